package main

import (
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
)

// tiesIn are the ties of a person; null is not known.
type tiesIn struct {
	ID      text   `json:"id,omitzero"`
	Born    text   `json:"born,omitzero"` // "O" is the origin
	Citizen *bool  `json:"citizen,omitzero"`
	Parents *whole `json:"parent_born_o,omitzero"` // how many
	SelfID  *bool  `json:"self_id,omitzero"`
}

func (t *tiesIn) UnmarshalJSON(data []byte) error {
	type plain tiesIn
	return decodeInputs(data, (*plain)(t))
}

func (t tiesIn) ties() diaspora.Ties {
	var out diaspora.Ties
	if t.Born != "" {
		out.Born = check.Decide(t.Born == "O")
	}
	if t.Citizen != nil {
		out.Citizen = check.Decide(*t.Citizen)
	}
	if t.Parents != nil {
		out.ParentBorn = check.Decide(*t.Parents > 0)
	}
	if t.SelfID != nil {
		out.SelfIdentified = check.Decide(*t.SelfID)
	}
	return out
}

// qualified is a count with what it is worth: a number with its quality, a
// range, or the reason why there is none.
type qualified struct {
	N       *whole `json:"n,omitzero"`
	Low     *whole `json:"low,omitzero"`
	High    *whole `json:"high,omitzero"`
	Quality text   `json:"quality,omitzero"` // exact where it is not stated
	Status  text   `json:"status,omitzero"`
}

func (q *qualified) UnmarshalJSON(data []byte) error {
	type plain qualified
	return decodeInputs(data, (*plain)(q))
}

func (q qualified) count() (diaspora.Count, error) {
	quality := diaspora.ExactCount
	var status diaspora.CountStatus
	if q.Quality != "" {
		if err := quality.UnmarshalText([]byte(inLibrary(q.Quality))); err != nil {
			return diaspora.Count{}, err
		}
	}
	if q.Status != "" {
		if err := status.UnmarshalText([]byte(inLibrary(q.Status))); err != nil {
			return diaspora.Count{}, err
		}
	}
	switch {
	case q.N != nil:
		return diaspora.NewCount(int64(*q.N), quality)
	case q.Low != nil && q.High != nil && status == diaspora.CountSuppressed:
		return diaspora.SuppressedCount(int64(*q.Low), int64(*q.High))
	case q.Low != nil && q.High != nil:
		return diaspora.NewCountRange(int64(*q.Low), int64(*q.High))
	case q.Low != nil:
		return diaspora.NewCount(int64(*q.Low), diaspora.AtLeastCount)
	case q.High != nil:
		return diaspora.NewCount(int64(*q.High), diaspora.AtMostCount)
	}
	return diaspora.AbsentCount(status), nil
}

// inLibrary returns words of a case as the library writes them.
func inLibrary(words text) string { return strings.ReplaceAll(string(words), caseDash, libraryDash) }

// claimedSize is what somebody says of the size of a diaspora.
type claimedSize struct {
	qualified
	Basis     text   `json:"basis,omitzero"`
	Territory string `json:"territory,omitzero"`
	Year      yearIn `json:"year,omitzero"`
	Edition   whole  `json:"edition,omitzero"`
}

func (s *claimedSize) UnmarshalJSON(data []byte) error {
	type plain struct {
		N         *whole `json:"n,omitzero"`
		Low       *whole `json:"low,omitzero"`
		High      *whole `json:"high,omitzero"`
		Quality   text   `json:"quality,omitzero"`
		Status    text   `json:"status,omitzero"`
		Basis     text   `json:"basis,omitzero"`
		Territory string `json:"territory,omitzero"`
		Year      yearIn `json:"year,omitzero"`
		Edition   whole  `json:"edition,omitzero"`
	}
	var p plain
	if err := decodeInputs(data, &p); err != nil {
		return err
	}
	*s = claimedSize{qualified{p.N, p.Low, p.High, p.Quality, p.Status}, p.Basis, p.Territory, p.Year, p.Edition}
	return nil
}

