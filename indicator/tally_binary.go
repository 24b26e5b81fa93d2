package indicator

import (
	"encoding/binary"
	"fmt"
	"math/big"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

const tallyVersion = 1

// AppendBinary appends what [Tally.MarshalBinary] returns.
func (t *Tally) AppendBinary(dst []byte) ([]byte, error) {
	f := t.form()
	w := tallyWriter{dst: append(dst, tallyVersion, byte(f.Aggregation))}
	if f.Factor != nil {
		w.number(f.Factor.n)
	}
	w.count(f.Used)
	w.count(len(f.Missing))
	for a := range Absence(absenceReasons) {
		if n := f.Missing[a]; n > 0 {
			w.dst = append(w.dst, byte(a))
			w.count(n)
		}
	}
	if f.mayHaveAbsent() {
		w.dst = append(w.dst, map[bool]byte{true: 1}[f.Absent != nil])
		w.sum(f.Absent)
	}
	if t.used == 0 {
		return w.dst, w.err
	}
	w.sum(f.Sum)
	w.sum(f.Divisor)
	switch t.aggregation {
	case WeightedMean:
		w.count(len(f.Uncertain))
		for i := range f.Uncertain {
			w.bounds(&f.Uncertain[i].Value)
			w.bounds(&f.Uncertain[i].Weight)
		}
	case Median:
		w.count(len(f.Values))
		for _, v := range f.Values {
			w.number(v.n)
		}
		w.count(len(f.Intervals))
		for i := range f.Intervals {
			w.bounds(&f.Intervals[i])
		}
	case Latest:
		text := f.Period.String()
		w.count(len(text))
		w.dst = append(w.dst, text...)
		w.bounds(f.Bounds)
	case Minimum, Maximum:
		w.bounds(f.Bounds)
	}
	return w.dst, w.err
}

// MarshalBinary returns a short form with all that is needed to go on adding
// and merging. Tallies of the same values have the same form, in whatever order
// they were added.
//
//	the version, 1; the aggregation, by its constant
//	the factor, of a ratio of sums
//	how many values are used; for how many reasons others are missing, and for
//	each, in rising order, its constant and how many
//	where some are missing, of a weighted mean and a ratio of sums, a byte 0, or 1
//	and the sum of their weights or denominators
//	unless none is used: the sum; the divisor, of weights or denominators;
//	for a weighted mean, how many weights are uncertain, values and weights;
//	for a median, how many numbers and those, how many intervals and those;
//	for the latest, the period's length and text, and the bounds;
//	for the least and the greatest, the bounds
//
// A count is an unsigned varint. A number is a varint of four times the length
// of its numerator in bytes, plus 2 where it has a denominator and 1 where it
// is negative; the numerator; and length and bytes of the denominator; the
// highest byte first and none of them 0. Bounds are a byte (1: a lower end, 2:
// closed; 4: an upper end, 8: closed; 16: both are one number, and written
// once) and the ends. A sum is the sum of numbers, a byte 0 or 1 and, for 1,
// the bounds of the sum of intervals.
//
// An error that matches [ErrTally] says that a number has more than 65,536
// bits.
func (t *Tally) MarshalBinary() ([]byte, error) { return t.AppendBinary(nil) }

// UnmarshalBinary reads what [Tally.MarshalBinary] writes, and nothing else.
// The errors match [ErrTally].
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := tallyReader{data: data}
	f := r.form()
	if r.err == nil && len(r.data) > 0 {
		r.fail("data behind the tally")
	}
	if r.err != nil {
		return r.err
	}
	u, err := f.tally()
	if err != nil {
		return err
	}
	*t = *u
	return nil
}

type tallyWriter struct {
	dst []byte
	err error
}

func (w *tallyWriter) count(n int) { w.dst = binary.AppendUvarint(w.dst, uint64(n)) }

const (
	numberNegative = 1 << iota
	numberFraction
	numberLength = 2 // bits before the length
)

