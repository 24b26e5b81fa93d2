package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

// wholes is what parts come to whose sum is to be 100 percent.
type wholes struct {
	n, stated int           // parts, and those with a percentage
	face      figure.Number // the sum of what is stated, where each is one number
	ranges    bool          // some are not
	members   []int         // their places, in a long list
}

func (w *wholes) add(f figure.Figure) {
	w.n++
	if f.IsZero() {
		return
	}
	w.stated++
	if v, ok := f.Value(); ok {
		w.face = w.face.Add(v)
	} else {
		w.ranges = true
	}
}

var wholePercent = figure.Int(100)

// makes reports that the parts make 100 as they are stated, or else asks
// whether they can: "" where they do, "rounding" where they can within their
// rounding, "nearly" where their sum is 100 to four decimal places, "sum" where
// they cannot.
func (w *wholes) makes(parts func() []figure.Quantity) (what, text string) {
	if !w.ranges && w.face.Equal(wholePercent) {
		return "", ""
	}
	shares, err := claim.Partition(parts()...)
	switch {
	case err != nil:
		return "", "" // a unit that is no percentage is found at the part
	case !w.ranges && nearHundred(w.face):
		return "nearly", shares.String()
	case shares.Holds():
		return "rounding", shares.String()
	}
	return "sum", shares.String()
}

// nearHundred reports whether n is 100 when it is rounded to four decimal
// places.
func nearHundred(n figure.Number) bool {
	d, half := n.Sub(wholePercent), figure.MustNumber("0.00005")
	return d.Cmp(half) < 0 && d.Cmp(half.Neg()) > 0
}

// outOfRange appends the finding for a part that can be no percentage from 0 to
// 100.
func outOfRange(fs check.Findings, code string, f figure.Figure) check.Findings {
	if f.IsZero() {
		return fs
	}
	why := ""
	switch bounds := f.Bounds(); {
	case f.Unit() != "" && f.Unit() != "%":
		why = " is no percentage"
	case bounds.Compare(figure.Less, figure.Int(0)) == check.Met, bounds.Compare(figure.Greater, wholePercent) == check.Met:
		why = " does not lie between 0 and 100"
	default:
		return fs
	}
	return append(fs, check.Finding{
		Code: code, Severity: check.Error, Path: "percent", Message: "the part of " + f.String() + why,
		Values: []check.Value{{Name: "percent", Text: f.String()}},
	})
}

// sumSeverity is that of a sum that is not exactly 100.
func sumSeverity(what string) check.Severity {
	if what == "sum" {
		return check.Error
	}
	return check.Note
}

func (c *checker) checkClassifications() {
	for i := range c.p.Classifications {
		c.fs = c.fs.UnderIndex("classifications", i, c.classification(&c.p.Classifications[i]))
	}
	c.checkClassificationSums()
	c.checkSectors()
}

// listed appends the finding for a code that its vocabulary does not have, or has
// no more. A vocabulary that the caller does not know is open.
func (c *checker) listed(fs check.Findings, path check.Path, code indicator.Code) check.Findings {
	list := c.o.Known.vocabulary(code.Vocabulary)
	if list == nil {
		return fs
	}
	why := ""
	switch e, ok := list.entry(code.Value); {
	case !ok && !list.Partial:
		why = " is not in its vocabulary"
	case e.Withdrawn:
		why = " is withdrawn from its vocabulary"
	default:
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.code-unlisted", Severity: check.Error, Path: path,
		Message: "the code " + check.Quote(code.String()) + why, Values: []check.Value{{Name: "code", Text: code.String()}},
	})
}

// allListed is listed for a list of codes.
func (c *checker) allListed(fs check.Findings, path check.Path, codes []indicator.Code) check.Findings {
	for i := range codes {
		if c.o.Known.vocabulary(codes[i].Vocabulary) != nil {
			fs = c.listed(fs, path.Index(i), codes[i])
		}
	}
	return fs
}

// classification returns what is wrong with one by itself.
func (c *checker) classification(k *Classification) check.Findings {
	text := func() []check.Value { return []check.Value{{Name: "code", Text: k.Code.String()}} }
	fs := c.listed(nil, "code", k.Code)
	if (k.Code.Vocabulary == OwnList || k.Code.Vocabulary == OwnList2) && k.Title.IsZero() {
		fs = append(fs, check.Finding{
			Code: "programme.own-code-title", Severity: check.Error, Path: "title",
			Message: "the code " + check.Quote(k.Code.String()) + " is of the reporter's own list, and has no title", Values: text(),
		})
	}
	fs = outOfRange(fs, "programme.classification-range", k.Percent)
	if k.Kind == MarkerClass && k.Code.Vocabulary == DACMarkers && k.Significance == NoSignificance {
		fs = append(fs, check.Finding{
			Code: "programme.marker-significance", Severity: check.Error, Path: "significance",
			Message: "the marker " + check.Quote(k.Code.String()) + " has no significance", Values: text(),
		})
	}
	return fs
}

