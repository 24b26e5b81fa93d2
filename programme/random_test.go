package programme_test

import (
	"encoding"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// pool returns values of the types that are not made of exported fields.
func pool() map[reflect.Type][]any {
	parts, err := indicator.PartsValue(figure.MustParse("45"), figure.MustParse("60"), figure.Int(100))
	if err != nil {
		panic(err)
	}
	serbia, area := place.MustCountry("RS"), place.Area{Kind: "district", Name: lang.En("Pčinja")}
	return map[reflect.Type][]any{
		reflect.TypeFor[lang.Text](): {
			lang.En("text"), lang.NewText(lang.Serbian, "текст").With(lang.SerbianLatin, "tekst"), lang.En(`"<&>` + "\u2028"),
		},
		reflect.TypeFor[lang.Tag](): {lang.English, lang.SerbianLatin, lang.Albanian},
		reflect.TypeFor[figure.Figure](): {
			figure.MustParse("over 1,700 jobs"), figure.MustParse("15-20% of GDP"), figure.MustParse("40%"), figure.MustParse("60%"), figure.MustParse("0.1%"),
			figure.MustParse("two years"), figure.MustParse("about 5 strategies (estimate)"), figure.MustParse("several decades"), figure.Count(2, ""),
			figure.MustParse("minimum 8 to 10 jobs").WithRole(figure.Target).WithSource(figure.Source{Title: "page"}),
		},
		reflect.TypeFor[money.Figure](): {
			money.MustParseFigure("USD 8 million"), money.MustParseFigure("up to EUR 25,000"), stated("1250.50 USD"),
		},
		reflect.TypeFor[money.Amount]():      {money.MustParse("1250.50 USD"), money.MustParse("-3 RSD")},
		reflect.TypeFor[money.Currency]():    {money.USD, money.EUR},
		reflect.TypeFor[programme.FeeRate](): {programme.MustFeeRate("0.07"), programme.MustFeeRate("0")},
		reflect.TypeFor[figure.Growth]():     {figure.MustParseGrowth("700% increase"), figure.MustParseGrowth("increased ten times")},
		reflect.TypeFor[figure.Number]():     {figure.Int(100), figure.MustNumber("0.5")},
		reflect.TypeFor[period.Date]():       {period.MustParse("2011"), period.MustParse("2012-05"), period.MustParse("2016-02-29")},
		reflect.TypeFor[period.Span]():       {period.MustParseSpan("1997/.."), period.MustParseSpan("2009-05/2012-05"), period.MustParseSpan("../2011"), period.MustParseSpan("2011")},
		reflect.TypeFor[period.Cadence]():    {period.Monthly, period.Yearly, period.MustParseCadence("yearly-from-07")},
		reflect.TypeFor[place.Country]():     {serbia, place.MustCountry("XK"), place.MustCountry("SUHH")},
		reflect.TypeFor[indicator.Place](): {
			indicator.CountryPlace(serbia), indicator.GroupPlace("EU"), indicator.AreaPlace(area), indicator.CorridorPlace(serbia, place.MustCountry("DE")),
		},
		reflect.TypeFor[indicator.Value](): {
			indicator.FigureValue(figure.MustParse("2 centres")), parts, indicator.AbsentValue(indicator.Withheld), indicator.YesNoValue(true),
			indicator.TextValue("N/A"), indicator.CodeValue("a"),
		},
		reflect.TypeFor[indicator.Breakdown](): {indicator.By("sex", "female"), indicator.By("age", "15-24").With("sex", "male")},
		reflect.TypeFor[indicator.Code]():      {indicator.MustCode("sdg:10.7"), indicator.MustCode("dac-5:15190"), indicator.MustCode("iom"), indicator.MustCode("own:x")},
	}
}

// random fills values by their types.
type random struct {
	*rand.Rand
	pool map[reflect.Type][]any
}

// words are few, so that codes are found again.
var words = []string{"a", "b", "iom", "1", "1.1", "šta", "blank in it", " "}

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
			if r.IntN(3) == 0 || !strings.Contains(field.Tag.Get("json"), ",omit") {
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
		v.SetUint(uint64(r.IntN(len(names(v.Type())))))
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

// Any programme is written as the schema says and reads back as the same; its
// check gives the same twice, and changes nothing.
func TestRandomProgrammes(t *testing.T) {
	root := programmeSchema()
	r := random{rand.New(rand.NewPCG(7, 2026)), pool()}
	found := map[string]bool{}
	for range 400 {
		p := r.programme(t)
		data := text(t, p)
		require.Empty(t, invalid(t, root, data))
		var back programme.Programme
		require.NoError(t, back.UnmarshalJSON([]byte(data)))
		require.Equal(t, data, text(t, back))
		require.Equal(t, p, back)

		options := programme.Options{AsOf: period.MustParse("2011-06"), Profile: programme.DonorRules()}
		fs := p.CheckWith(options)
		require.True(t, fs.Equal(back.CheckWith(options)))
		require.Equal(t, data, text(t, p))
		for code := range p.Check().Codes() {
			found[code] = true
		}
	}
	require.Greater(t, len(found), 40, "random programmes must reach most rules")
}

// Nothing of joint is left out: whatever a programme can state it states
// somewhere, so that the tests of reading and writing reach every field.
func TestJointStatesEverything(t *testing.T) {
	stated := map[string]bool{}
	var all []string
	var look func(name string, v reflect.Value)
	look = func(name string, v reflect.Value) {
		if strings.HasPrefix(v.Type().String(), "*") || !strings.HasPrefix(v.Type().String(), "programme.") || v.Type().Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
			return
		}
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() {
				return
			}
			key := v.Type().String() + "." + field.Name
			all = append(all, key)
			f := v.Field(i)
			if !f.IsZero() {
				stated[key] = true
			}
			switch {
			case f.Kind() == reflect.Struct:
				look(key, f)
			case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
				for j := range f.Len() {
					look(key, f.Index(j))
				}
			}
		}
	}
	look("", reflect.ValueOf(joint()))
	for _, key := range all {
		require.True(t, stated[key], key)
	}
}
