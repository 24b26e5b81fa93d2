package iati

import (
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
)

// restorer reads what a carrier wrote, onto what the standard tells.
type restorer struct {
	fs check.Findings
}

// apply returns what the standard tells (nil: nothing) changed as node says.
func (r *restorer) apply(node *Node, standard *tree, path check.Path) (t tree, absent bool) {
	was, guarded := attrOf(node, "was")
	is, _ := attrOf(node, "is")
	if guarded && (standard == nil || standard.mark() != was) {
		return r.edited(node, standard, path)
	}
	switch {
	case is == "absent":
		return tree{}, true
	case is == "list":
		return r.list(node, standard, path), false
	}
	if text, ok := attrOf(node, "json"); ok {
		t, ok := literal(text)
		if !ok {
			r.damaged(node, path, "the value "+check.Quote(text)+" is no JSON")
			return keep(standard)
		}
		return t, false
	}
	base := standard
	if guarded || standard == nil || standard.kind != objectTree {
		if !guarded && standard != nil {
			return r.edited(node, standard, path)
		}
		base = &tree{kind: objectTree}
		if text, ok := textOf(node); ok && is != "object" {
			return tree{text: text}, false
		}
	}
	return r.object(node, base, path), false
}

func keep(standard *tree) (tree, bool) {
	if standard == nil {
		return tree{}, true
	}
	return *standard, false
}

func (r *restorer) object(node *Node, base *tree, path check.Path) tree {
	t := tree{kind: objectTree, keys: append([]string(nil), base.keys...), kids: append([]tree(nil), base.kids...)}
	for i := range node.Attrs {
		a := &node.Attrs[i]
		if a.Name.Space != "" || a.Name.Prefix != "" || a.Name.Local == "xmlns" {
			continue
		}
		if t.get(a.Name.Local) >= 0 {
			r.conflict(node, path.Field(a.Name.Local))
			continue
		}
		t.set(a.Name.Local, tree{text: a.Value})
	}
	for i := range node.Nodes {
		n := &node.Nodes[i]
		if n.Kind != Foreign || n.Name.Space != Namespace {
			continue
		}
		key := n.Name.Local
		if lang, ok := langOf(n); ok && key == "text" {
			text, _ := textOf(n)
			t.set(lang, tree{text: text})
			continue
		}
		if name, ok := attrOf(n, "name"); ok && key == "field" {
			key = name
		}
		var standard *tree
		if at := t.get(key); at >= 0 {
			standard = &t.kids[at]
		}
		if v, absent := r.apply(n, standard, path.Field(key)); absent {
			t.drop(key)
		} else {
			t.set(key, v)
		}
	}
	return t
}

func (r *restorer) list(node *Node, standard *tree, path check.Path) tree {
	t := tree{kind: listTree}
	var taken []bool // items of the standard, each of which comes once
	if standard != nil {
		taken = make([]bool, len(standard.kids))
	}
	for i := range node.Nodes {
		n := &node.Nodes[i]
		if n.Kind != Foreign || n.Name.Space != Namespace {
			continue
		}
		text, ok := attrOf(n, "from")
		if !ok {
			if v, absent := r.apply(n, nil, path.Index(len(t.kids))); !absent {
				t.kids = append(t.kids, v)
			}
			continue
		}
		from, err := strconv.Atoi(text)
		to := from
		if end, ok := attrOf(n, "to"); ok && err == nil {
			to, err = strconv.Atoi(end)
		}
		if err != nil || standard == nil || standard.kind != listTree || from < 0 || to < from || to >= len(standard.kids) || slices.Contains(taken[from:to+1], true) {
			r.damaged(n, path, "the items from "+check.Quote(text)+" are not there, or taken already")
			continue
		}
		for j := from; j <= to; j++ {
			taken[j] = true
		}
		if to > from || len(n.Nodes) == 0 && bare(n) {
			t.kids = append(t.kids, standard.kids[from:to+1]...)
			continue
		}
		if v, absent := r.apply(n, &standard.kids[from], path.Index(len(t.kids))); !absent {
			t.kids = append(t.kids, v)
		}
	}
	return t
}

// bare reports whether an item says nothing but where it is from.
func bare(n *Node) bool {
	for i := range n.Attrs {
		if n.Attrs[i].Name.Space == "" || n.Attrs[i].Name.Local != "from" && n.Attrs[i].Name.Space == Namespace {
			return false
		}
	}
	return true
}

func (r *restorer) edited(node *Node, standard *tree, path check.Path) (tree, bool) {
	r.conflict(node, path)
	return keep(standard)
}

func (r *restorer) conflict(node *Node, path check.Path) {
	r.fs = append(r.fs, check.Finding{
		Code: "iati.map-edited", Severity: check.Warning, Path: path,
		Message: "the elements of the standard were changed since this was written beside them, in line " +
			strconv.Itoa(int(node.Line)) + ": they count, and it does not come back",
	})
}

func (r *restorer) damaged(node *Node, path check.Path, why string) {
	r.fs = append(r.fs, check.Finding{
		Code: "iati.map-damaged", Severity: check.Error, Path: path, Message: why + ", in line " + strconv.Itoa(int(node.Line)),
	})
}

func attrOf(n *Node, local string) (string, bool) {
	for i := range n.Attrs {
		if n.Attrs[i].Name.Space == Namespace && n.Attrs[i].Name.Local == local {
			return n.Attrs[i].Value, true
		}
	}
	return "", false
}

func langOf(n *Node) (string, bool) {
	for i := range n.Attrs {
		if n.Attrs[i].Name.Prefix == "xml" && n.Attrs[i].Name.Local == "lang" {
			return n.Attrs[i].Value, true
		}
	}
	return "", false
}

// textOf returns the text of an element without elements or fields.
func textOf(n *Node) (string, bool) {
	var b strings.Builder
	for i := range n.Attrs {
		if n.Attrs[i].Name.Prefix == "" && n.Attrs[i].Name.Local != "xmlns" {
			return "", false
		}
	}
	for i := range n.Nodes {
		switch n.Nodes[i].Kind {
		case Stray:
			b.WriteString(n.Nodes[i].Text)
		case Foreign:
			return "", false
		}
	}
	return b.String(), true
}
