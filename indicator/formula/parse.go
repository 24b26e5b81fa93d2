package formula

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// SyntaxError says what is wrong with a text, and where.
type SyntaxError struct {
	Text   string // the whole text
	Offset int    // in bytes from its beginning
	Reason string // "want a number, an item, a function or a parenthesis"
}

// Error returns the reason, the place and the text from there on.
func (e *SyntaxError) Error() string {
	rest := "the end"
	if e.Offset < len(e.Text) {
		rest = check.Quote(e.Text[e.Offset:])
	}
	return fmt.Sprintf("formula: cannot read %s: at byte %d, before %s: %s", check.Quote(e.Text), e.Offset, rest, e.Reason)
}

// Is reports whether target is [ErrSyntax].
func (e *SyntaxError) Is(target error) bool { return target == ErrSyntax }

// Parse reads an expression in the language of the package comment:
// "(A + #{fbfJHSPpUQD.pq2XI5kz2BY}) / if(B > 0, B, C) * 100". Numbers are
// plain decimals without an exponent. Names of functions may be names of items
// where no parenthesis follows.
//
// A text longer than 64 KiB, with more than 4,000 parts or nested deeper than
// 100 levels is an error that matches [ErrLimit], anything else that cannot be
// read one that matches [ErrSyntax].
func Parse(s string) (Expr, error) {
	if len(s) > maxText {
		return Expr{}, fmt.Errorf("%w: %s: %d bytes of text, at most %d are read", ErrLimit, check.Quote(s), len(s), maxText)
	}
	p := parser{text: s}
	n := p.number(p.binary(1))
	if p.err == nil && p.space() < len(s) {
		p.fail("want an operator or the end")
	}
	if p.err != nil {
		return Expr{}, p.err
	}
	return Expr{n: n}, nil
}

// MustParse is [Parse] for source code and tests; it panics.
func MustParse(s string) Expr {
	e, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return e
}

// parser descends by precedence. After the first error it reads on as if at
// the end, and its nodes are nil.
type parser struct {
	text  string
	at    int
	depth int
	err   error
}

func (p *parser) fail(reason string) *node { return p.failAt(p.at, reason) }

func (p *parser) failAt(at int, reason string) *node {
	if p.err == nil {
		p.err = &SyntaxError{Text: p.text, Offset: at, Reason: reason}
	}
	return nil
}

// space skips blanks and returns where the next token is.
func (p *parser) space() int {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
	return p.at
}

// take skips blanks and the token, and reports whether it was there.
func (p *parser) take(token string) bool {
	if p.err != nil || !strings.HasPrefix(p.text[p.space():], token) {
		return false
	}
	p.at += len(token)
	return true
}

func (p *parser) want(token string) {
	if !p.take(token) {
		p.fail("want " + token)
	}
}

// make builds a node from operands that are there.
func (p *parser) make(o op, kids ...*node) *node {
	if p.err != nil {
		return nil
	}
	n := build(o, kids...)
	if n.err != nil {
		p.err = fmt.Errorf("%w: %s", n.err, check.Quote(p.text))
		return nil
	}
	return n
}

// nested runs read one level deeper.
func (p *parser) nested(read func() *node) *node {
	if p.depth++; p.depth > maxDepth && p.err == nil {
		p.err = fmt.Errorf("%w: %s: more than %d levels deep", ErrLimit, check.Quote(p.text), maxDepth)
	}
	defer func() { p.depth-- }()
	if p.err != nil {
		return nil
	}
	return read()
}

func (p *parser) number(n *node) *node {
	if n != nil && n.op.isCond() {
		return p.fail("want a number, not the condition " + check.Quote(n.text()))
	}
	return n
}

func (p *parser) condition(n *node) *node {
	if n != nil && !n.op.isCond() {
		return p.fail("want a condition, not the number " + check.Quote(n.text()))
	}
	return n
}

// operators are those between two operands, longer ones before their
// beginnings.
var operators = [...]op{
	opLessEq, opGreaterEq, opEqual, opNotEqual, opAnd, opOr,
	opLess, opGreater, opAdd, opSub, opMul, opDiv, opMod,
}

