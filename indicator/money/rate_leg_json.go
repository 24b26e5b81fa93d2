package money

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
)

type legJSON struct {
	Rate    Rate   `json:"rate"`
	Inverse bool   `json:"inverse,omitempty"`
	Age     string `json:"age,omitempty"`
}

// MarshalJSON writes {"rate":{…},"inverse":true,"age":"2"}, with "inverse" where
// the amount was divided, "age" in days where there is one, and null for what is
// not stated. A mean is written as the rate that it is, without what it was
// taken of. The errors are those of [Rate.MarshalJSON].
func (l Leg) MarshalJSON() ([]byte, error) {
	if l.Rate.IsZero() {
		return []byte("null"), nil
	}
	out := legJSON{Rate: l.Rate, Inverse: l.Inverse}
	if l.HasAge {
		out.Age = strconv.Itoa(l.Age)
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what [Leg.MarshalJSON] writes, strictly. The errors match
// [ErrRate].
func (l *Leg) UnmarshalJSON(data []byte) error {
	if bytes.Equal(bytes.TrimSpace(data), []byte("null")) {
		*l = Leg{}
		return nil
	}
	var in legJSON
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("%w: leg: %w", ErrRate, err)
	}
	if in.Rate.IsZero() {
		return fmt.Errorf("%w: leg %s: want a rate", ErrRate, check.Quote(string(data)))
	}
	out := Leg{Rate: in.Rate, Inverse: in.Inverse}
	if in.Age != "" {
		age, err := strconv.Atoi(in.Age)
		if err != nil || strconv.Itoa(age) != in.Age {
			return fmt.Errorf("%w: leg with the age %s: want days, as in 2", ErrRate, check.Quote(in.Age))
		}
		out.Age, out.HasAge = age, true
	}
	*l = out
	return nil
}
