package diaspora

import (
	"encoding/json"
	"fmt"

	"iom.int/migdev/indicator/check"
)

// countJSON is a count as JSON has it.
type countJSON struct {
	Status  CountStatus `json:"status"`
	Quality *Quality    `json:"quality,omitempty"`
	Value   *int64      `json:"value,omitempty,string"`
	Low     *int64      `json:"low,omitempty,string"`
	High    *int64      `json:"high,omitempty,string"`
	Absent  uint32      `json:"absent,omitempty,string"`
}

// MarshalJSON writes {"status": "value", "quality": "exact", "value":
// "1250451"}. Bounds stand where they do not follow from number and quality, as
// in {"status": "suppressed", "low": "1", "high": "4"}, and absent is the number
// of parts of a sum that gave none.
func (c Count) MarshalJSON() ([]byte, error) {
	out := countJSON{Status: c.status, Absent: c.absent}
	var plain Count
	if c.IsGiven() {
		out.Quality = &c.quality
		if !c.hasNoValue {
			out.Value = &c.value
			plain, _ = NewCount(c.value, c.quality) // zero for a range
		}
	} else {
		plain = AbsentCount(c.status)
	}
	if c.low != plain.low || c.top() != plain.top() || c.IsGiven() && (c.hasNoValue || c.quality == RangeCount) {
		out.Low = &c.low
		if high, ok := c.High(); ok {
			out.High = &high
		}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes, strictly. What contradicts itself
// is an error that matches [ErrCount], and leaves c as it was.
func (c *Count) UnmarshalJSON(data []byte) error {
	var in countJSON
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: count: %w", err)
	}
	refuse := func(why string) error {
		return fmt.Errorf("%w: %s: %s", ErrCount, check.Quote(string(data)), why)
	}
	var out Count
	switch {
	case in.Status == CountGiven && in.Quality == nil:
		return refuse("want a quality")
	case in.Status != CountGiven && (in.Quality != nil || in.Value != nil):
		return refuse("want neither value nor quality where there is none")
	case in.Status != CountGiven:
		out = AbsentCount(in.Status)
	case in.Value == nil || *in.Quality == RangeCount:
		if in.Low == nil {
			return refuse("want a value or bounds")
		}
		if *in.Quality == ExactCount || *in.Quality == AtMostCount {
			return refuse("want a value")
		}
		out = Count{high: open, status: CountGiven, quality: *in.Quality, hasNoValue: in.Value == nil}
		if in.Value != nil {
			out.value = *in.Value
		}
	default:
		var err error
		if out, err = NewCount(*in.Value, *in.Quality); err != nil {
			return err
		}
	}
	if in.High != nil && in.Low == nil {
		return refuse("want a low end beside the high one")
	}
	if in.Low != nil {
		out.low, out.high = *in.Low, open
		if in.High != nil {
			out.high = *in.High
		}
	}
	if out.status == CountNotReported && out.low == 0 && out.high == open {
		out.high = 0 // as in the zero Count
	}
	out.absent = in.Absent
	if why := out.contradiction(); why != "" {
		return refuse(why)
	}
	*c = out
	return nil
}

// contradiction says what is wrong with a count from outside, "" for nothing.
func (c Count) contradiction() string {
	switch {
	case c.value < 0 || c.value > MaxCount || c.low < 0 || c.low > MaxCount || c.high > MaxCount || c.high < open:
		return fmt.Sprintf("want numbers from 0 to %d", int64(MaxCount))
	case c.top() != open && c.top() < c.low:
		return "want the low end first"
	case c.hasNoValue && c.quality == RangeCount && c.absent == 0 && c.low == c.high:
		return "want two ends that differ"
	case c.absent > 0 && c.IsGiven() && (c.quality == ExactCount || c.quality == AtMostCount):
		return "want no absent parts of a number of this quality"
	case !c.IsGiven() || c.hasNoValue:
		return ""
	}
	switch c.quality {
	case ExactCount:
		if c.low != c.value || c.high != c.value {
			return "want no other bounds of an exact number"
		}
	case AtLeastCount:
		if c.low < c.value {
			return "want a low end of at least the value"
		}
	case AtMostCount:
		if c.high != c.value {
			return "want the value as the high end"
		}
	case EstimateCount:
		if c.absent == 0 && (c.low > c.value || c.high != open && c.high < c.value) {
			return "want the value within its bounds"
		}
	}
	return ""
}
