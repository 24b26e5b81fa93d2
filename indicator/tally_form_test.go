package indicator_test

import (
	"encoding"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

var (
	_ encoding.BinaryMarshaler   = (*indicator.Tally)(nil)
	_ encoding.BinaryAppender    = (*indicator.Tally)(nil)
	_ encoding.BinaryUnmarshaler = (*indicator.Tally)(nil)
	_ json.Marshaler             = (*indicator.Tally)(nil)
	_ json.Unmarshaler           = (*indicator.Tally)(nil)
)

// The forms as they are published: a change here needs another version.
func TestTallyForms(t *testing.T) {
	item := func(value, beside string) indicator.Item {
		i := indicator.Item{Value: tallySpan(t, value), Period: period.MustParse("2011-03")}
		if beside != "" {
			i.Weight = tallySpan(t, beside)
			i.Denominator = i.Weight
		}
		return i
	}
	tests := map[string]struct {
		tally       *indicator.Tally
		items       []indicator.Item
		json, bytes string
	}{
		"zero value": {new(indicator.Tally), nil, `{"used":0}`, "01000000"},
		"nothing": {
			indicator.MustTally(indicator.Sum), []indicator.Item{{Absence: indicator.Withheld}, {Absence: indicator.NotReported}},
			`{"aggregation":"sum","used":0,"missing":{"not-reported":1,"withheld":1}}`, "010100 02 0101 0301",
		},
		"sum":        {indicator.MustTally(indicator.Sum), []indicator.Item{item("300", "")}, `{"aggregation":"sum","used":1,"sum":{"sure":"300"}}`, "01010100 08012c 00"},
		"fraction":   {indicator.MustTally(indicator.Mean), []indicator.Item{item("-1/3", "")}, `{"aggregation":"mean","used":1,"sum":{"sure":"-1/3"}}`, "01020100 0701 0103 00"},
		"hedged sum": {indicator.MustTally(indicator.Sum), []indicator.Item{item("[1, )", ""), item("2", "")}, `{"aggregation":"sum","used":2,"sum":{"sure":"2","uncertain":{"lo":"1","lo_closed":true,"hi":null,"hi_closed":false}}}`, "01010200 0402 01 03 0401"},
		"ratio":      {indicator.NewRatioTally(figure.Int(100)), []indicator.Item{item("5", "10")}, `{"aggregation":"ratio-of-sums","factor":"100","used":1,"sum":{"sure":"5"},"divisor":{"sure":"10"}}`, "0104 0464 0100 0405 00 040a 00"},
		"weighted": {
			indicator.MustTally(indicator.WeightedMean), []indicator.Item{item("5", "2"), item("7", "[1, 2)")},
			`{"aggregation":"weighted-mean","used":2,"sum":{"sure":"10"},"divisor":{"sure":"2"},"uncertain":[{"value":{"lo":"7","lo_closed":true,"hi":"7","hi_closed":true},"weight":{"lo":"1","lo_closed":true,"hi":"2","hi_closed":false}}]}`,
			"01030200 040a 00 0402 00 01 1f 0407 07 0401 0402",
		},
		"median": {
			indicator.MustTally(indicator.Median), []indicator.Item{item("5", ""), item("0", ""), item("(, 2)", "")},
			`{"aggregation":"median","used":3,"values":["0","5"],"intervals":[{"lo":null,"lo_closed":false,"hi":"2","hi_closed":false}]}`,
			"01050300 02 00 0405 01 04 0402",
		},
		"minimum": {indicator.MustTally(indicator.Minimum), []indicator.Item{item("5", "")}, `{"aggregation":"minimum","used":1,"bounds":{"lo":"5","lo_closed":true,"hi":"5","hi_closed":true}}`, "01060100 1f 0405"},
		"latest":  {indicator.MustTally(indicator.Latest), []indicator.Item{item("5", "")}, `{"aggregation":"latest","used":1,"period":"2011-03","bounds":{"lo":"5","lo_closed":true,"hi":"5","hi_closed":true}}`, "01080100 07 323031312d3033 1f 0405"},
		"count":   {indicator.MustTally(indicator.Count), []indicator.Item{item("5", "")}, `{"aggregation":"count","used":1}`, "01090100"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, i := range tt.items {
				tt.tally.AddItem(i)
			}
			data, err := json.Marshal(tt.tally)
			require.NoError(t, err)
			require.Equal(t, tt.json, string(data))
			var back indicator.Tally
			require.NoError(t, json.Unmarshal(data, &back))
			requireSame(t, tt.tally, &back)

			data, err = tt.tally.MarshalBinary()
			require.NoError(t, err)
			require.Equal(t, strings.ReplaceAll(tt.bytes, " ", ""), hex.EncodeToString(data))
			back = indicator.Tally{}
			require.NoError(t, back.UnmarshalBinary(data))
			requireSame(t, tt.tally, &back)
			for n := range data {
				require.ErrorIs(t, new(indicator.Tally).UnmarshalBinary(data[:n]), indicator.ErrTally, "cut to %d bytes", n)
			}
			require.ErrorIs(t, new(indicator.Tally).UnmarshalBinary(append(data, 0)), indicator.ErrTally)
		})
	}
}

