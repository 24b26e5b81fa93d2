package diaspora

import (
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Edition is the release that a figure was taken from: publisher and year of
// the edition, which is not the year that the figure is about. Editions revise
// the past, so figures of two editions do not compare: Albanians abroad in 2020
// are 1,250,451 in the edition of 2020 and 1,103,849 in that of 2024.
//
// Editions compare with ==. The zero value is not stated.
type Edition struct {
	Publisher string `json:"publisher,omitempty"`   // "UN DESA"
	Year      int    `json:"year,omitempty,string"` // 0 where it is not stated
}

// IsZero reports whether no edition is stated.
func (e Edition) IsZero() bool { return e == Edition{} }

// String returns publisher and year: "UN DESA 2020".
func (e Edition) String() string {
	if e.Year == 0 {
		return e.Publisher
	}
	return strings.TrimSpace(e.Publisher + " " + strconv.Itoa(e.Year))
}

// Compare orders editions by publisher and year.
func (e Edition) Compare(f Edition) int {
	if c := strings.Compare(e.Publisher, f.Publisher); c != 0 {
		return c
	}
	return e.Year - f.Year
}

// UnmarshalJSON reads an edition strictly, as [check.DecodeJSON] does.
func (e *Edition) UnmarshalJSON(data []byte) error {
	type plain Edition
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: edition: %w", err)
	}
	*e = Edition(in)
	return nil
}

// Stock is how many people of an origin live in a place of residence on a date,
// with the four labels without which the number means nothing: the basis by
// which they count as of that origin, the edition, the territory (of origin and
// residence, in their [Geo]) and the quality (in the [Count]).
//
// Sex and age say which part of them is counted; their zero values are both
// sexes and all ages. An origin or residence that is not stated stands for
// anywhere. Stocks compare with ==. The zero Stock is not reported.
type Stock struct {
	Count     Count       `json:"count"`
	Origin    Geo         `json:"origin,omitzero"`
	Residence Geo         `json:"residence,omitzero"`
	Date      period.Date `json:"date,omitzero"` // the day or year that it is about; UN DESA means 1 July
	Sex       Sex         `json:"sex"`
	Age       AgeBand     `json:"age,omitzero"`
	Basis     Basis       `json:"basis,omitempty"`
	Types     DataTypes   `json:"types,omitempty"` // the letters of UN DESA, from which the basis follows
	Edition   Edition     `json:"edition,omitzero"`
}

var _ figure.Quantity = Stock{}

// OnTypes returns s derived from data of the given types, and with the basis
// that follows from them.
func (s Stock) OnTypes(t DataTypes) Stock {
	s.Types, s.Basis = t, t.Basis()
	return s
}

// Figure returns [Count.Figure]: a stock is a [figure.Quantity].
func (s Stock) Figure() figure.Figure { return s.Count.Figure() }

// Quality returns the quality of the count.
func (s Stock) Quality() Quality { return s.Count.Quality() }

// IncludesRefugees reports whether refugees were added to the stock. Numbers of
// refugees and asylum seekers from another source, as from UNHCR, must then not
// be added to it: most of them are in it already.
func (s Stock) IncludesRefugees() bool { return s.Types.Has(RefugeesAdded) }

// Key returns what the stock is about, without number and labels.
func (s Stock) Key() StockKey {
	return StockKey{Origin: s.Origin, Residence: s.Residence, Date: s.Date, Sex: s.Sex, Age: s.Age}
}

// StockKey says what a stock is about. It serves as a map key.
type StockKey struct {
	Origin, Residence Geo
	Date              period.Date
	Sex               Sex
	Age               AgeBand
}

// String names origin, residence, date, sex and age: "AL in IT, 2020, female".
func (k StockKey) String() string {
	name := func(g Geo) string {
		if g.IsZero() {
			return "anywhere"
		}
		return g.String()
	}
	b := name(k.Origin) + " in " + name(k.Residence)
	if !k.Date.IsZero() {
		b += ", " + k.Date.String()
	}
	if k.Sex != BothSexes {
		b += ", " + k.Sex.String()
	}
	if !k.Age.IsAll() {
		b += ", aged " + k.Age.String()
	}
	return b
}

// String returns what the stock is about, its number and its labels: "AL in IT,
// 2020: 486187 (birth, BR, UN DESA 2020)".
func (s Stock) String() string {
	b := s.Key().String() + ": " + s.Count.String()
	sep := " ("
	for _, label := range [...]string{s.Basis.String(), s.Types.String(), s.Edition.String()} {
		if label != "" {
			b, sep = b+sep+label, ", "
		}
	}
	if sep == ", " {
		b += ")"
	}
	return b
}

// Check returns what is wrong with s; a clean stock allocates nothing. The
// codes:
//
//   - diaspora.stock-origin, diaspora.stock-residence, diaspora.stock-date,
//     diaspora.stock-edition, diaspora.stock-basis (warning): the number cannot
//     be checked without it
//   - diaspora.stock-types (error): the basis is another than the one that
//     follows from the data types
//   - diaspora.stock-own (warning): people who live in the country of their
//     origin are no diaspora
func (s Stock) Check() check.Findings {
	var fs check.Findings
	add := func(code string, severity check.Severity, path check.Path, message string) {
		fs = append(fs, check.Finding{Code: "diaspora." + code, Severity: severity, Path: path, Message: message})
	}
	if s.Origin.IsZero() {
		add("stock-origin", check.Warning, "origin", "no origin is stated")
	}
	if s.Residence.IsZero() {
		add("stock-residence", check.Warning, "residence", "no residence is stated")
	}
	if s.Date.IsZero() {
		add("stock-date", check.Warning, "date", "no date is stated")
	}
	if s.Edition.IsZero() {
		add("stock-edition", check.Warning, "edition", "no edition is stated")
	}
	follows := s.Types.Basis()
	switch {
	case s.Basis == NoBasis:
		add("stock-basis", check.Warning, "basis", "nothing says who is counted")
	case follows != NoBasis && follows != s.Basis:
		add("stock-types", check.Error, "basis", fmt.Sprintf("the basis is %s, and %s follows from the data types %s", s.Basis, follows, s.Types))
	}
	if s.Origin.Kind() == CountryGeo && s.Origin.SamePlace(s.Residence) {
		add("stock-own", check.Warning, "residence", fmt.Sprintf("origin and residence are both %s", s.Origin))
	}
	return fs
}

// UnmarshalJSON reads a stock strictly, as [check.DecodeJSON] does.
func (s *Stock) UnmarshalJSON(data []byte) error {
	type plain Stock
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: stock: %w", err)
	}
	*s = Stock(in)
	return nil
}
