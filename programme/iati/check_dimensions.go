package iati

import (
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// sameDimensions reports whether two values are for the same part of the whole,
// in whatever order it is written.
func sameDimensions(a, b []Dimension) bool {
	if len(a) != len(b) {
		return false
	}
	if len(a) == 1 {
		return collapse(a[0].Name) == collapse(b[0].Name) && collapse(a[0].Value) == collapse(b[0].Value)
	}
	return len(a) == 0 || partKey(a) == partKey(b)
}

func sameLocations(a, b []LocationRef) bool {
	if len(a) != len(b) {
		return false
	}
	return len(a) == 0 || locationKey(a) == locationKey(b)
}

// cell is a value of a breakdown: where it is for, by which dimensions it is
// broken down, and which part it is for.
type cell struct {
	where, names, part string
	at                 int32
	number             figure.Number
	known              bool
}

const between = "\x1f" // no character of XML

func locationKey(refs []LocationRef) string {
	if len(refs) == 0 {
		return ""
	}
	keys := make([]string, len(refs))
	for i := range refs {
		keys[i] = collapse(refs[i].Ref)
	}
	slices.Sort(keys)
	return strings.Join(keys, between)
}

func partKey(ds []Dimension) string {
	if len(ds) == 0 {
		return ""
	}
	keys := make([]string, len(ds))
	for i := range ds {
		keys[i] = collapse(ds[i].Name) + between + collapse(ds[i].Value)
	}
	slices.Sort(keys)
	return strings.Join(keys, between+between)
}

func namesKey(ds []Dimension) string {
	if len(ds) == 0 {
		return ""
	}
	keys := make([]string, len(ds))
	for i := range ds {
		keys[i] = collapse(ds[i].Name)
	}
	slices.Sort(keys)
	return strings.Join(keys, " and ")
}

// breakdown compares the parts that targets or actuals of one period are broken
// down to with their total.
func (c *checker) breakdown(list string, measure IndicatorMeasure, ms []Measured) {
	if len(ms) < 2 {
		return
	}
	c.cells = c.cells[:0]
	for i := range ms {
		c.cell(i, locationKey(ms[i].Locations), ms[i].Dimensions, ms[i].Value)
	}
	c.cube(list, measure, func(i int32) int32 { return ms[i].Line })
}

// baselines compares the parts that baselines of one date are broken down to
// with their total.
func (c *checker) baselines(n *Indicator) {
	if len(n.Baselines) < 2 {
		return
	}
	c.cells = c.cells[:0]
	for i := range n.Baselines {
		b := &n.Baselines[i]
		c.cell(i, collapse(string(b.Year))+between+collapse(string(b.Date))+between+locationKey(b.Locations), b.Dimensions, b.Value)
	}
	c.cube("baseline", n.Measure, func(i int32) int32 { return n.Baselines[i].Line })
}

func (c *checker) cell(i int, where string, ds []Dimension, v Reported) {
	n, ok, err := v.Number()
	c.cells = append(c.cells, cell{where: where, names: namesKey(ds), part: partKey(ds), at: int32(i), number: n, known: ok && err == nil})
}

// cube looks at c.cells: no part stands twice, and the parts by each set of
// dimensions make the total. Only counts add up.
func (c *checker) cube(list string, measure IndicatorMeasure, line func(int32) int32) {
	slices.SortStableFunc(c.cells, func(a, b cell) int {
		if d := strings.Compare(a.where, b.where); d != 0 {
			return d
		}
		if d := strings.Compare(a.names, b.names); d != 0 {
			return d
		}
		return strings.Compare(a.part, b.part)
	})
	var total *cell
	for i := 0; i < len(c.cells); {
		members := c.cells[i:]
		n := 1
		for n < len(members) && members[n].where == members[0].where && members[n].names == members[0].names {
			n++
		}
		members = members[:n]
		i += n
		if total != nil && total.where != members[0].where {
			total = nil
		}
		if members[0].names == "" {
			total = &members[0]
		}
		sum, known := figure.Int(0), true
		for j := range members {
			m := &members[j]
			if j > 0 && m.part == members[j-1].part {
				c.in(list, int(m.at))
				c.find("iati.value-twice", line(m.at), "value", "the value is for the same part as "+list+"["+itoa(int(members[j-1].at))+"]")
				c.out()
			}
			sum, known = sum.Add(m.number), known && m.known
		}
		if total == nil || members[0].names == "" || !known || !total.known || measure != Unit {
			continue
		}
		if d := sum.Cmp(total.number); d != 0 {
			how := "less than"
			if d > 0 {
				how = "more than"
			}
			c.in(list, int(total.at))
			c.find("iati.dimension-sum", line(total.at), "value", "the parts by "+check.Quote(members[0].names)+" make "+sum.String()+", "+how+
				" the total, "+total.number.String(), value("sum", sum.String()), value("total", total.number.String()))
			if d < 0 {
				c.as(check.Note)
			}
			c.out()
		}
	}
}
