package programme

import "iom.int/migdev/indicator/check"

// checkSectors looks at sectors and aid types over their vocabularies.
func (c *checker) checkSectors() {
	var sector, dac bool
	other := -1 // the first sector of another list
	for i := range c.p.Classifications {
		k := &c.p.Classifications[i]
		if k.Kind != SectorClass {
			continue
		}
		sector = true
		if k.Code.Vocabulary == DACSectors || k.Code.Vocabulary == DACCategories {
			dac = true
		} else if other < 0 {
			other = i
		}
	}
	c.fs = aidTypes(c.fs, c.p.Classifications)
	if !sector && c.entriesWith(sectorsOf) == 0 && c.o.Profile.asks("programme.sector-missing") {
		c.add("programme.sector-missing", check.Error, "classifications", "the programme has no sector")
	}
	if other >= 0 && !dac {
		c.add("programme.sector-beside-dac", check.Warning, in("classifications", other, "code"),
			"there are sectors of other lists, and none of the Development Assistance Committee's")
	}
}

// aidTypes appends the findings for the aid types of a programme or an entry: two
// of one vocabulary, and none of the Development Assistance Committee's.
func aidTypes(fs check.Findings, list []Classification) check.Findings {
	var seen map[string]int
	if len(list) > maxSmall {
		seen = map[string]int{}
	}
	aid, dac := -1, false // the first, and whether one is of the Committee's
	for i := range list {
		k := &list[i]
		if k.Kind != AidTypeClass {
			continue
		}
		dac = dac || k.Code.Vocabulary == DACAidTypes
		if aid < 0 {
			aid = i
		}
		if first, twice := aidTypeBefore(list, i, seen); twice {
			fs = append(fs, check.Finding{
				Code: "programme.aid-type-twice", Severity: check.Warning, Path: in("classifications", i, "code"),
				Message: "the vocabulary " + check.Quote(k.Code.Vocabulary) + " has an aid type in " + string(check.Path("classifications").Index(first)) + " already",
				Values:  []check.Value{{Name: "code", Text: k.Code.String()}},
			})
		}
	}
	if aid < 0 || dac {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.aid-type-dac", Severity: check.Warning, Path: in("classifications", aid, "code"),
		Message: "there are aid types of other lists, and none of the Development Assistance Committee's",
	})
}

// aidTypeBefore returns the first aid type before i that has its vocabulary and
// another code. seen knows the first of each vocabulary in a long list.
func aidTypeBefore(list []Classification, i int, seen map[string]int) (first int, ok bool) {
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