// estimate returns what is said as an estimate on its basis, or on the given
// one where it states none.
func (s claimedSize) estimate(basis diaspora.Basis) (diaspora.Estimate, error) {
	c, err := s.count()
	if err != nil {
		return diaspora.Estimate{}, err
	}
	e := diaspora.Estimate{Figure: c.Figure(), Basis: basis, Date: s.Year.date}
	if s.Edition != 0 {
		e.Edition = editionOf(s.Edition)
	}
	if s.Basis != "" {
		words, _, _ := strings.Cut(string(s.Basis), "(") // a remark follows: "(not stated)"
		words = strings.TrimSpace(words)
		if words == "not stated" {
			words = ""
		}
		if e.Basis, err = basisOf(words); err != nil {
			return e, err
		}
	}
	e.Origin, err = anyCountry(s.Territory)
	return e, err
}

// basisOf reads a basis in the words of the cases: "country of birth",
// "citizenship", "self_identification".
func basisOf(words string) (b diaspora.Basis, err error) {
	inKebab := strings.NewReplacer("country of ", "", caseDash, libraryDash, " ", libraryDash).Replace(words)
	err = b.UnmarshalText([]byte(inKebab))
	return b, err
}

// diasporaDefinitions counts persons by every definition, or compares a claimed
// size with stocks.
func diasporaDefinitions(in struct {
	Persons       []tiesIn      `json:"persons,omitzero"`
	Legend        text          `json:"legend,omitzero"` // says what the letters mean
	Claim         *claimedSize  `json:"claim,omitzero"`
	ByBirth       []claimedSize `json:"stock_by_birth,omitzero"`
	ByCitizenship []claimedSize `json:"stock_by_citizenship,omitzero"`
},
) (any, error) {
	out := result{}
	if in.Persons != nil {
		seen := map[text]bool{}
		for _, p := range in.Persons {
			if p.ID != "" && seen[p.ID] {
				return nil, fmt.Errorf("person %s stands twice", check.Quote(string(p.ID)))
			}
			seen[p.ID] = true
		}
		out.addDefinitions(in.Persons)
	}
	if in.Claim != nil {
		return out, out.addComparisons(*in.Claim, in.ByBirth, in.ByCitizenship)
	}
	if in.Persons == nil {
		return nil, errors.New("inputs: persons or claim is missing")
	}
	return out, nil
}

func (r result) addDefinitions(list []tiesIn) {
	d := diaspora.CountDefinitions(func(yield func(diaspora.Ties) bool) {
		for _, p := range list {
			if !yield(p.ties()) {
				return
			}
		}
	})
	for key, c := range map[string]diaspora.Count{
		"by_birth": d.ByBirth, "by_citizenship": d.ByCitizenship, "by_parent_birth": d.ByParentBirth,
		"by_self_identification": d.BySelfIdentity, "union": d.Union,
		"first_generation": d.FirstGeneration, "second_generation": d.SecondGeneration, "surplus_of_sum": d.SurplusOfSum,
	} {
		r[key] = writtenCount(c)
		r[key+"_low"], r[key+"_high"] = writtenEnds(c)
	}
}

func (r result) addComparisons(claimed claimedSize, byBirth, byCitizenship []claimedSize) error {
	said, err := claimed.estimate(diaspora.NoBasis)
	if err != nil {
		return err
	}
	ratios := []any{}
	same, contradiction := check.NotMet, check.NotMet
	for _, on := range []struct {
		basis  diaspora.Basis
		stocks []claimedSize
	}{{diaspora.BirthBasis, byBirth}, {diaspora.CitizenshipBasis, byCitizenship}} {
		for _, s := range on.stocks {
			if s.Year.date.IsZero() {
				s.Year = claimed.Year // stocks stand beside the claim for its year
			}
			e, err := s.estimate(on.basis)
			if err != nil {
				return err
			}
			c := diaspora.CompareEstimates(said, e)
			ratios = append(ratios, writtenFace(c.Ratio))
			same, contradiction = same.Or(c.SameBasis), contradiction.Or(c.Contradiction)
		}
	}
	r["ratios"], r["same_basis"], r["contradiction"] = ratios, writtenVerdict(same), writtenVerdict(contradiction)
	return nil
}
