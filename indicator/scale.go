package indicator

import "iom.int/migdev/indicator/check"

// Scale says what kind of thing the values of an indicator are, and so what may
// be done with them: counts add up, shares are pooled from their parts, the
// grades of an ordinal scale have an order and no mean. The zero value is not
// stated, and nothing is refused then.
type Scale uint8

const (
	NoScale      Scale = iota
	CountScale         // how many there are: whole and not negative
	ShareScale         // a part of a whole, most often in percent
	RatioScale         // one quantity by another: a rate per 100,000, months of pay
	MoneyScale         // a sum in one currency
	IndexScale         // a number against a base or by a formula of several parts
	ScoreScale         // points, as on a scale from 0 to 10
	RankScale          // a place in an order: 1 is the first
	OrdinalScale       // grades with an order: absent, partial, complete
	NominalScale       // categories without an order
	YesNoScale         // yes or no
	TextScale          // words
)

var scales = check.Enum[Scale]{
	What: "indicator: scale",
	Names: []string{
		"", "count", "share", "ratio", "money", "index", "score", "rank", "ordinal", "nominal", "yes-no", "text",
	},
}

// String returns the scale in kebab-case, "" where it is not stated.
func (s Scale) String() string { return scales.String(s) }

// MarshalText returns what String does.
func (s Scale) MarshalText() ([]byte, error) { return scales.Marshal(s) }

// UnmarshalText reads what MarshalText writes.
func (s *Scale) UnmarshalText(text []byte) error { return scales.Unmarshal(s, text) }

// IsNumeric reports whether the values are numbers. Ranks are, though their
// differences mean nothing: see [Scale.Allows].
func (s Scale) IsNumeric() bool { return s >= CountScale && s <= RankScale }

// HasOrder reports whether of two values one is the higher: of numbers, of the
// grades of an ordinal scale, and of yes and no, where yes is the higher.
func (s Scale) HasOrder() bool { return s.IsNumeric() || s == OrdinalScale || s == YesNoScale }

// Allows reports whether an aggregation means anything on the scale:
//
//   - a sum of counts, of money and of scores. Shares, ratios and indices do
//     not add up; a ratio of sums is how shares and ratios combine.
//   - means and the median of numbers other than ranks. There is no mean of
//     grades: half of "partial" and half of "complete" is neither.
//   - the least and the greatest of what has an order.
//   - to count values and to take the latest: always.
//
// Where the scale or the aggregation is not stated, nothing is refused.
func (s Scale) Allows(a Aggregation) bool {
	switch {
	case s == NoScale:
		return true
	case a == Sum:
		return s == CountScale || s == MoneyScale || s == ScoreScale
	case a == RatioOfSums:
		return s == ShareScale || s == RatioScale
	case a == Mean || a == WeightedMean || a == Median:
		return s.IsNumeric() && s != RankScale
	case a == Minimum || a == Maximum:
		return s.HasOrder()
	}
	return true
}

// isQuotient reports whether values are one quantity by another.
func (s Scale) isQuotient() bool { return s == ShareScale || s == RatioScale }

// hasOptions reports whether values are chosen from a list.
func (s Scale) hasOptions() bool { return s == OrdinalScale || s == NominalScale }
