package undesa

import (
	"io"
	"iter"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Population is the population of a country in a year, as a row of a file has
// it; [Population.WithForeignBorn] makes a [diaspora.Population] of it. It compares
// with ==.
type Population struct {
	Location Location       `json:"location"`
	Date     period.Date    `json:"date"`
	Count    diaspora.Count `json:"count"`
	Line     int            `json:"line,omitempty"` // of the file, from 1
}

// WithForeignBorn returns the population as the denominator of
// [diaspora.RatesOfEmigration], with how many of it were born abroad; the zero
// Count where that is not reported, which leaves the rate of the native-born
// undefined. A file has no such number.
func (p Population) WithForeignBorn(n diaspora.Count) diaspora.Population {
	return diaspora.Population{Count: p.Count, ForeignBorn: n, Place: p.Location.Geo(), Date: p.Date}
}

// Populations yields the rows of a file of populations: the columns iso3, year
// and population, in persons. Countries are as the World Prospects of 2024 have
// them: Serbia is without Kosovo, which is XKX, and so is not the Serbia of the
// migrant stocks. Skips and errors are those of [Reader.Stocks].
func Populations(src io.Reader, skips *table.Skips) iter.Seq2[Population, error] {
	layout := table.Layout{Header: table.HeaderWith("iso3", "year", "population"), Limits: workbookLimits}
	return stream(src, skips, layout, func(t *table.Reader) (rowReader[Population], error) {
		at := columnsOf(t, "iso3", "year", "population")
		places := newLocations(parseLetters, false)
		return func(row table.Row, yield func(Population) bool) error {
			location, err := places.at(row, at[0], -1, -1)
			if err != nil {
				row.Skip(reason(err))
				return nil
			}
			_, line := row.Position()
			p := Population{Location: location.Location, Line: line}
			if p.Date, err = yearIn(row, at[1]); err != nil {
				return err
			}
			if p.Count, err = parseLong(row.Text(at[2])); err != nil {
				return row.Err(at[2], err)
			}
			return stopUnless(yield(p))
		}, nil
	})
}
