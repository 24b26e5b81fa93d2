package iati

import (
	"slices"
	"strings"
)

// pair says for each item of a whole list which item of the standard's list it
// is, -1 for none: the same one; one that it adds fields to; one with its code;
// one with the same text, amount or list; and of what is left, where both sides
// have as many, the one in its place. Each is taken once.
func pair(standard, whole []tree) []int {
	from := make([]int, len(whole))
	for i := range from {
		from[i] = -1
	}
	p := pairing{standard, whole, from, make([]bool, len(standard))}
	p.by(func(t *tree) string { return string(t.append(nil)) }, func(t *tree) string { return string(t.append(nil)) })
	for _, keys := range p.shapes() {
		p.by(
			func(t *tree) string {
				if !sameKeys(t, keys) {
					return ""
				}
				return projected(t, keys)
			},
			func(t *tree) string { return projected(t, keys) })
	}
	code := func(t *tree) string { return t.field("code") }
	p.by(code, code)
	for _, key := range p.inner() {
		part := func(t *tree) string {
			if i := t.get(key); i >= 0 {
				return string(t.kids[i].append(nil))
			}
			return ""
		}
		p.by(part, part)
	}
	p.rest()
	return from
}

type pairing struct {
	standard, whole []tree
	from            []int
	taken           []bool
}

// by pairs items of one key; "" is no key.
func (p *pairing) by(standardKey, wholeKey func(*tree) string) {
	places := map[string][]int{}
	for i := range p.standard {
		if key := ""; !p.taken[i] {
			if key = standardKey(&p.standard[i]); key != "" {
				places[key] = append(places[key], i)
			}
		}
	}
	if len(places) == 0 {
		return
	}
	for i := range p.whole {
		if p.from[i] >= 0 {
			continue
		}
		key := wholeKey(&p.whole[i])
		if free := places[key]; key != "" && len(free) > 0 {
			p.from[i], p.taken[free[0]] = free[0], true
			places[key] = free[1:]
		}
	}
}

// maxShapes is how many sets of fields are looked for.
const maxShapes = 16

// shapes returns the sets of fields that the standard's items have.
func (p *pairing) shapes() (shapes [][]string) {
	seen := map[string]bool{}
	for i := range p.standard {
		t := &p.standard[i]
		if key := strings.Join(t.keys, "\x00"); !p.taken[i] && len(t.keys) > 0 && !seen[key] && len(seen) < maxShapes {
			seen[key] = true
			shapes = append(shapes, t.keys)
		}
	}
	return shapes
}

// inner returns the fields of the standard's items that hold more than a word:
// texts, amounts, lists.
func (p *pairing) inner() (keys []string) {
	for i := range p.standard {
		t := &p.standard[i]
		for j, key := range t.keys {
			if !p.taken[i] && t.kids[j].kind > literalTree && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// rest pairs what is left in order, where there are as many on both sides.
func (p *pairing) rest() {
	var left []int
	for i := range p.taken {
		if !p.taken[i] {
			left = append(left, i)
		}
	}
	n := 0
	for i := range p.from {
		if p.from[i] < 0 {
			n++
		}
	}
	if n != len(left) {
		return
	}
	for i := range p.from {
		if p.from[i] < 0 {
			p.from[i], left = left[0], left[1:]
		}
	}
}

func sameKeys(t *tree, keys []string) bool {
	if len(t.keys) != len(keys) {
		return false
	}
	for i := range keys {
		if t.keys[i] != keys[i] {
			return false
		}
	}
	return true
}

// projected returns what t has for some keys, "" where one is not there.
func projected(t *tree, keys []string) string {
	var b []byte
	for _, key := range keys {
		i := t.get(key)
		if i < 0 {
			return ""
		}
		b = append(t.kids[i].append(b), 0)
	}
	return string(b)
}
