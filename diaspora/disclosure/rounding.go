package disclosure

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Half says where a count goes that lies exactly between two multiples, which
// happens with even bases alone. The zero value is not stated.
type Half uint8

// The rules for halves.
const (
	HalfUp   Half = iota + 1 // to the greater multiple
	HalfDown                 // to the smaller one
	HalfEven                 // to the one that is an even number of bases
)

var halves = check.Enum[Half]{What: "disclosure: rule for halves", Names: []string{"", "up", "down", "even"}}

// String returns "up", "down", "even", or "" for not stated.
func (h Half) String() string { return halves.String(h) }

// MarshalText returns what String does.
func (h Half) MarshalText() ([]byte, error) { return halves.Marshal(h) }

// UnmarshalText reads what [Half.MarshalText] writes.
func (h *Half) UnmarshalText(text []byte) error { return halves.Unmarshal(h, text) }

// Bounds of rounding.
const (
	maxBase = 1_000_000
	minKey  = 16 // bytes
)

// Rounding turns counts into multiples of a base. It is not hiding: a 5 at base
// 5 may stand for 3 people, and a 0 for 2, so that rounded tables say which
// they are. [Nearest] and [Random] make one; the zero value rounds nothing.
//
// Printing it shows its rule and never its key.
type Rounding struct {
	base int64
	half Half
	key  func() []byte // random where it is set; package fmt writes it as an address
}

// Nearest returns the rounding to the nearest multiple of a base. Where the base
// is even the rule for halves must be stated; where it is odd there are none, and
// it is not looked at. It returns an error that matches [ErrRounding] for a base
// that is not 2 to 1,000,000, or a rule that is missing.
func Nearest(base int64, half Half) (Rounding, error) {
	if err := checkBase(base); err != nil {
		return Rounding{}, err
	}
	if base%2 != 0 {
		half = 0
	} else if half == 0 || half > HalfEven {
		return Rounding{}, fmt.Errorf("%w: base %d is even: want a rule for halves: up, down or even", ErrRounding, base)
	}
	return Rounding{base: base, half: half}, nil
}

// Random returns the unbiased random rounding to a base: a count goes up with
// probability (count mod base)/base and else down, so that on average it is
// itself; multiples stay.
//
// Which way it goes is decided by a keyed hash (HMAC-SHA256) of what the cell is,
// not by a generator that runs on: the same cell rounds the same way in every
// table and every run. Otherwise a reader who gets it rounded anew may take the
// average, as Statistics Canada warns. The key is a secret of the office, of at
// least 16 bytes, and is copied. It returns an error that matches [ErrRounding]
// for a shorter key or a base that is not 2 to 1,000,000.
func Random(base int64, key []byte) (Rounding, error) {
	if err := checkBase(base); err != nil {
		return Rounding{}, err
	}
	if len(key) < minKey {
		return Rounding{}, fmt.Errorf("%w: the key has %d bytes: want %d at least", ErrRounding, len(key), minKey)
	}
	key = append([]byte(nil), key...)
	return Rounding{base: base, key: func() []byte { return key }}, nil
}

func checkBase(base int64) error {
	if base < 2 || base > maxBase {
		return fmt.Errorf("%w: the base is %d: want 2 to %d", ErrRounding, base, maxBase)
	}
	return nil
}

// Base returns the base.
func (r Rounding) Base() int64 { return r.base }

// IsRandom reports whether it rounds at random.
func (r Rounding) IsRandom() bool { return r.key != nil }

// String returns "nearest multiple of 5", "nearest multiple of 10, half up" or
// "random multiple of 5".
func (r Rounding) String() string {
	switch {
	case r.base == 0:
		return "not rounded"
	case r.key != nil:
		return fmt.Sprintf("random multiple of %d", r.base)
	case r.half != 0:
		return fmt.Sprintf("nearest multiple of %d, half %s", r.base, r.half)
	}
	return fmt.Sprintf("nearest multiple of %d", r.base)
}

// GoString returns what [Rounding.String] does.
func (r Rounding) GoString() string { return r.String() }

// Round returns the rounded count of a cell. The identity says what the cell
// counts, by its values and not by its place: "2024", "DEU", "women". The same
// identity always goes the same way; two tables that show the same people must
// therefore name them alike. Rounding to the nearest does not look at it. It
// returns an error that matches [ErrRounding] for a count below 0 or above
// [MaxTotal], for a random rounding without identity, and of the zero Rounding.
func (r Rounding) Round(count int64, identity ...string) (int64, error) {
	if err := r.check(count); err != nil {
		return 0, err
	}
	rest := count % r.base
	switch {
	case r.key == nil:
		return r.to(count, r.nearestUp(count)), nil
	case len(identity) == 0:
		return 0, fmt.Errorf("%w: random rounding wants to know what the cell is", ErrRounding)
	}
	return r.to(count, r.draw(identity) < rest), nil
}