func (w *tallyWriter) number(n figure.Number) {
	r := n.Rat()
	if err := boundedRat(r); err != nil {
		w.err = err
		return
	}
	num := r.Num().Bytes()
	head := uint64(len(num)) << numberLength
	if r.Sign() < 0 {
		head |= numberNegative
	}
	if !r.IsInt() {
		head |= numberFraction
	}
	w.dst = append(binary.AppendUvarint(w.dst, head), num...)
	if !r.IsInt() {
		den := r.Denom().Bytes()
		w.count(len(den))
		w.dst = append(w.dst, den...)
	}
}

const (
	boundsLo = 1 << iota
	boundsLoClosed
	boundsHi
	boundsHiClosed
	boundsPoint
)

func (w *tallyWriter) bounds(f *boundsForm) {
	var head byte
	for _, flag := range []struct {
		is  bool
		bit byte
	}{
		{f.Lo != nil, boundsLo},
		{f.LoClosed, boundsLoClosed},
		{f.Hi != nil, boundsHi},
		{f.HiClosed, boundsHiClosed},
		{f.isPoint(), boundsPoint},
	} {
		if flag.is {
			head |= flag.bit
		}
	}
	w.dst = append(w.dst, head)
	if f.Lo != nil {
		w.number(f.Lo.n)
	}
	if f.Hi != nil && !f.isPoint() {
		w.number(f.Hi.n)
	}
}

func (f *boundsForm) isPoint() bool {
	return f.LoClosed && f.HiClosed && f.Lo != nil && f.Hi != nil && f.Lo.n.Equal(f.Hi.n)
}

func (w *tallyWriter) sum(f *sumForm) {
	if f == nil {
		return
	}
	w.number(f.Sure.n)
	if f.Uncertain == nil {
		w.dst = append(w.dst, 0)
		return
	}
	w.dst = append(w.dst, 1)
	w.bounds(f.Uncertain)
}

// tallyReader reads until something is wrong, and then nothing more.
type tallyReader struct {
	data []byte
	err  error
}

func (r *tallyReader) fail(why string) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: binary form: %s", ErrTally, why)
	}
	r.data = nil
}

