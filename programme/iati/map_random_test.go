package iati_test

import (
	"encoding"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	ind "iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// pool returns values of the types that are not made of exported fields.
func pool(t testing.TB) map[reflect.Type][]any {
	parts, err := ind.PartsValue(figure.MustParse("45"), figure.MustParse("60"), figure.Int(100))
	require.NoError(t, err)
	stated, err := money.Stated(money.MustParse("1250.50 USD"))
	require.NoError(t, err)
	serbia, area := place.MustCountry("RS"), place.Area{Kind: "district", Name: lang.En("Pčinja"), Code: "RS-24"}
	return map[reflect.Type][]any{
		reflect.TypeFor[lang.Text](): {
			lang.En("text"), lang.NewText(lang.Serbian, "текст").With(lang.SerbianLatin, "tekst"), lang.En("\"<&>\u2028 \r\n\t\x01"),
			lang.NewText(lang.Albanian, " text ").With(lang.English, "x"), lang.NewText(lang.Tag{}, "\ufffd"),
		},
		reflect.TypeFor[lang.Tag](): {lang.English, lang.SerbianLatin, lang.Albanian},
		reflect.TypeFor[figure.Figure](): {
			figure.MustParse("over 1,700 jobs"), figure.MustParse("15-20% of GDP"), figure.MustParse("40%"), figure.MustParse("60%"), figure.MustParse("0.1%"),
			figure.MustParse("two years"), figure.MustParse("about 5 strategies (estimate)"), figure.MustParse("several decades"), figure.Count(2, ""),
			figure.MustParse("minimum 8 to 10 jobs").WithRole(figure.Target).WithSource(figure.Source{Title: "page"}),
		},
		reflect.TypeFor[money.Figure]():      {money.MustParseFigure("USD 8 million"), money.MustParseFigure("up to EUR 25,000"), stated},
		reflect.TypeFor[money.Amount]():      {money.MustParse("1250.50 USD"), money.MustParse("-3 RSD"), money.MustParse("0.00 EUR")},
		reflect.TypeFor[money.Currency]():    {money.USD, money.EUR},
		reflect.TypeFor[programme.FeeRate](): {programme.MustFeeRate("0.07"), programme.MustFeeRate("0")},
		reflect.TypeFor[figure.Source](): {
			figure.Source{Title: "page", Link: "https://example.org/a.pdf"}, figure.Source{Link: "http://example.org/?a=%20#b"},
			figure.Source{Publisher: "a", Quote: " ", Date: period.MustParse("2012-05")}, figure.Source{Page: "1", Link: "on the shelf"},
		},
		reflect.TypeFor[figure.Growth](): {figure.MustParseGrowth("700% increase"), figure.MustParseGrowth("increased ten times")},
		reflect.TypeFor[figure.Number](): {figure.Int(100), figure.MustNumber("0.5")},
		reflect.TypeFor[period.Date]():   {period.MustParse("2011"), period.MustParse("2012-05"), period.MustParse("2016-02-29")},
		reflect.TypeFor[period.Span](): {
			period.MustParseSpan("1997/.."), period.MustParseSpan("2009-05/2012-05"), period.MustParseSpan("../2011"), period.MustParseSpan("2011"),
			period.MustParseSpan("2011-01-01/2011-12-31"), period.MustParseSpan("2011-05-01"),
		},
		reflect.TypeFor[period.Cadence](): {period.Monthly, period.Yearly, period.MustParseCadence("yearly-from-07")},
		reflect.TypeFor[place.Country]():  {serbia, place.MustCountry("XK"), place.MustCountry("SUHH")},
		reflect.TypeFor[ind.Place](): {
			ind.CountryPlace(serbia), ind.GroupPlace("EU"), ind.AreaPlace(area), ind.CorridorPlace(serbia, place.MustCountry("DE")), ind.Place{},
		},
		reflect.TypeFor[ind.Value](): {
			ind.FigureValue(figure.MustParse("2 centres")), parts, ind.AbsentValue(ind.Withheld), ind.YesNoValue(true),
			ind.TextValue("N/A"), ind.CodeValue("a"), ind.FigureValue(figure.MustParse("8 million jobs")),
		},
		reflect.TypeFor[ind.Breakdown](): {ind.By("sex", "female"), ind.By("age", "15-24").With("sex", "male"), ind.By("age", " ")},
		reflect.TypeFor[ind.Code](): {
			ind.MustCode("sdg:10.7"), ind.MustCode("dac-5:15190"), ind.MustCode("iom"), ind.MustCode("own:x"), ind.MustCode("dac-aid:A01"),
			ind.MustCode("iati:XM-1-a"), ind.MustCode("iati-org:XM-DAC-47066"), ind.MustCode("dac-region:89"), ind.MustCode("gcm:20"),
			ind.MustCode("iati-budget-item-4:1844"), ind.MustCode("iati-result-99:a"), ind.MustCode("iati-indicator-1:b"),
			ind.MustCode("iati-organisation-type:40"), ind.MustCode("iati-budget-not-provided:1"),
		},
	}
}

// random fills values by their types.
type random struct {
	*rand.Rand
	pool map[reflect.Type][]any
}

// words are few, so that codes are found again.
var words = []string{"a", "b", "iom", "1", "1.1", "šta", "blank in it", " ", "#x", "a\x01"}

func newRandom(t testing.TB) random { return random{rand.New(rand.NewPCG(11, 2026)), pool(t)} }

func (r random) fill(t testing.TB, v reflect.Value) {
	if from, ok := r.pool[v.Type()]; ok {
		v.Set(reflect.ValueOf(from[r.IntN(len(from))]))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			require.True(t, field.IsExported(), "%s needs values in the pool", v.Type())
			chance := 2
			if !strings.Contains(field.Tag.Get("json"), ",omit") {
				chance = 10 // it is written all the same
			}
			if r.IntN(chance) > 0 {
				r.fill(t, v.Field(i))
			}
		}
	case reflect.Slice:
		list := reflect.MakeSlice(v.Type(), 1+r.IntN(3), 3)
		for i := range list.Len() {
			r.fill(t, list.Index(i))
		}
		v.Set(list)
	case reflect.Uint8:
		n := uint64(0)
		for v.SetUint(n); n < 255; v.SetUint(n) {
			if _, err := v.Interface().(encoding.TextMarshaler).MarshalText(); err != nil {
				break
			}
			n++
		}
		v.SetUint(r.Uint64N(n))
	case reflect.String:
		v.SetString(words[r.IntN(len(words))])
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(r.IntN(40)))
	default:
		t.Fatalf("no random %s", v.Type())
	}
}