// RoundBy returns the rounded count where u, at least 0 and below 1, was drawn
// by the caller: up where u is below (count mod base)/base. It is what Random
// does with its hash, and returns an error that matches [ErrRounding] for
// another u or count, and of a rounding to the nearest.
func (r Rounding) RoundBy(count int64, u figure.Number) (int64, error) {
	if err := r.check(count); err != nil {
		return 0, err
	}
	if r.key == nil {
		return 0, fmt.Errorf("%w: rounding to the nearest draws nothing", ErrRounding)
	}
	if u.Sign() < 0 || u.Cmp(figure.Int(1)) >= 0 {
		return 0, fmt.Errorf("%w: the number drawn is %s: want 0 or more, and below 1", ErrRounding, u)
	}
	return r.to(count, u.Mul(figure.Int(r.base)).Cmp(figure.Int(count%r.base)) < 0), nil
}

func (r Rounding) check(count int64) error {
	switch {
	case r.base == 0:
		return fmt.Errorf("%w: no rounding is stated", ErrRounding)
	case count < 0 || count > MaxTotal:
		return fmt.Errorf("%w: want a count of 0 to %d", ErrRounding, int64(MaxTotal))
	}
	return nil
}

func (r Rounding) to(count int64, up bool) int64 {
	count -= count % r.base
	if up {
		count += r.base
	}
	return count
}

func (r Rounding) nearestUp(count int64) bool {
	switch twice := 2 * (count % r.base); {
	case twice != r.base:
		return twice > r.base
	case r.half == HalfEven:
		return count/r.base%2 == 1
	}
	return r.half == HalfUp
}

// draw returns base times u, cut to a whole number, where u is the hash of the
// identity as a binary fraction of 256 bits. It is below a whole number n exactly
// where u is below n/base, so that nothing is biased by a remainder: the
// probability of going up differs from (count mod base)/base by less than 2^-256.
func (r Rounding) draw(identity []string) int64 {
	mac := hmac.New(sha256.New, r.key())
	var length [8]byte
	for _, part := range identity {
		binary.BigEndian.PutUint64(length[:], uint64(len(part)))
		mac.Write(length[:])
		mac.Write([]byte(part))
	}
	sum := mac.Sum(nil)
	carry := uint64(0)
	for i := sha256.Size - 8; i >= 0; i -= 8 {
		hi, lo := bits.Mul64(binary.BigEndian.Uint64(sum[i:]), uint64(r.base))
		_, over := bits.Add64(lo, carry, 0)
		carry = hi + over
	}
	return int64(carry)
}

// Up returns the probability that a count goes up, from 0 to 1: (count mod
// base)/base at random, and 0 or 1 to the nearest. It returns an error as Round
// does.
func (r Rounding) Up(count int64) (figure.Number, error) {
	if err := r.check(count); err != nil {
		return figure.Number{}, err
	}
	if r.key == nil {
		if r.nearestUp(count) {
			return figure.Int(1), nil
		}
		return figure.Number{}, nil
	}
	p, _ := figure.Frac(count%r.base, r.base)
	return p, nil
}

// Expected returns what a count is rounded to on average: at random the count
// itself. It returns an error as Round does.
func (r Rounding) Expected(count int64) (figure.Number, error) {
	p, err := r.Up(count)
	if err != nil {
		return figure.Number{}, err
	}
	return figure.Int(r.to(count, false)).Add(p.Mul(figure.Int(r.base))), nil
}

// Variance returns the variance of the rounded count about its average: rest ×
// (base - rest) at random, where rest is count mod base, and 0 to the nearest.
// It returns an error as Round does.
func (r Rounding) Variance(count int64) (int64, error) {
	if err := r.check(count); err != nil || r.key == nil {
		return 0, err
	}
	rest := count % r.base
	return rest * (r.base - rest), nil
}

// Interval returns the least and the greatest count that a published one may
// stand for: 3 to 7 for a 5 to the nearest of 5, 0 to 2 for a 0, which is no true
// zero; at random, all that lies less than a base away. It returns an error that
// matches [ErrRounding] for what is no multiple of the base.
func (r Rounding) Interval(published int64) (low, high int64, err error) {
	if err := r.check(published - published%max(r.base, 1)); err != nil {
		return 0, 0, err
	}
	if published%r.base != 0 {
		return 0, 0, fmt.Errorf("%w: the published count is no multiple of %d", ErrRounding, r.base)
	}
	below, above := (r.base-1)/2, (r.base-1)/2
	if r.key != nil {
		below, above = r.base-1, r.base-1
	} else if r.base%2 == 0 {
		even := published/r.base%2 == 0
		if r.half == HalfUp || r.half == HalfEven && even {
			below++
		}
		if r.half == HalfDown || r.half == HalfEven && even {
			above++
		}
	}
	return max(published-below, 0), published + above, nil
}