// class is what classifications have in common that divide one whole.
type class struct {
	kind       ClassificationKind
	vocabulary string
}

func classOf(k *Classification) class { return class{k.Kind, k.Code.Vocabulary} }

// checkClassificationSums looks at the classifications of each vocabulary
// together, at the first of them.
func (c *checker) checkClassificationSums() {
	list := c.p.Classifications
	if len(list) <= maxSmall {
		for i := range list {
			first := true
			var w wholes
			for j := range list {
				if classOf(&list[j]) != classOf(&list[i]) {
					continue
				}
				if j < i {
					first = false
					if list[j].Code == list[i].Code && list[j].Kind == list[i].Kind {
						c.classTwice(i, j)
						break
					}
					continue
				}
				w.add(list[j].Percent)
			}
			if first {
				c.checkClass(i, &w)
			}
		}
		return
	}
	type member struct {
		class
		code indicator.Code
	}
	sums := map[class]*wholes{}
	seen := make(map[member]int, len(list))
	for i := range list {
		k := classOf(&list[i])
		if sums[k] == nil {
			sums[k] = new(wholes)
		}
		sums[k].add(list[i].Percent)
		sums[k].members = append(sums[k].members, i)
	}
	for i := range list {
		k := classOf(&list[i])
		m := member{k, list[i].Code}
		if first, ok := seen[m]; ok {
			c.classTwice(i, first)
		} else {
			seen[m] = i
		}
		if w := sums[k]; w != nil {
			c.checkClass(i, w)
			sums[k] = nil
		}
	}
}

func (c *checker) classTwice(i, first int) {
	k := &c.p.Classifications[i]
	c.add("programme.classification-twice", check.Warning, in("classifications", i, "code"),
		"the code "+check.Quote(k.Code.String())+" is "+string(check.Path("classifications").Index(first))+" too",
		check.Value{Name: "code", Text: k.Code.String()})
}

// checkClass looks at what the classifications of a vocabulary come to, of which
// i is the first.
func (c *checker) checkClass(i int, w *wholes) {
	k := &c.p.Classifications[i]
	vocabulary := check.Value{Name: "vocabulary", Text: k.Code.Vocabulary}
	if k.Kind == BudgetItemClass {
		c.checkBudgetItems(i, w)
		return
	}
	switch {
	case w.stated == 0 && k.Kind == SectorClass && w.n > 1 && c.o.Profile.asks("programme.classification-unshared"):
		c.add("programme.classification-unshared", check.Error, in("classifications", i, "percent"),
			"several sectors of the vocabulary "+check.Quote(k.Code.Vocabulary)+" have no percentages", vocabulary)
	case w.stated == 0:
	case w.stated < w.n:
		c.add("programme.classification-percent", check.Error, in("classifications", i, "percent"),
			"some of the vocabulary "+check.Quote(k.Code.Vocabulary)+" have percentages and others none", vocabulary)
	default:
		what, text := c.classMakes(i, w)
		if what != "" {
			c.add("programme.classification-"+what, sumSeverity(what), in("classifications", i, "percent"),
				"the parts of the vocabulary "+check.Quote(k.Code.Vocabulary)+" come to "+text, vocabulary)
		}
	}
}

// checkBudgetItems looks at what the lines of a government's budget come to, of
// which i is the first.
func (c *checker) checkBudgetItems(i int, w *wholes) {
	vocabulary := c.p.Classifications[i].Code.Vocabulary
	value := check.Value{Name: "vocabulary", Text: vocabulary}
	switch {
	case w.n == 1 && w.stated == 0:
	case w.stated < w.n:
		c.add("programme.budget-item-percent", check.Warning, in("classifications", i, "percent"),
			"some of several lines of the government's budget, by "+check.Quote(vocabulary)+", have no percentages", value)
	default:
		what, text := c.classMakes(i, w)
		if what != "" {
			c.add("programme.budget-item-"+what, min(sumSeverity(what), check.Warning), in("classifications", i, "percent"),
				"the lines of the government's budget, by "+check.Quote(vocabulary)+", come to "+text, value)
		}
	}
}

// classMakes asks whether the classifications like i, the first of them, make 100.
func (c *checker) classMakes(i int, w *wholes) (what, text string) {
	return w.makes(func() (parts []figure.Quantity) {
		list := c.p.Classifications
		for _, j := range w.members {
			parts = append(parts, list[j].Percent)
		}
		for j := i; w.members == nil && j < len(list); j++ {
			if classOf(&list[j]) == classOf(&list[i]) {
				parts = append(parts, list[j].Percent)
			}
		}
		return parts
	})
}
