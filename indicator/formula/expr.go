package formula

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Expr is an arithmetic expression over items: an immutable tree. Compare
// expressions with Equal; == does not compile.
//
// What is built in Go has the limits of what is parsed: 4,000 operations and
// operands, 100 levels of parentheses, 64 KiB of text. An expression beyond
// them, with an operand that is not stated, or with a name that no item can
// have, is kept with its error: [Expr.Err] tells it, and evaluation gives
// [Malformed].
//
// The zero Expr is not stated.
type Expr struct {
	_ [0]func()
	n *node
}

// Cond is a condition, for [If]. It is built and limited as an [Expr] is. The
// zero Cond is not stated.
type Cond struct {
	_ [0]func()
	n *node
}

var (
	// ErrSyntax matches every [*SyntaxError].
	ErrSyntax = errors.New("formula: cannot read")
	// ErrLimit matches the error about an expression that is too long, too deep
	// or has too many parts.
	ErrLimit = errors.New("formula: too large")
	// ErrName matches the error about a name that no item can have.
	ErrName = errors.New("formula: not a name of an item")
	// ErrNotStated matches the error about an operand that is the zero value.
	ErrNotStated = errors.New("formula: an operand is not stated")
)

// Limits of an expression.
const (
	maxText  = 1 << 16 // bytes
	maxNodes = 4000
	maxDepth = 100 // levels of parentheses, functions, signs and exponents
	maxName  = 128 // bytes
	maxDigit = 64  // characters of a number
)

type op uint8

// The operations, in groups that the tables below and isCond rely on.
const (
	opConst op = iota
	opItem
	opNeg
	opAdd
	opSub
	opMul
	opDiv
	opMod
	opPow
	opIf
	opFirst
	opGreatest
	opLeast
	opLess // the first that is a condition
	opLessEq
	opGreater
	opGreaterEq
	opEqual
	opNotEqual
	opAnd
	opOr
	opNot
	opIsNull
	opIsNotNull
)

func (o op) isCond() bool { return o >= opLess }

// symbols are the texts of operators and the names of functions.
var symbols = [...]string{
	opNeg: "-", opAdd: "+", opSub: "-", opMul: "*", opDiv: "/", opMod: "%", opPow: "^",
	opIf: "if", opFirst: "firstNonNull", opGreatest: "greatest", opLeast: "least",
	opLess: "<", opLessEq: "<=", opGreater: ">", opGreaterEq: ">=", opEqual: "==", opNotEqual: "!=",
	opAnd: "&&", opOr: "||", opNot: "!", opIsNull: "isNull", opIsNotNull: "isNotNull",
}

// How tightly operators bind. Functions, items and numbers are primary.
const (
	precUnary   = 7
	precPow     = 8
	precPrimary = 9
)

func (o op) prec() int {
	switch o {
	case opOr:
		return 1
	case opAnd:
		return 2
	case opEqual, opNotEqual:
		return 3
	case opLess, opLessEq, opGreater, opGreaterEq:
		return 4
	case opAdd, opSub:
		return 5
	case opMul, opDiv, opMod:
		return 6
	case opNeg, opNot:
		return precUnary
	case opPow:
		return precPow
	}
	return precPrimary
}

// node is one operation or operand. It never changes once it is built.
type node struct {
	op     op
	braced bool   // of an item: written as #{name}
	name   string // of an item
	kids   []*node
	n      figure.Number // of a constant: not negative, with a decimal form
	rat    *big.Rat      // the same

	nodes, items int // how many there are, at and below this one
	depth        int // as the parser counts it
	length       int // of the text
	err          error
}

// Item returns the value of an item. Any printable name of up to 128 bytes
// will do that has no braces and no blank at its ends; one that is no plain
// identifier is written as #{name}.
func Item(name string) Expr { return Expr{n: itemNode(name, !isIdentifier(name))} }

func itemNode(name string, braced bool) *node {
	if !isName(name) {
		return &node{err: fmt.Errorf("%w: %s: want up to %d bytes, printable and without braces", ErrName, check.Quote(name), maxName)}
	}
	n := &node{op: opItem, name: name, braced: braced, nodes: 1, items: 1, length: len(name)}
	if braced {
		n.length += len("#{}")
	}
	return n
}

func isName(s string) bool {
	return s != "" && len(s) <= maxName && utf8.ValidString(s) && strings.TrimSpace(s) == s &&
		!strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) || r == '{' || r == '}' })
}