// Engines hand partial tallies to each other in either form.
func TestTallyMergesWhatIsReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	for _, a := range combining {
		for range 40 {
			items := make([]indicator.Item, 2+r.IntN(100))
			for i := range items {
				items[i] = randomItem(r, false)
			}
			cut := r.IntN(len(items))
			var left, right indicator.Tally
			data, err := tallyOf(a, items[:cut]).MarshalBinary()
			require.NoError(t, err)
			require.NoError(t, left.UnmarshalBinary(data))
			data, err = json.Marshal(tallyOf(a, items[cut:]))
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(data, &right))
			require.NoError(t, left.Merge(&right))
			requireSame(t, tallyOf(a, items), &left)
		}
	}
}

func TestTallyUnmarshalRefuses(t *testing.T) {
	const five, seven = `{"lo":"5","lo_closed":true,"hi":"5","hi_closed":true}`, `{"lo":"5","lo_closed":true,"hi":"7","hi_closed":true}`
	texts := map[string]string{
		"no JSON":                    `{`,
		"unknown field":              `{"used":0,"size":1}`,
		"twice":                      `{"used":0,"used":0}`,
		"not combined":               `{"aggregation":"not-combined","used":0}`,
		"unknown aggregation":        `{"aggregation":"mode","used":0}`,
		"used without aggregation":   `{"used":1}`,
		"used below 0":               `{"aggregation":"count","used":-1}`,
		"used beyond bounds":         `{"aggregation":"count","used":281474976710657}`,
		"missing for no reason":      `{"aggregation":"count","used":1,"missing":{"":1}}`,
		"missing none":               `{"aggregation":"count","used":1,"missing":{"withheld":0}}`,
		"no sum":                     `{"aggregation":"sum","used":1}`,
		"a sum of nothing":           `{"aggregation":"sum","used":0,"sum":{"sure":"1"}}`,
		"a sum in a count":           `{"aggregation":"count","used":1,"sum":{"sure":"1"}}`,
		"a factor in a sum":          `{"aggregation":"sum","factor":"100","used":0}`,
		"no factor":                  `{"aggregation":"ratio-of-sums","used":0}`,
		"a factor of 0":              `{"aggregation":"ratio-of-sums","factor":"0","used":0}`,
		"no divisor":                 `{"aggregation":"ratio-of-sums","factor":"1","used":1,"sum":{"sure":"1"}}`,
		"no number":                  `{"aggregation":"sum","used":1,"sum":{"sure":"1.5"}}`,
		"plus":                       `{"aggregation":"sum","used":1,"sum":{"sure":"+1"}}`,
		"over 0":                     `{"aggregation":"sum","used":1,"sum":{"sure":"1/0"}}`,
		"over less":                  `{"aggregation":"sum","used":1,"sum":{"sure":"1/-2"}}`,
		"too many digits":            `{"aggregation":"sum","used":1,"sum":{"sure":"` + strings.Repeat("1", 20000) + `"}}`,
		"too many bits":              `{"aggregation":"sum","used":1,"sum":{"sure":"` + strings.Repeat("9", 19729) + `"}}`,
		"one number as interval":     `{"aggregation":"sum","used":1,"sum":{"sure":"1","uncertain":` + five + `}}`,
		"an empty interval":          `{"aggregation":"sum","used":1,"sum":{"sure":"1","uncertain":{"lo":"5","lo_closed":true,"hi":"5","hi_closed":false}}}`,
		"an inverted interval":       `{"aggregation":"minimum","used":1,"bounds":{"lo":"5","lo_closed":true,"hi":"4","hi_closed":true}}`,
		"a closed end that is not":   `{"aggregation":"minimum","used":1,"bounds":{"lo":null,"lo_closed":true,"hi":"4","hi_closed":true}}`,
		"no bounds":                  `{"aggregation":"minimum","used":1}`,
		"no period":                  `{"aggregation":"latest","used":1,"bounds":` + five + `}`,
		"a period in a minimum":      `{"aggregation":"minimum","used":1,"period":"2011","bounds":` + five + `}`,
		"fewer values than used":     `{"aggregation":"median","used":2,"values":["1"]}`,
		"values out of order":        `{"aggregation":"median","used":2,"values":["2","1"]}`,
		"intervals out of order":     `{"aggregation":"median","used":2,"intervals":[` + seven + `,{"lo":"1","lo_closed":true,"hi":"7","hi_closed":true}]}`,
		"a number as an interval":    `{"aggregation":"median","used":1,"intervals":[` + five + `]}`,
		"an empty interval, median":  `{"aggregation":"median","used":1,"intervals":[{"lo":"5","lo_closed":false,"hi":"5","hi_closed":false}]}`,
		"values in a sum":            `{"aggregation":"sum","used":1,"sum":{"sure":"1"},"values":["1"]}`,
		"weights below 0":            `{"aggregation":"weighted-mean","used":1,"sum":{"sure":"1"},"divisor":{"sure":"-1"}}`,
		"uncertain sum of weights":   `{"aggregation":"weighted-mean","used":1,"sum":{"sure":"1"},"divisor":{"sure":"1","uncertain":` + seven + `}}`,
		"a certain uncertain weight": `{"aggregation":"weighted-mean","used":1,"sum":{"sure":"0"},"divisor":{"sure":"0"},"uncertain":[{"value":` + five + `,"weight":` + five + `}]}`,
		"an uncertain weight below":  `{"aggregation":"weighted-mean","used":1,"sum":{"sure":"0"},"divisor":{"sure":"0"},"uncertain":[{"value":` + five + `,"weight":{"lo":null,"hi":"5"}}]}`,
		"more uncertain than used":   `{"aggregation":"weighted-mean","used":1,"sum":{"sure":"0"},"divisor":{"sure":"0"},"uncertain":[{"value":` + five + `,"weight":` + seven + `},{"value":` + five + `,"weight":` + seven + `}]}`,
		"uncertain out of order":     `{"aggregation":"weighted-mean","used":2,"sum":{"sure":"0"},"divisor":{"sure":"0"},"uncertain":[{"value":` + seven + `,"weight":` + seven + `},{"value":` + five + `,"weight":` + seven + `}]}`,
		"an empty uncertain value":   `{"aggregation":"weighted-mean","used":1,"sum":{"sure":"0"},"divisor":{"sure":"0"},"uncertain":[{"value":{"lo":"2","hi":"1"},"weight":` + seven + `}]}`,
		"an empty uncertain weight":  `{"aggregation":"weighted-mean","used":1,"sum":{"sure":"0"},"divisor":{"sure":"0"},"uncertain":[{"value":` + seven + `,"weight":{"lo":"2","hi":"1"}}]}`,
		"an empty sum of numerators": `{"aggregation":"ratio-of-sums","factor":"1","used":1,"sum":{"sure":"0"},"divisor":{"sure":"0","uncertain":{"lo":"2","hi":"1"}}}`,
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			tally := tallyOf(indicator.Sum, []indicator.Item{{Value: tallySpan(t, "3")}})
			require.ErrorIs(t, tally.UnmarshalJSON([]byte(text)), indicator.ErrTally)
			require.Equal(t, "sum 3 of 1", tally.Result().String(), "an error changes nothing")
		})
	}
	bytes := map[string]string{
		"nothing":                   "",
		"another version":           "02010000",
		"not combined":              "010a0000",
		"unknown aggregation":       "01ff0000",
		"a long count":              "0109810000",
		"count beyond bounds":       "0109ffffffffffffff7f00",
		"reasons twice":             "01090102 0101 0101",
		"reasons out of order":      "01090102 0301 0101",
		"present is no reason":      "01090101 0001",
		"no such reason":            "01090101 0901",
		"reason beyond all":         "01090101 2001",
		"minus 0":                   "01010100 01 00",
		"0 with a denominator":      "01010100 02 0102 00",
		"number that begins with 0": "01010100 080001 00",
		"denominator of 1":          "01010100 0601 0101 00",
		"denominator of 0":          "01010100 0601 00 00",
		"not in lowest terms":       "01010100 0602 0104 00",
		"not a sum":                 "01010100 0402 02",
		"bounds of nothing closed":  "01010100 0402 01 02",
		"half a point":              "01060100 11 0405",
		"a point as an interval":    "01060100 0f 0405 0405",
		"unknown flags":             "01060100 20",
		"more values than bytes":    "01050900 09 0401",
		"too long a number":         "01010100 848002" + strings.Repeat("01", 8193) + "00",
	}
	bytes["a period that is none"] = "01080100 04 32303178 1f 0405"
	for name, text := range bytes {
		t.Run("binary "+name, func(t *testing.T) {
			data, err := hex.DecodeString(strings.ReplaceAll(text, " ", ""))
			require.NoError(t, err)
			tally := tallyOf(indicator.Sum, []indicator.Item{{Value: tallySpan(t, "3")}})
			require.ErrorIs(t, tally.UnmarshalBinary(data), indicator.ErrTally)
			require.Equal(t, "sum 3 of 1", tally.Result().String(), "an error changes nothing")
		})
	}
}