// binary reads operands between operators that bind at least as tightly as
// prec, from the left.
func (p *parser) binary(prec int) *node {
	left := p.unary()
next:
	for p.err == nil {
		for _, o := range operators {
			if o.prec() < prec || !p.take(symbols[o]) {
				continue
			}
			right := p.binary(o.prec() + 1)
			if o == opAnd || o == opOr {
				left, right = p.condition(left), p.condition(right)
			} else {
				left, right = p.number(left), p.number(right)
			}
			left = p.make(o, left, right)
			continue next
		}
		break
	}
	return left
}

// unary reads signs and "!" before a power.
func (p *parser) unary() *node {
	switch {
	case p.take("-"):
		return p.make(opNeg, p.number(p.nested(p.unary)))
	case p.take("+"):
		return p.number(p.nested(p.unary))
	case p.take("!"):
		return p.make(opNot, p.condition(p.nested(p.unary)))
	}
	base := p.primary()
	if p.take("^") {
		exponent := p.nested(p.unary)
		return p.make(opPow, p.number(base), p.number(exponent))
	}
	return base
}

// primary reads a number, an item, a function or what stands in parentheses.
func (p *parser) primary() *node {
	if p.take("(") {
		n := p.nested(func() *node { return p.binary(1) })
		p.want(")")
		return n
	}
	if p.take("#{") {
		name, _, ok := strings.Cut(p.text[p.at:], "}")
		if !ok {
			return p.fail("want a name and }")
		}
		return p.item(name, len("}"), true)
	}
	start := p.space()
	end := start
	for end < len(p.text) && (isLetter(p.text[end]) || isDigit(p.text[end])) {
		end++
	}
	word := p.text[start:end]
	if !isIdentifier(word) {
		return p.literal()
	}
	p.at = end
	if p.take("(") {
		return p.function(word, start)
	}
	p.at = start
	return p.item(word, 0, false)
}

func (p *parser) item(name string, skip int, braced bool) *node {
	n := itemNode(name, braced)
	if n.err != nil {
		return p.fail("want a printable name of up to 128 bytes without braces")
	}
	p.at += len(name) + skip
	return n
}

// literal reads digits with at most one point among or before them.
func (p *parser) literal() *node {
	start := p.at
	p.digits()
	if p.at < len(p.text) && p.text[p.at] == '.' {
		p.at++
		if p.digits() == 0 {
			return p.fail("want digits behind the point")
		}
	}
	text := p.text[start:p.at]
	if text == "" {
		return p.fail("want a number, an item, a function or a parenthesis")
	}
	if text[0] == '.' {
		text = "0" + text
	}
	n, err := figure.ParseNumber(text)
	if err != nil {
		return p.failAt(start, "want a number of at most 64 characters")
	}
	if p.at < len(p.text) && isLetter(p.text[p.at]) {
		return p.fail("want an operator between the number and the name")
	}
	return constNode(n, n.String())
}

func (p *parser) digits() (n int) {
	for p.at < len(p.text) && isDigit(p.text[p.at]) {
		p.at++
		n++
	}
	return n
}

// functions are those that the language has, with how many arguments they take;
// 0 stands for one and more.
var functions = [...]struct {
	op   op
	args int
}{{opIf, 3}, {opFirst, 0}, {opGreatest, 0}, {opLeast, 0}, {opIsNull, 1}, {opIsNotNull, 1}}

// function reads the arguments behind the opening parenthesis.
func (p *parser) function(name string, start int) *node {
	for _, f := range functions {
		if symbols[f.op] != name {
			continue
		}
		var kids []*node
		for more := true; more && p.err == nil; more = p.take(",") {
			n := p.nested(func() *node { return p.binary(1) })
			if f.op == opIf && len(kids) == 0 {
				n = p.condition(n)
			} else {
				n = p.number(n)
			}
			if kids = append(kids, n); len(kids) > maxNodes {
				return p.make(f.op, kids...)
			}
		}
		p.want(")")
		if f.args > 0 && len(kids) != f.args {
			return p.failAt(start, fmt.Sprintf("%s takes %d arguments, not %d", name, f.args, len(kids)))
		}
		return p.make(f.op, kids...)
	}
	return p.failAt(start, "no such function: want if, firstNonNull, greatest, least, isNull or isNotNull")
}
