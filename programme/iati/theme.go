package iati

// Tag is a theme of an activity. It has no share.
type Tag struct {
	Element
	Code          string
	Vocabulary    string
	VocabularyURI string
	Narratives    Narratives
}

var tagShape = of[Tag](
	need("code", func(t *Tag) *string { return &t.Code }),
	need("vocabulary", func(t *Tag) *string { return &t.Vocabulary }),
	attr("vocabulary-uri", func(t *Tag) *string { return &t.VocabularyURI }),
	many("narrative", narrativeShape, func(t *Tag) *Narratives { return &t.Narratives }),
)

// HumanitarianScope is an emergency or appeal that an activity responds to.
type HumanitarianScope struct {
	Element
	Type          string
	Vocabulary    string
	VocabularyURI string
	Code          string
	Narratives    Narratives
}

var humanitarianScopeShape = of[HumanitarianScope](
	need("type", func(h *HumanitarianScope) *string { return &h.Type }),
	need("vocabulary", func(h *HumanitarianScope) *string { return &h.Vocabulary }),
	attr("vocabulary-uri", func(h *HumanitarianScope) *string { return &h.VocabularyURI }),
	need("code", func(h *HumanitarianScope) *string { return &h.Code }),
	many("narrative", narrativeShape, func(h *HumanitarianScope) *Narratives { return &h.Narratives }),
)

// PolicyMarker is a policy that an activity serves, and how much.
type PolicyMarker struct {
	Element
	Vocabulary    string // "": DefaultVocabulary
	VocabularyURI string
	Code          string
	Significance  string // code: from 0, not targeted
	Narratives    Narratives
}

var policyMarkerShape = of[PolicyMarker](
	attr("vocabulary", func(p *PolicyMarker) *string { return &p.Vocabulary }),
	attr("vocabulary-uri", func(p *PolicyMarker) *string { return &p.VocabularyURI }),
	need("code", func(p *PolicyMarker) *string { return &p.Code }),
	attr("significance", func(p *PolicyMarker) *string { return &p.Significance }),
	many("narrative", narrativeShape, func(p *PolicyMarker) *Narratives { return &p.Narratives }),
)
