package programme

import (
	"maps"
	"slices"

	"iom.int/migdev/indicator/check"
)

// Level is what a profile makes of a rule. The zero value leaves it as it is.
type Level uint8

// The levels.
const (
	AsItIs    Level = iota // the rule's own severity; a rule that waits to be asked for stays silent
	Off                    // no finding
	AsNote                 // a note
	AsWarning              // a warning
	AsError                // an error
)

var levels = check.Enum[Level]{What: "programme: level", Names: []string{"", "off", "note", "warning", "error"}}

// String returns the level in lower case, "" for [AsItIs].
func (l Level) String() string { return levels.String(l) }

// MarshalText returns what String does.
func (l Level) MarshalText() ([]byte, error) { return levels.Marshal(l) }

// UnmarshalText reads what [Level.MarshalText] writes.
func (l *Level) UnmarshalText(text []byte) error { return levels.Unmarshal(l, text) }

// Profile raises and silences rules. The zero Profile leaves every rule as
// [Rules] has it.
type Profile struct {
	Name   string           `json:"name,omitempty"`
	Levels map[string]Level `json:"levels,omitempty"` // by the code of the finding, of whatever package
	// Others is the level of every code that Levels does not name. It asks for
	// no rule that waits to be asked for.
	Others Level `json:"others,omitempty"`
}

// Level returns what the profile makes of a code.
func (p Profile) Level(code string) Level {
	if l, ok := p.Levels[code]; ok {
		return l
	}
	return p.Others
}

// asks reports whether the profile names a code at a severity.
func (p *Profile) asks(code string) bool { return p.Levels[code] >= AsNote }

// With returns a copy of the profile in which a code has a level.
func (p Profile) With(code string, l Level) Profile {
	p.Levels = maps.Clone(p.Levels)
	if p.Levels == nil {
		p.Levels = map[string]Level{}
	}
	p.Levels[code] = l
	return p
}

// Apply returns the findings as the profile has them: without those that it
// silences, and with its severities, in their order. fs is not changed, and is
// itself returned where the profile changes nothing. It serves for findings of
// every check, of this package or another.
func (p Profile) Apply(fs check.Findings) check.Findings {
	if len(fs) == 0 || len(p.Levels) == 0 && p.Others == AsItIs {
		return fs
	}
	out := slices.Clone(fs)[:0]
	for _, f := range fs {
		switch p.Level(f.Code) {
		case Off:
			continue
		case AsNote:
			f.Severity = check.Note
		case AsWarning:
			f.Severity = check.Warning
		case AsError:
			f.Severity = check.Error
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// WrittenStandard returns the rules of the International Aid Transparency
// Initiative (version 2.03) as its standard words them: what it requires is
// asked for, and shares that make 100 only within their rounding do not make
// 100. Rules that are no part of the standard stay as they are.
func WrittenStandard() Profile {
	return Profile{Name: "written-standard", Levels: standardLevels()}
}

// OfficialEngine returns the rules as the official validator of the Initiative
// applies them, for comparing results with its own. It knows no rules but those
// of the standard; a programme without any place passes, since its rule for that
// can never fire; value dates of budgets are its concern in the records of
// organisations alone; and shares that come to 100 when their sum is rounded to
// four decimal places make 100.
func OfficialEngine() Profile {
	p := Profile{Name: "official-engine", Levels: standardLevels(), Others: Off}
	p.Levels["programme.place-missing"] = Off
	p.Levels["programme.budget-value-date"] = Off
	p.Levels["programme.classification-nearly"] = Off
	p.Levels["programme.place-nearly"] = Off
	p.Levels["programme.budget-item-nearly"] = Off
	return p
}

// standardLevels returns the severities of the standard.
func standardLevels() map[string]Level {
	levels := map[string]Level{}
	for _, r := range Rules() {
		if len(r.Standard) == 0 {
			continue
		}
		switch r.Severity {
		case check.Note:
			levels[r.Code] = AsNote
		case check.Warning:
			levels[r.Code] = AsWarning
		default:
			levels[r.Code] = AsError
		}
	}
	for _, code := range [...]string{"classification-rounding", "classification-nearly", "place-rounding", "place-nearly"} {
		levels["programme."+code] = AsError
	}
	levels["programme.budget-item-rounding"], levels["programme.budget-item-nearly"] = AsWarning, AsWarning
	levels["programme.budget-year"], levels["programme.budget-value-date"] = AsError, AsError
	levels["indicator.observation-value"] = AsWarning
	return levels
}

// JointProgrammeRules returns what a joint programme of several United Nations
// organisations is asked for beside the usual: two participating organisations,
// an agent, one lead for each output, a total, a start and a description; and
// dates that lie within the programme's, as the systems of the United Nations
// demand.
func JointProgrammeRules() Profile {
	return Profile{Name: "joint-programme", Levels: map[string]Level{
		"programme.participating":   AsError,
		"programme.agent":           AsWarning,
		"programme.output-lead":     AsError,
		"programme.dates-outside":   AsError,
		"programme.total-missing":   AsError,
		"programme.start":           AsError,
		"programme.description":     AsWarning,
		"programme.donor-missing":   AsWarning,
		"programme.risks-missing":   AsNote,
		"programme.component-dates": AsError,
	}}
}

// DonorRules returns what a donor asks for beside the usual: who gives, how much
// in all, since when, what for, how it is measured, and what may go wrong.
func DonorRules() Profile {
	return Profile{Name: "donor", Levels: map[string]Level{
		"programme.donor-missing":     AsError,
		"programme.total-missing":     AsError,
		"programme.start":             AsError,
		"programme.description":       AsWarning,
		"programme.sector-missing":    AsWarning,
		"programme.place-missing":     AsWarning,
		"programme.indicator-missing": AsWarning,
		"programme.risks-missing":     AsWarning,
		"programme.amount":            AsError,
		"programme.share-base":        AsWarning,
	}}
}
