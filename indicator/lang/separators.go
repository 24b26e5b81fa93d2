package lang

// Marks are what a language puts into the digits of a number, for those who
// read what a [Printer] writes.
type Marks struct {
	Decimal string // between the whole and the fraction; "" where there are no fractions
	Group   string // between groups of digits; "" where there are none
	Minus   string // before the digits of a number below zero, with its direction mark where it has one
	Zero    rune   // the digit zero; those for 1 to 9 follow it

	// Primary is how many digits the last group of the whole has, Secondary
	// how many every other has but the first, which may be shorter. In India
	// they are 3 and 2, elsewhere 3 and 3.
	Primary, Secondary int
}

// Marks returns the marks that AppendNumber writes. For the zero Printer they
// are a point, no groups, a hyphen and ASCII digits.
func (p Printer) Marks() Marks {
	if p.isZero() {
		return Marks{Decimal: ".", Minus: "-", Zero: '0', Primary: 3, Secondary: 3}
	}
	m := p.marks.Value()
	return Marks{
		Decimal: m.decimal, Group: m.group, Minus: m.negative.before, Zero: m.digits[0],
		Primary: int(m.primary), Secondary: int(m.secondary),
	}
}