func (r *tallyReader) byte() byte {
	if len(r.data) == 0 {
		r.fail("it ends too early")
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

// uvarint reads the shortest form of a number alone.
func (r *tallyReader) uvarint() uint64 {
	n, size := binary.Uvarint(r.data)
	if size <= 0 || size > 1 && r.data[size-1] == 0 {
		r.fail("not a count")
		return 0
	}
	r.data = r.data[size:]
	return n
}

func (r *tallyReader) count() int {
	n := r.uvarint()
	if n > maxTallied {
		r.fail("a count beyond all bounds")
		return 0
	}
	return int(n)
}

// length reads how many elements follow, each of at least so many bytes.
func (r *tallyReader) length(size int) int {
	n := r.count()
	if n > len(r.data)/size {
		r.fail("it ends too early")
		return 0
	}
	return n
}

func (r *tallyReader) bytes(n uint64) []byte {
	if n > maxNumberBits/8 || n > uint64(len(r.data)) {
		r.fail("a number that is too long")
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	if n > 0 && b[0] == 0 {
		r.fail("a number that begins with 0")
	}
	return b
}

func (r *tallyReader) number() figure.Number {
	head := r.uvarint()
	digits := r.bytes(head >> numberLength)
	if len(digits) == 0 && head != 0 {
		r.fail("a zero with a sign or a denominator")
		return figure.Number{}
	}
	isFraction := head&numberFraction != 0
	if len(digits) < 8 && !isFraction { // most often
		var n int64
		for _, d := range digits {
			n = n<<8 | int64(d)
		}
		if head&numberNegative != 0 {
			n = -n
		}
		return figure.Int(n)
	}
	num, den := new(big.Int).SetBytes(digits), big.NewInt(1)
	if isFraction {
		den.SetBytes(r.bytes(r.uvarint()))
		if den.Cmp(big.NewInt(1)) <= 0 {
			r.fail("not a denominator")
			return figure.Number{}
		}
	}
	q := new(big.Rat).SetFrac(num, den)
	if isFraction && q.Denom().Cmp(den) != 0 {
		r.fail("a fraction that is not in lowest terms")
	}
	if head&numberNegative != 0 {
		q.Neg(q)
	}
	return figure.FromRat(q)
}

func (r *tallyReader) bounds() boundsForm {
	var f boundsForm
	head := r.byte()
	if head&boundsLo != 0 {
		f.Lo, f.LoClosed = &longNumber{r.number()}, head&boundsLoClosed != 0
	}
	switch isPoint := head&boundsPoint != 0; {
	case isPoint && head != boundsPoint|boundsLo|boundsLoClosed|boundsHi|boundsHiClosed:
		r.fail("a number with half the ends of an interval")
	case isPoint:
		f.Hi, f.HiClosed = f.Lo, true
	case head&boundsHi != 0:
		f.Hi, f.HiClosed = &longNumber{r.number()}, head&boundsHiClosed != 0
		if f.isPoint() {
			r.fail("an interval that is a number")
		}
	}
	if head >= 2*boundsPoint || head&boundsLo == 0 && head&boundsLoClosed != 0 || head&boundsHi == 0 && head&boundsHiClosed != 0 {
		r.fail("not an interval")
	}
	return f
}

func (r *tallyReader) sum() *sumForm {
	f := &sumForm{Sure: longNumber{r.number()}}
	switch r.byte() {
	case 0:
	case 1:
		b := r.bounds()
		f.Uncertain = &b
	default:
		r.fail("not a sum")
	}
	return f
}

// mayHaveAbsent reports whether absent values can have weights or denominators.
func (f *tallyForm) mayHaveAbsent() bool {
	return len(f.Missing) > 0 && (f.Aggregation == WeightedMean || f.Aggregation == RatioOfSums)
}

func (r *tallyReader) form() tallyForm {
	var f tallyForm
	if v := r.byte(); v != tallyVersion && r.err == nil {
		r.fail(fmt.Sprintf("version %d: want %d", v, tallyVersion))
	}
	f.Aggregation = Aggregation(r.byte())
	if f.Aggregation == RatioOfSums {
		f.Factor = &longNumber{r.number()}
	}
	f.Used = r.count()
	for i, last := r.length(2), Present; i > 0; i-- {
		a := Absence(r.byte())
		if a <= last {
			r.fail("reasons out of order")
		}
		if f.Missing == nil {
			f.Missing = map[Absence]int{}
		}
		f.Missing[a], last = r.count(), a
	}
	if f.mayHaveAbsent() {
		switch r.byte() {
		case 0:
		case 1:
			f.Absent = r.sum()
		default:
			r.fail("not a sum of what is absent")
		}
	}
	if f.Used == 0 || r.err != nil {
		return f
	}
	switch f.Aggregation {
	case Sum, Mean:
		f.Sum = r.sum()
	case RatioOfSums:
		f.Sum, f.Divisor = r.sum(), r.sum()
	case WeightedMean:
		f.Sum, f.Divisor = r.sum(), r.sum()
		for n := r.length(2); n > 0 && r.err == nil; n-- {
			f.Uncertain = append(f.Uncertain, weightedForm{r.bounds(), r.bounds()})
		}
	case Median:
		n := r.length(1)
		f.Values = make([]longNumber, 0, n)
		for ; n > 0 && r.err == nil; n-- {
			f.Values = append(f.Values, longNumber{r.number()})
		}
		for n := r.length(1); n > 0 && r.err == nil; n-- {
			f.Intervals = append(f.Intervals, r.bounds())
		}
	case Latest:
		r.period(&f.Period)
		fallthrough
	case Minimum, Maximum:
		b := r.bounds()
		f.Bounds = &b
	}
	return f
}

func (r *tallyReader) period(p *period.Date) {
	n := r.length(1)
	if r.err != nil {
		return
	}
	if err := p.UnmarshalText(r.data[:n]); err != nil {
		r.fail(err.Error())
		return
	}
	r.data = r.data[n:]
}
