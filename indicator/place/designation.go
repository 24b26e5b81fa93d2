package place

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// Designation is how one source or report writes a country: the name it
// prints, and the note that goes with the name. A mark such as the asterisk of
// "Kosovo*" is part of the name; the note begins without it.
//
// A designation changes how a country is printed, never which country it is.
type Designation struct {
	Country Country   `json:"country"`
	Name    lang.Text `json:"name"`
	Note    lang.Text `json:"note,omitzero"` // the footnote; the zero value where there is none
}

// UNSCR1244 returns the designation of Kosovo by which documents of the United
// Nations refer to Security Council resolution 1244: "Kosovo*", with the note
// "References to Kosovo shall be understood to be in the context of United
// Nations Security Council resolution 1244 (1999)." Both are there in English,
// French, Spanish, Russian and Serbian.
func UNSCR1244() Designation {
	return Designation{
		Country: MustCountry("XK"),
		Name: lang.En("Kosovo*").
			With(lang.French, "Kosovo*").
			With(lang.Spanish, "Kosovo*").
			With(lang.Russian, "Косово*").
			With(lang.Serbian, "Косово*").
			With(lang.SerbianLatin, "Kosovo*"),
		Note: lang.En("References to Kosovo shall be understood to be in the context of United Nations Security Council resolution 1244 (1999).").
			With(lang.French, "Toute référence au Kosovo s’entend dans le contexte de la résolution 1244 (1999) du Conseil de sécurité de l’Organisation des Nations Unies.").
			With(lang.Spanish, "Toda referencia a Kosovo debe entenderse en el contexto de la resolución 1244 (1999) del Consejo de Seguridad de las Naciones Unidas.").
			With(lang.Russian, "Ссылки на Косово следует понимать в контексте резолюции 1244 (1999) Совета Безопасности Организации Объединенных Наций.").
			With(lang.Serbian, "Свако упућивање на Косово треба разумети у контексту Резолуције 1244 (1999) Савета безбедности Уједињених нација.").
			With(lang.SerbianLatin, "Svako upućivanje na Kosovo treba razumeti u kontekstu Rezolucije 1244 (1999) Saveta bezbednosti Ujedinjenih nacija."),
	}
}

// UnmarshalJSON reads a designation strictly, as [check.DecodeJSON] does.
func (d *Designation) UnmarshalJSON(data []byte) error {
	type plain Designation
	var p plain
	if err := check.DecodeJSON(data, &p); err != nil {
		return fmt.Errorf("place: designation: %w", err)
	}
	*d = Designation(p)
	return nil
}

// Designations are those of one source or report, in its order. Nil has none:
// every country goes by its plain name.
type Designations []Designation

// For returns the designation of c, the first where there are several. Where
// there is none it is the plain name of c in all languages of [Country.Names],
// without a note.
func (ds Designations) For(c Country) Designation {
	if i := ds.index(c); i >= 0 {
		return ds[i]
	}
	return Designation{Country: c, Name: c.Names()}
}

// Has reports whether c has a designation of its own.
func (ds Designations) Has(c Country) bool { return ds.index(c) >= 0 }

// With returns a copy of ds in which d stands in place of the first
// designation of its country, or at the end.
func (ds Designations) With(d Designation) Designations {
	out := slices.Clone(ds)
	if i := ds.index(d.Country); i >= 0 {
		out[i] = d
		return out
	}
	return append(out, d)
}

func (ds Designations) index(c Country) int {
	return slices.IndexFunc(ds, func(d Designation) bool { return d.Country == c })
}

// Check returns what is wrong with ds, by these codes, all errors:
//
//   - place.designation-country: it does not say of which country
//   - place.designation-name: it has no name
//   - place.designation-twice: its country has a designation already
func (ds Designations) Check() check.Findings {
	var fs check.Findings
	for i, d := range ds {
		if d.Country.IsZero() {
			fs = append(fs, designationFinding(i, "country", "the designation does not say of which country it is"))
		} else if first := ds.index(d.Country); first < i {
			fs = append(fs, designationFinding(i, "twice",
				fmt.Sprintf("designations number %d and number %d are both of %s", first+1, i+1, d.Country)))
		}
		if d.Name.IsZero() {
			fs = append(fs, designationFinding(i, "name", fmt.Sprintf("the designation of %s has no name", check.Quote(d.Country.Code()))))
		}
	}
	return fs
}

func designationFinding(i int, what, message string) check.Finding {
	path := check.Path("").Index(i)
	if what != "twice" {
		path = path.Field(what)
	}
	return check.Finding{Code: "place.designation-" + what, Severity: check.Error, Path: path, Message: message}
}
