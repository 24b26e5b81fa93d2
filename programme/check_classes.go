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
		c.fs = c.fs.UnderIndex("classifications", i, c.classification(i))
	}
	c.checkClassificationSums()
	c.checkSectors()
}

// classification returns what is wrong with one by itself, and whether it is
// there twice.
func (c *checker) classification(i int) (fs check.Findings) {
	k := &c.p.Classifications[i]
	text := func() []check.Value { return []check.Value{{Name: "code", Text: k.Code.String()}} }
	if list := c.o.Known.vocabulary(k.Code.Vocabulary); list != nil {
		switch e, ok := list.entry(k.Code.Value); {
		case !ok && !list.Partial:
			fs = append(fs, check.Finding{
				Code: "programme.code-unlisted", Severity: check.Error, Path: "code",
				Message: "the code " + check.Quote(k.Code.String()) + " is not in its vocabulary", Values: text(),
			})
		case e.Withdrawn:
			fs = append(fs, check.Finding{
				Code: "programme.code-unlisted", Severity: check.Error, Path: "code",
				Message: "the code " + check.Quote(k.Code.String()) + " is withdrawn from its vocabulary", Values: text(),
			})
		}
	}
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
	switch {
	case w.stated == 0 && k.Kind == SectorClass && w.n > 1 && c.o.Profile.asks("programme.classification-unshared"):
		c.add("programme.classification-unshared", check.Error, in("classifications", i, "percent"),
			"several sectors of the vocabulary "+check.Quote(k.Code.Vocabulary)+" have no percentages", vocabulary)
	case w.stated == 0:
	case w.stated < w.n:
		c.add("programme.classification-percent", check.Error, in("classifications", i, "percent"),
			"some of the vocabulary "+check.Quote(k.Code.Vocabulary)+" have percentages and others none", vocabulary)
	default:
		what, text := w.makes(func() (parts []figure.Quantity) {
			for _, j := range w.members {
				parts = append(parts, c.p.Classifications[j].Percent)
			}
			for j := i; w.members == nil && j < len(c.p.Classifications); j++ {
				if classOf(&c.p.Classifications[j]) == classOf(k) {
					parts = append(parts, c.p.Classifications[j].Percent)
				}
			}
			return parts
		})
		if what != "" {
			c.add("programme.classification-"+what, sumSeverity(what), in("classifications", i, "percent"),
				"the parts of the vocabulary "+check.Quote(k.Code.Vocabulary)+" come to "+text, vocabulary)
		}
	}
}

// checkSectors looks at sectors and aid types over their vocabularies.
func (c *checker) checkSectors() {
	var sector, dac, other, aid, dacAid int // one of each, from 1
	var seen map[string]int
	if len(c.p.Classifications) > maxSmall {
		seen = map[string]int{}
	}
	for i := range c.p.Classifications {
		k := &c.p.Classifications[i]
		switch {
		case k.Kind == SectorClass:
			sector = i + 1
			if k.Code.Vocabulary == DACSectors || k.Code.Vocabulary == DACCategories {
				dac = i + 1
			} else if other == 0 {
				other = i + 1
			}
		case k.Kind == AidTypeClass:
			if k.Code.Vocabulary == DACAidTypes {
				dacAid = i + 1
			}
			if aid == 0 {
				aid = i + 1
			}
			if first, twice := c.aidTypeBefore(i, seen); twice {
				c.add("programme.aid-type-twice", check.Warning, in("classifications", i, "code"),
					"the vocabulary "+check.Quote(k.Code.Vocabulary)+" has an aid type in "+string(check.Path("classifications").Index(first))+" already",
					check.Value{Name: "code", Text: k.Code.String()})
			}
		}
	}
	if sector == 0 && c.o.Profile.asks("programme.sector-missing") {
		c.add("programme.sector-missing", check.Error, "classifications", "the programme has no sector")
	}
	if other > 0 && dac == 0 {
		c.add("programme.sector-beside-dac", check.Warning, in("classifications", other-1, "code"),
			"there are sectors of other lists, and none of the Development Assistance Committee's")
	}
	if aid > 0 && dacAid == 0 {
		c.add("programme.aid-type-dac", check.Warning, in("classifications", aid-1, "code"),
			"there are aid types of other lists, and none of the Development Assistance Committee's")
	}
}

// aidTypeBefore returns the first aid type before i that has its vocabulary and
// another code. seen knows the first of each vocabulary in a long list.
func (c *checker) aidTypeBefore(i int, seen map[string]int) (first int, ok bool) {
	list := c.p.Classifications
	k := &list[i]
	if seen != nil {
		if first, ok = seen[k.Code.Vocabulary]; !ok {
			seen[k.Code.Vocabulary] = i
		}
		return first, ok && list[first].Code != k.Code
	}
	for j := range i {
		if list[j].Kind == AidTypeClass && list[j].Code.Vocabulary == k.Code.Vocabulary && list[j].Code != k.Code {
			return j, true
		}
	}
	return 0, false
}