func (r random) programme(t testing.TB) programme.Programme {
	var p programme.Programme
	r.fill(t, reflect.ValueOf(&p).Elem())
	return p
}

// Any programme comes back from a file, and its activity is valid by the schema
// wherever nothing is reported as missing.
func TestMapRandomProgrammes(t *testing.T) {
	t.Parallel()
	r := newRandom(t)
	valid := 0
	codes := map[string]bool{}
	count := 60
	if underRace {
		count = 10
	}
	for range count {
		p := r.programme(t)
		for _, how := range []iati.Publication{publication, {}} {
			a, fs, err := iati.FromProgramme(p, how)
			require.NoError(t, err)
			for code := range fs.Codes() {
				codes[code] = true
			}
			a = throughFile(t, a)
			if fs.WithCode("iati.map-missing") == nil {
				require.Empty(t, a.CheckSchema())
				valid++
			}
			got, fs, err := iati.ToProgramme(a)
			require.NoError(t, err)
			requireSame(t, p, got)
			require.Empty(t, fs.AtLeast(check.Warning))
			require.Empty(t, fs)

			again, _, err := iati.FromProgramme(got, how)
			require.NoError(t, err)
			want, err := json.Marshal(throughFile(t, again))
			require.NoError(t, err)
			first, err := json.Marshal(a)
			require.NoError(t, err)
			require.Equal(t, string(first), string(want))
		}
	}
	require.Greater(t, valid, count/3)
	for _, code := range []string{"iati.map-carried", "iati.map-missing", "iati.map-stand-in", "iati.map-day", "iati.map-unshared"} {
		require.True(t, codes[code], code)
	}
}
