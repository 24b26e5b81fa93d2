package iati

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
)

// condition is a condition of a mapping, about attributes of one element. It is
// the part of XPath that mappings are written in:
//
//	condition = and { "or" and }
//	and       = test { "and" test }
//	test      = "not" "(" condition ")" | "(" condition ")" | attribute [ ( "=" | "!=" ) text ]
//	attribute = "@" name
//	text      = "'" … "'" | '"' … '"'
type condition struct {
	op   byte // '|', '&', '!'; '@': the attribute is there; '=', '#': it is (not) the text
	a, b *condition
	name string
	text string
}

// holds reports whether the condition does for an element. Where empty says so an
// attribute without a value is taken for one that is not there.
func (c *condition) holds(s *shape, element any, empty bool) bool {
	switch c.op {
	case '|':
		return c.a.holds(s, element, empty) || c.b.holds(s, element, empty)
	case '&':
		return c.a.holds(s, element, empty) && c.b.holds(s, element, empty)
	case '!':
		return !c.a.holds(s, element, empty)
	}
	text, there := "", false
	for i := range s.attrs {
		if a := &s.attrs[i]; a.name == c.name {
			text = a.get(element)
			there = text != "" || !empty && s.base(element).Blank(c.name)
			break
		}
	}
	switch c.op {
	case '=':
		return there && text == c.text
	case '#': // as in XPath, an attribute that is not there differs from nothing
		return there && text != c.text
	}
	return there
}

// Limits of conditions.
const (
	maxCondition = 1000 // bytes
	maxNested    = 20
)

// parseCondition reads a condition; nil is that of an empty text, which always
// holds.
func parseCondition(s string) (*condition, error) {
	p := conditionParser{rest: s}
	if p.space(); p.rest == "" {
		return nil, nil
	}
	if len(s) > maxCondition {
		return nil, fmt.Errorf("condition of %d bytes: want %d at most", len(s), maxCondition)
	}
	c, err := p.or()
	if err == nil && p.rest != "" {
		err = fmt.Errorf("%s follows it", check.Quote(p.rest))
	}
	if err != nil {
		return nil, fmt.Errorf("condition %s is not understood: %w", check.Quote(s), err)
	}
	return c, nil
}

type conditionParser struct {
	rest  string
	depth int
}

func (p *conditionParser) space() { p.rest = strings.TrimLeft(p.rest, xmlSpace) }

// symbol takes a sign, with the space behind it.
func (p *conditionParser) symbol(s string) bool {
	rest, ok := strings.CutPrefix(p.rest, s)
	if ok {
		p.rest = rest
		p.space()
	}
	return ok
}

// word takes a word, which ends where no letter follows.
func (p *conditionParser) word(s string) bool {
	rest, ok := strings.CutPrefix(p.rest, s)
	if !ok || rest != "" && nameByte(rest[0]) {
		return false
	}
	p.rest = rest
	p.space()
	return true
}

func nameByte(b byte) bool {
	return letter(rune(b)) || '0' <= b && b <= '9' || b == '-' || b == '_' || b == ':' || b == '.'
}

func (p *conditionParser) or() (*condition, error) { return p.chain("or", '|', p.and) }

func (p *conditionParser) and() (*condition, error) { return p.chain("and", '&', p.test) }

func (p *conditionParser) chain(word string, op byte, part func() (*condition, error)) (*condition, error) {
	c, err := part()
	for err == nil && p.word(word) {
		var next *condition
		next, err = part()
		c = &condition{op: op, a: c, b: next}
	}
	return c, err
}

func (p *conditionParser) test() (*condition, error) {
	if p.depth++; p.depth > maxNested {
		return nil, fmt.Errorf("more than %d brackets within each other", maxNested)
	}
	defer func() { p.depth-- }()
	not := p.word("not")
	if p.symbol("(") {
		c, err := p.or()
		if err != nil {
			return nil, err
		}
		if !p.symbol(")") {
			return nil, fmt.Errorf("want a closing bracket before %s", check.Quote(p.rest))
		}
		if not {
			c = &condition{op: '!', a: c}
		}
		return c, nil
	}
	if not || !strings.HasPrefix(p.rest, "@") {
		return nil, fmt.Errorf("want an attribute, not(…) or a bracket before %s", check.Quote(p.rest))
	}
	n := 1
	for n < len(p.rest) && nameByte(p.rest[n]) {
		n++
	}
	c := &condition{op: '@', name: p.rest[1:n]}
	if c.name == "" {
		return nil, fmt.Errorf("want the name of an attribute before %s", check.Quote(p.rest[1:]))
	}
	p.rest = p.rest[n:]
	p.space()
	switch {
	case p.symbol("!="):
		c.op = '#'
	case p.symbol("="):
		c.op = '='
	default:
		return c, nil
	}
	if p.rest == "" || p.rest[0] != '\'' && p.rest[0] != '"' {
		return nil, fmt.Errorf("want a text in quotation marks before %s", check.Quote(p.rest))
	}
	text, rest, ok := strings.Cut(p.rest[1:], p.rest[:1])
	if !ok {
		return nil, fmt.Errorf("%s does not end", check.Quote(p.rest))
	}
	c.text, p.rest = text, rest
	p.space()
	return c, nil
}
