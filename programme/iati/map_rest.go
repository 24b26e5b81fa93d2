package iati

import (
	"encoding/json"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Namespace is that of the elements and attributes in which what a programme has
// beyond the standard travels. The package comment describes it.
const Namespace = "https://iom.int/migdev/iati/1"

// prefix is written for Namespace.
const prefix = "migdev"

func own(local string) Name { return Name{Prefix: prefix, Local: local, Space: Namespace} }

// carrier writes what a programme has beyond the standard, and keeps account of
// it.
type carrier struct {
	types   types
	path    []spot // of the value that is looked at
	carried []carried
	known   map[string]int // places in carried, by their fields
}

// spot is one step of a path: a field, or an item of a list.
type spot struct {
	field string // "": an item
	item  int
}

// carried is what was found to have no place in the standard, in all items of
// its lists together.
type carried struct {
	fields string     // "finance.budget.lines"
	path   check.Path // the first place
	count  int
	items  bool // whole items of the list
}

// differ returns the element that turns what the standard tells into what the
// programme has, and false where there is nothing to tell.
func (c *carrier) differ(name string, t typed, standard, whole *tree) (Node, bool) {
	switch {
	case standard.equal(whole):
		return Node{}, false
	case standard.kind == objectTree && whole.kind == objectTree && t.of != nil:
		return c.differObject(name, t, standard, whole)
	case standard.kind == listTree && whole.kind == listTree && t.of != nil:
		return c.differList(name, t, standard, whole)
	}
	c.tell(false)
	node := c.value(name, t, whole)
	node.Attrs = append(node.Attrs, Attr{own("was"), standard.mark()})
	return node, true
}

func (c *carrier) differObject(name string, t typed, standard, whole *tree) (Node, bool) {
	node := NewForeign(own(name), nil)
	for i, key := range whole.keys {
		c.path = append(c.path, spot{field: key})
		field := c.types.field(t, key)
		if at := standard.get(key); at < 0 {
			c.tell(false)
			c.put(&node, key, field, &whole.kids[i])
		} else if inner, ok := c.differ(key, field, &standard.kids[at], &whole.kids[i]); ok {
			node.Nodes = append(node.Nodes, inner)
		}
		c.path = c.path[:len(c.path)-1]
	}
	for i, key := range standard.keys {
		if whole.get(key) < 0 {
			node.Nodes = append(node.Nodes, NewForeign(own(key), []Attr{{own("is"), "absent"}, {own("was"), standard.kids[i].mark()}}))
		}
	}
	return node, len(node.Nodes) > 0 || len(node.Attrs) > 0
}

// differList tells a list item by item: those that the standard has, by their
// place there, and those that it has not.
func (c *carrier) differList(name string, t typed, standard, whole *tree) (Node, bool) {
	node := NewForeign(own(name), []Attr{{own("is"), "list"}, {own("was"), standard.mark()}})
	item := c.types.item(t)
	from := pair(standard.kids, whole.kids)
	for i := 0; i < len(from); i++ {
		c.path = append(c.path, spot{item: i})
		var inner Node
		changed := false
		if from[i] < 0 {
			c.tell(true)
			node.Nodes = append(node.Nodes, c.value("item", item, &whole.kids[i]))
		} else {
			inner, changed = c.differ("item", item, &standard.kids[from[i]], &whole.kids[i])
		}
		c.path = c.path[:len(c.path)-1]
		if from[i] < 0 {
			continue
		}
		if changed {
			inner.Attrs = append([]Attr{{own("from"), strconv.Itoa(from[i])}}, inner.Attrs...)
			node.Nodes = append(node.Nodes, inner)
			continue
		}
		first := i
		for i+1 < len(from) && from[i+1] == from[i]+1 && standard.kids[from[i+1]].equal(&whole.kids[i+1]) {
			i++
		}
		attrs := []Attr{{own("from"), strconv.Itoa(from[first])}}
		if i > first {
			attrs = append(attrs, Attr{own("to"), strconv.Itoa(from[i])})
		}
		node.Nodes = append(node.Nodes, NewForeign(own("item"), attrs))
	}
	return node, true
}

// put adds a field to an element: a word as an attribute, else as an element.
func (c *carrier) put(node *Node, key string, t typed, v *tree) {
	if v.kind == textTree && isWord(v.text) {
		node.Attrs = append(node.Attrs, Attr{Name{Local: key}, v.text})
		return
	}
	node.Nodes = append(node.Nodes, c.value(key, t, v))
}

// value writes a value as a whole.
func (c *carrier) value(name string, t typed, v *tree) Node {
	if !isKey(name) {
		node := c.value("field", t, v)
		node.Attrs = append([]Attr{{own("name"), name}}, node.Attrs...)
		return node
	}
	node := NewForeign(own(name), nil)
	switch {
	case v.kind == literalTree, v.kind == textTree && !writable(v.text):
		node.Attrs = append(node.Attrs, Attr{own("json"), string(asciiJSON(v))})
	case v.kind == textTree:
		if v.text != "" {
			node.Nodes = append(node.Nodes, NewText(v.text))
		}
	case v.kind == listTree:
		node.Attrs = append(node.Attrs, Attr{own("is"), "list"})
		for i := range v.kids {
			node.Nodes = append(node.Nodes, c.value("item", c.types.item(t), &v.kids[i]))
		}
	case t.text && allWritable(v):
		for i := range v.kids {
			lang := Attr{Name{Prefix: "xml", Local: "lang", Space: xmlSpaceName}, v.keys[i]}
			node.Nodes = append(node.Nodes, NewForeign(own("text"), []Attr{lang}, NewText(v.kids[i].text)))
		}
	case t.text && len(v.kids) > 0:
		for i := range v.kids {
			node.Nodes = append(node.Nodes, c.value(v.keys[i], typed{}, &v.kids[i]))
		}
	default:
		for i := range v.kids {
			c.put(&node, v.keys[i], c.types.field(t, v.keys[i]), &v.kids[i])
		}
		if len(node.Attrs)+len(node.Nodes) == 0 {
			node.Attrs = append(node.Attrs, Attr{own("is"), "object"})
		}
	}
	return node
}

// tell keeps account of the value that is looked at.
func (c *carrier) tell(item bool) {
	fields := make([]byte, 0, 64)
	for _, p := range c.path {
		if p.field == "" {
			continue
		}
		if len(fields) > 0 {
			fields = append(fields, '.')
		}
		fields = append(fields, p.field...)
	}
	if i, ok := c.known[string(fields)]; ok {
		c.carried[i].count++
		return
	}
	var path check.Path
	for _, p := range c.path {
		if p.field == "" {
			path = path.Index(p.item)
		} else {
			path = path.Field(p.field)
		}
	}
	c.known[string(fields)] = len(c.carried)
	c.carried = append(c.carried, carried{fields: string(fields), path: path, count: 1, items: item})
}

// isKey reports whether a key serves as the name of an element.
func isKey(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if !(c >= 'a' && c <= 'z' || s[i] == '_' || i > 0 && (s[i] >= '0' && s[i] <= '9' || s[i] == '-')) {
			return false
		}
	}
	return s != ""
}

