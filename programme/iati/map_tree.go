package iati

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strings"
)

// tree is a JSON value with the order of its keys kept.
type tree struct {
	kind treeKind
	text string   // of a string; of true, false, null and a number as JSON writes them
	keys []string // of an object
	kids []tree   // of an object, beside its keys; of a list
}

type treeKind uint8

const (
	textTree treeKind = iota
	literalTree
	objectTree
	listTree
)

// treeOf returns v as its JSON form has it.
func treeOf(v any) (tree, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return tree{}, err
	}
	return parseTree(string(data))
}

// parseTree reads the JSON that json.Marshal wrote, of which the texts are parts.
func parseTree(data string) (tree, error) {
	p := treeParser{data: data}
	t := p.value()
	if p.failed || p.at != len(data) {
		return tree{}, fmt.Errorf("iati: no JSON at byte %d", p.at)
	}
	return t, nil
}

type treeParser struct {
	data   string
	at     int
	failed bool
}

func (p *treeParser) next() byte {
	if p.at >= len(p.data) {
		p.failed = true
		return 0
	}
	return p.data[p.at]
}

func (p *treeParser) value() (t tree) {
	switch c := p.next(); c {
	case '"':
		return tree{text: p.text()}
	case '{', '[':
		t.kind = pick(c == '{', objectTree, listTree)
		for end := c + 2; !p.failed; { // ']' and '}' stand two behind
			p.at++
			if p.next() == end {
				break
			}
			if t.kind == objectTree {
				t.keys = append(t.keys, p.text())
				p.at++ // the colon
			}
			t.kids = append(t.kids, p.value())
			if c := p.next(); c == end {
				break
			} else if c != ',' {
				p.failed = true
			}
		}
		p.at++
		return t
	}
	start := p.at
	for p.at < len(p.data) && !strings.ContainsRune(",]}", rune(p.data[p.at])) {
		p.at++
	}
	return tree{kind: literalTree, text: p.data[start:p.at]}
}

// text reads a text from its first quotation mark to behind the last.
func (p *treeParser) text() string {
	start, plain := p.at, true
	for p.at++; !p.failed; p.at++ {
		switch p.next() {
		case '\\':
			plain = false
			p.at++
		case '"':
			p.at++
			quoted := p.data[start:p.at]
			if plain {
				return quoted[1 : len(quoted)-1]
			}
			var s string
			p.failed = json.Unmarshal([]byte(quoted), &s) != nil
			return s
		}
	}
	return ""
}

// get returns the place of a key of an object, -1 where it has none.
func (t *tree) get(key string) int {
	for i := range t.keys {
		if t.keys[i] == key {
			return i
		}
	}
	return -1
}

// field returns the text of a field of an object, "" where there is none.
func (t *tree) field(key string) string {
	if i := t.get(key); i >= 0 && t.kids[i].kind == textTree {
		return t.kids[i].text
	}
	return ""
}

// append appends the JSON form.
func (t *tree) append(b []byte) []byte {
	switch t.kind {
	case textTree:
		return appendQuoted(b, t.text)
	case literalTree:
		return append(b, t.text...)
	case listTree:
		b = append(b, '[')
		for i := range t.kids {
			if i > 0 {
				b = append(b, ',')
			}
			b = t.kids[i].append(b)
		}
		return append(b, ']')
	}
	b = append(b, '{')
	for i := range t.kids {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendQuoted(b, t.keys[i]), ':')
		b = t.kids[i].append(b)
	}
	return append(b, '}')
}

func appendQuoted(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			quoted, err := json.Marshal(s)
			if err != nil {
				quoted = []byte(`""`) // of a string it cannot fail
			}
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func (t *tree) equal(u *tree) bool {
	if t.kind != u.kind || t.text != u.text || len(t.kids) != len(u.kids) {
		return false
	}
	for i := range t.keys {
		if t.keys[i] != u.keys[i] {
			return false
		}
	}
	for i := range t.kids {
		if !t.kids[i].equal(&u.kids[i]) {
			return false
		}
	}
	return true
}

// mark returns a short text by which it is seen later whether t is still what it
// was: a short word itself, or a hash.
func (t *tree) mark() string {
	if t.kind == textTree && isWord(t.text) && t.text[0] != '#' {
		return t.text
	}
	return fmt.Sprintf("#%016x", t.hash())
}

func (t *tree) hash() uint64 {
	h := fnv.New64a()
	h.Write(t.append(nil))
	return h.Sum64()
}

// isWord reports whether s is short and of one word, so that it fits an
// attribute.
func isWord(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for _, r := range s {
		if r <= ' ' || !allowed(r) || r == '\u0085' || r == '\u2028' || r == '\ufffd' {
			return false
		}
	}
	return true
}

// set returns t with a field set, in its place where it has one.
func (t *tree) set(key string, v tree) {
	if i := t.get(key); i >= 0 {
		t.kids[i] = v
		return
	}
	t.keys, t.kids = append(t.keys, key), append(t.kids, v)
}

// drop removes a field.
func (t *tree) drop(key string) {
	if i := t.get(key); i >= 0 {
		t.keys = append(t.keys[:i:i], t.keys[i+1:]...)
		t.kids = append(t.kids[:i:i], t.kids[i+1:]...)
	}
}
