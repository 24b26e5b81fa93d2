package indicator

import "iom.int/migdev/indicator/check"

// Aggregation says how values of an indicator combine into one. Over periods
// and over contributors it may differ: the people reached by several partners
// add up within a year, while stocks of several years do not. The zero value is
// not stated, and nothing is combined then.
type Aggregation uint8

const (
	NoAggregation Aggregation = iota
	Sum                       // added up
	Mean                      // the arithmetic mean, each value once
	WeightedMean              // the arithmetic mean by weights such as population or product
	RatioOfSums               // numerators over denominators, each added up first: of shares and rates
	Median                    // the middle value, or the mean of the two in the middle
	Minimum                   // the least value
	Maximum                   // the greatest value
	Latest                    // the value of the latest period
	Count                     // how many there are
	NotCombined               // must not be combined, as ranks and texts
)

var aggregations = check.Enum[Aggregation]{
	What: "indicator: aggregation",
	Names: []string{
		"", "sum", "mean", "weighted-mean", "ratio-of-sums", "median", "minimum", "maximum", "latest", "count", "not-combined",
	},
}

// String returns the aggregation in kebab-case, "" where it is not stated.
func (a Aggregation) String() string { return aggregations.String(a) }

// MarshalText returns what String does.
func (a Aggregation) MarshalText() ([]byte, error) { return aggregations.Marshal(a) }

// UnmarshalText reads what MarshalText writes.
func (a *Aggregation) UnmarshalText(text []byte) error { return aggregations.Unmarshal(a, text) }