// writable reports whether a text can stand in XML as it is. U+FFFD is kept
// apart, since readers may put it in place of what they cannot read.
func writable(s string) bool {
	for _, r := range s {
		if !allowed(r) || r == '\ufffd' {
			return false
		}
	}
	return true
}

func allWritable(v *tree) bool {
	for i := range v.kids {
		if v.kids[i].kind != textTree || !writable(v.kids[i].text) || v.kids[i].text == "" {
			return false
		}
	}
	return len(v.kids) > 0
}

// asciiJSON returns the JSON form with what XML does not allow escaped.
func asciiJSON(v *tree) []byte {
	var b strings.Builder
	for _, r := range string(v.append(nil)) {
		if r <= 0xffff && r > '~' {
			b.WriteString(`\u` + strconv.FormatInt(0x10000+int64(r), 16)[1:])
			continue
		}
		b.WriteRune(r)
	}
	return []byte(b.String())
}

// literal reads what asciiJSON wrote: a text, a number, true, false or null.
func literal(s string) (tree, bool) {
	var v any
	dec := json.NewDecoder(strings.NewReader(s))
	dec.UseNumber()
	if dec.Decode(&v) != nil || dec.More() {
		return tree{}, false
	}
	switch v := v.(type) {
	case string:
		return tree{text: v}, true
	case json.Number:
		return tree{kind: literalTree, text: v.String()}, true
	case bool, nil:
		return tree{kind: literalTree, text: strings.TrimSpace(s)}, true
	}
	return tree{}, false
}
