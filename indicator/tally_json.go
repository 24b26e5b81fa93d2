package indicator

import (
	"encoding/json"
	"fmt"

	"iom.int/migdev/indicator/check"
)

// MarshalJSON writes all that is needed to go on adding and merging:
//
//	{"aggregation": "mean", "used": 2, "missing": {"not-reported": 1}, "sum": {"sure": "15"}}
//
// Numbers are whole or fractions ("37/17"). Beside the sum stand the divisor of
// weights or denominators, the factor of a ratio, the values of a median in
// rising order, the bounds of the least, the greatest or the latest with its
// period; where values are hedged, their ends as [figure.Interval] writes them.
// Tallies of the same values are written alike, in whatever order they were
// added. An error that matches [ErrTally] says that a number has more than
// 65,536 bits.
func (t *Tally) MarshalJSON() ([]byte, error) { return json.Marshal(t.form()) }

// UnmarshalJSON reads what MarshalJSON writes, strictly. The errors that are
// not about JSON match [ErrTally].
func (t *Tally) UnmarshalJSON(data []byte) error {
	var f tallyForm
	if err := check.DecodeJSON(data, &f); err != nil {
		return fmt.Errorf("%w: %w", ErrTally, err)
	}
	u, err := f.tally()
	if err != nil {
		return err
	}
	*t = *u
	return nil
}