func TestTallyMarshalRefusesEndlessNumbers(t *testing.T) {
	long := figure.FromRat(new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 1<<16)))
	for _, a := range []indicator.Aggregation{indicator.Sum, indicator.Median, indicator.Maximum} {
		tally := indicator.MustTally(a)
		tally.Add(long)
		_, err := tally.MarshalBinary()
		require.ErrorIs(t, err, indicator.ErrTally)
		_, err = tally.MarshalJSON()
		require.ErrorIs(t, err, indicator.ErrTally)
	}
	tally := indicator.MustTally(indicator.Sum)
	tally.Add(figure.FromRat(new(big.Rat).SetInt(new(big.Int).Sub(long.Rat().Num(), big.NewInt(1)))))
	for _, form := range []struct {
		write func() ([]byte, error)
		read  func(*indicator.Tally, []byte) error
	}{
		{tally.MarshalBinary, (*indicator.Tally).UnmarshalBinary},
		{tally.MarshalJSON, (*indicator.Tally).UnmarshalJSON},
	} {
		data, err := form.write()
		require.NoError(t, err)
		var back indicator.Tally
		require.NoError(t, form.read(&back, data))
		requireSame(t, tally, &back)
	}
}

// What reads is written as it was read, and merges.
func FuzzTallyUnmarshalBinary(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, a := range combining {
		for n := range 4 {
			tally := indicator.MustTally(a)
			for range n {
				tally.AddItem(randomItem(r, n == 1))
			}
			data, err := tally.MarshalBinary()
			require.NoError(f, err)
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var tally indicator.Tally
		if err := tally.UnmarshalBinary(data); err != nil {
			require.ErrorIs(t, err, indicator.ErrTally)
			require.Equal(t, indicator.NoAggregation, tally.Aggregation())
			return
		}
		again, err := tally.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, data, again)
		_ = tally.Result().Trace().String()
		text, err := tally.MarshalJSON()
		require.NoError(t, err)
		var back indicator.Tally
		require.NoError(t, back.UnmarshalJSON(text))
		requireSame(t, &tally, &back)
		require.NoError(t, back.Merge(&tally))
	})
}

func FuzzTallyUnmarshalJSON(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, a := range combining {
		tally := indicator.MustTally(a)
		for range 3 {
			tally.AddItem(randomItem(r, false))
		}
		data, err := tally.MarshalJSON()
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var tally, back indicator.Tally
		if err := tally.UnmarshalJSON(data); err != nil {
			require.ErrorIs(t, err, indicator.ErrTally)
			return
		}
		again, err := tally.MarshalJSON()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalJSON(again))
		requireSame(t, &tally, &back)
	})
}