func isIdentifier(s string) bool {
	for i := range len(s) {
		if !isLetter(s[i]) && (i == 0 || !isDigit(s[i])) {
			return false
		}
	}
	return s != ""
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// Const returns a constant. One below 0 becomes a negation, and one without a
// short decimal form a quotient: the text has no other form for them.
func Const(n figure.Number) Expr {
	if n.Sign() < 0 {
		return Neg(Const(n.Neg()))
	}
	text := n.String()
	if top, bottom, ok := strings.Cut(text, "/"); ok && len(text) <= 2*maxDigit+1 {
		a, errA := figure.ParseNumber(top)
		b, errB := figure.ParseNumber(bottom)
		if errA == nil && errB == nil {
			return Div(Expr{n: constNode(a, top)}, Expr{n: constNode(b, bottom)})
		}
	}
	return Expr{n: constNode(n, text)}
}

func constNode(n figure.Number, text string) *node {
	if len(text) > maxDigit {
		return &node{err: fmt.Errorf("%w: the number %s has more than %d characters", ErrLimit, check.Quote(text), maxDigit)}
	}
	return &node{op: opConst, n: n, rat: n.Rat(), nodes: 1, length: len(text)}
}

// Add returns a + b + more.
func Add(a, b Expr, more ...Expr) Expr { return chain(opAdd, a, b, more) }

// Sub returns a - b.
func Sub(a, b Expr) Expr { return Expr{n: build(opSub, a.n, b.n)} }

// Mul returns a × b × more.
func Mul(a, b Expr, more ...Expr) Expr { return chain(opMul, a, b, more) }

// Div returns a / b, undefined where b is 0.
func Div(a, b Expr) Expr { return Expr{n: build(opDiv, a.n, b.n)} }

// Mod returns the remainder of a / b, with the sign of a: -7 % 4 is -3. It is
// undefined where b is 0.
func Mod(a, b Expr) Expr { return Expr{n: build(opMod, a.n, b.n)} }

// Pow returns a to the power of b. x ^ 0 is 1 for every x. A fractional power
// of a negative number is undefined, and so is one whose root is not rational:
// 8 ^ (1/3) is 2, 2 ^ 0.5 is undefined.
func Pow(a, b Expr) Expr { return Expr{n: build(opPow, a.n, b.n)} }

// Neg returns -a.
func Neg(a Expr) Expr { return Expr{n: build(opNeg, a.n)} }

// If returns a where c holds, else b. Only the one that is chosen is
// evaluated, and only its items count.
func If(c Cond, a, b Expr) Expr { return Expr{n: build(opIf, c.n, a.n, b.n)} }

// FirstNonNull returns the first of its arguments that is not missing. Where all
// are, and a number is needed, there is no value ([MissingItems]); under
// [NeverSkip] it counts as 0.
func FirstNonNull(a Expr, more ...Expr) Expr { return function(opFirst, a, more) }

// Greatest returns the greatest of its arguments. A missing item counts as 0
// here too, where the strategy keeps the result; a [FirstNonNull] that finds
// nothing is passed over.
func Greatest(a Expr, more ...Expr) Expr { return function(opGreatest, a, more) }

// Least returns the least of its arguments, with missing items as in
// [Greatest].
func Least(a Expr, more ...Expr) Expr { return function(opLeast, a, more) }

// Compare returns the condition that a compares so with b, exactly.
func Compare(a Expr, o figure.Op, b Expr) Cond {
	ops := [...]op{
		figure.GreaterOrEqual: opGreaterEq, figure.Greater: opGreater,
		figure.LessOrEqual: opLessEq, figure.Less: opLess, figure.Equal: opEqual,
	}
	if int(o) >= len(ops) {
		return Cond{n: &node{err: fmt.Errorf("formula: %s is none", o)}}
	}
	return Cond{n: build(ops[o], a.n, b.n)}
}

// NotEqual returns the condition that a and b differ.
func NotEqual(a, b Expr) Cond { return Cond{n: build(opNotEqual, a.n, b.n)} }

// IsNull returns the condition that a is missing. Its items do not count for
// the [Strategy].
func IsNull(a Expr) Cond { return Cond{n: build(opIsNull, a.n)} }

// IsNotNull returns the condition that a is not missing.
func IsNotNull(a Expr) Cond { return Cond{n: build(opIsNotNull, a.n)} }

// And returns the condition that c and d hold. Where one does not, the other
// may be missing or undefined. d is not evaluated where c does not hold.
func (c Cond) And(d Cond) Cond { return Cond{n: build(opAnd, c.n, d.n)} }

// Or returns the condition that c or d holds, the mirror image of [Cond.And].
func (c Cond) Or(d Cond) Cond { return Cond{n: build(opOr, c.n, d.n)} }

// Not returns the condition that c does not hold.
func (c Cond) Not() Cond { return Cond{n: build(opNot, c.n)} }

func chain(o op, a, b Expr, more []Expr) Expr {
	n := build(o, a.n, b.n)
	for _, e := range more {
		n = build(o, n, e.n)
	}
	return Expr{n: n}
}

func function(o op, a Expr, more []Expr) Expr {
	kids := make([]*node, 1, 1+len(more))
	kids[0] = a.n
	for _, e := range more {
		kids = append(kids, e.n)
	}
	return Expr{n: build(o, kids...)}
}

// build returns the operation on its operands, or a node with the error of the
// first of them that has one, or with that about a limit.
func build(o op, kids ...*node) *node {
	n := &node{op: o, kids: kids, nodes: 1, length: len(symbols[o])}
	for i, kid := range kids {
		switch {
		case kid == nil:
			return &node{err: ErrNotStated}
		case kid.err != nil:
			return &node{err: kid.err}
		}
		depth, length := kid.depth, kid.length
		if n.wraps(i) {
			depth, length = depth+1, length+len("()")
		}
		if o.prec() == precPrimary || o.prec() == precUnary || o == opPow && i == 1 {
			depth++
		}
		n.nodes += kid.nodes
		n.items += kid.items
		n.depth = max(n.depth, depth)
		n.length += length
	}
	switch o.prec() {
	case precUnary:
	case precPrimary:
		n.length += len("()") + (len(kids)-1)*len(", ")
	default:
		n.length += len("  ")
	}
	switch {
	case n.nodes > maxNodes:
		return &node{err: fmt.Errorf("%w: more than %d operations and operands", ErrLimit, maxNodes)}
	case n.depth > maxDepth:
		return &node{err: fmt.Errorf("%w: more than %d levels deep", ErrLimit, maxDepth)}
	case n.length > maxText:
		return &node{err: fmt.Errorf("%w: more than %d bytes of text", ErrLimit, maxText)}
	}
	return n
}

// wraps reports whether operand i is written in parentheses.
func (n *node) wraps(i int) bool {
	own, kid := n.op.prec(), n.kids[i].op.prec()
	switch own {
	case precPrimary:
		return false
	case precUnary:
		return kid <= own
	case precPow:
		if i == 1 {
			return kid < precUnary
		}
		return kid <= own
	}
	return kid < own || i == 1 && kid == own
}

// Err returns what is wrong with an expression that was built in Go, or nil.
// It matches [ErrLimit], [ErrName] or [ErrNotStated]. The zero Expr, and what
// [Parse] returns, have no error. A [Compare] by none of figure's operations is
// an error too.
func (e Expr) Err() error {
	if e.n == nil {
		return nil
	}
	return e.n.err
}

// IsZero reports whether e is not stated.
func (e Expr) IsZero() bool { return e.n == nil }

// Equal reports whether both are the same tree, however their items are
// written. A + B and B + A are not; nor is anything equal to an expression with
// an error.
func (e Expr) Equal(f Expr) bool { return e.n.equal(f.n) }

// Equal reports whether both are the same tree.
func (c Cond) Equal(d Cond) bool { return c.n.equal(d.n) }

func (n *node) equal(m *node) bool {
	if n == nil || m == nil {
		return n == m
	}
	return n.err == nil && m.err == nil && n.op == m.op && n.name == m.name && n.n.Equal(m.n) &&
		slices.EqualFunc(n.kids, m.kids, (*node).equal)
}

// Items returns the names of the items of e, in the order of the text and each
// once.
func (e Expr) Items() []string {
	var names []string
	seen := map[string]bool{}
	e.n.walk(func(n *node) {
		if n.op == opItem && n.err == nil && !seen[n.name] {
			seen[n.name] = true
			names = append(names, n.name)
		}
	})
	return names
}

func (n *node) walk(visit func(*node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, kid := range n.kids {
		kid.walk(visit)
	}
}

// String returns e as [Parse] reads it, with the parentheses it needs and no
// others. The zero Expr, and one with an error, print as "".
func (e Expr) String() string { return e.n.text() }

// String returns c as it stands in the text of an [If].
func (c Cond) String() string { return c.n.text() }

func (n *node) text() string {
	if n == nil || n.err != nil {
		return ""
	}
	return string(n.append(make([]byte, 0, n.length)))
}

func (n *node) append(dst []byte) []byte {
	switch n.op {
	case opConst:
		return append(dst, n.n.String()...)
	case opItem:
		if n.braced {
			return append(append(append(dst, "#{"...), n.name...), '}')
		}
		return append(dst, n.name...)
	}
	symbol := symbols[n.op]
	switch n.op.prec() {
	case precUnary:
		return n.appendKid(append(dst, symbol...), 0)
	case precPrimary:
		dst = append(append(dst, symbol...), '(')
		for i := range n.kids {
			if i > 0 {
				dst = append(dst, ", "...)
			}
			dst = n.appendKid(dst, i)
		}
		return append(dst, ')')
	}
	dst = append(append(append(n.appendKid(dst, 0), ' '), symbol...), ' ')
	return n.appendKid(dst, 1)
}

func (n *node) appendKid(dst []byte, i int) []byte {
	if !n.wraps(i) {
		return n.kids[i].append(dst)
	}
	return append(n.kids[i].append(append(dst, '(')), ')')
}

// MarshalText returns what String does, or the error of e.
func (e Expr) MarshalText() ([]byte, error) {
	if err := e.Err(); err != nil {
		return nil, err
	}
	return []byte(e.String()), nil
}

// UnmarshalText reads what [Parse] reads, and nothing as the zero Expr.
func (e *Expr) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*e = Expr{}
		return nil
	}
	f, err := Parse(string(text))
	if err != nil {
		return err
	}
	*e = f
	return nil
}
