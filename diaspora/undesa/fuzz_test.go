package undesa_test

import (
	"errors"
	"io"
	"iter"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/table"
)

// checkError requires what every error of a decoder is.
func checkError(t *testing.T, err error) {
	t.Helper()
	var at *table.Error
	require.True(t, errors.As(err, &at), err)
	require.ErrorContains(t, err, "undesa: ")
}

// checkStream reads all of a file, checks its records, and what ends it.
func checkStream[T comparable](t *testing.T, in string, read func(io.Reader, *table.Skips) iter.Seq2[T, error], check func(T)) {
	t.Helper()
	var skips table.Skips
	ended := false
	for v, err := range read(strings.NewReader(in), &skips) {
		require.False(t, ended, "an error ends it")
		if err != nil {
			checkError(t, err)
			var none T
			require.Equal(t, none, v)
			ended = true
			continue
		}
		check(v)
	}
	require.LessOrEqual(t, skips.Total, len(in))
}

func checkLocation(t *testing.T, l undesa.Location) {
	t.Helper()
	require.NotEqual(t, undesa.NoKind, l.Kind)
	require.Equal(t, l.Kind == undesa.Country, !l.Country.IsZero())
	require.False(t, l.Geo().IsZero())
	require.GreaterOrEqual(t, l.Indent, 0)
}

func checkCount(t *testing.T, c diaspora.Count) {
	t.Helper()
	n, ok := c.Value()
	require.Equal(t, ok, c.IsGiven())
	require.NotEqual(t, diaspora.CountNotReported, c.Status())
	if ok {
		require.GreaterOrEqual(t, n, c.Low())
	}
}

func FuzzParseCount(f *testing.F) {
	for _, s := range []string{"1250451", "..", "~", "—", "", "27.000000000000004", "1 250 451", "1e3", "-0.0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := undesa.ParseCount(s)
		if err != nil {
			require.ErrorIs(t, err, table.ErrNumber)
			require.Equal(t, diaspora.Count{}, c)
		} else {
			checkCount(t, c)
			if c.IsGiven() {
				again, err := undesa.ParseCount(c.String())
				require.NoError(t, err)
				require.Equal(t, c, again)
			}
		}
		thousands, errThousands := undesa.ParseThousands(s)
		if n, ok := c.Value(); ok && errThousands == nil && n > 0 && !strings.ContainsAny(s, ".eE") {
			m, _ := thousands.Value()
			require.Equal(t, n*1000, m)
		}
		if u, err := undesa.ParseUNHCRCount(s); err == nil {
			checkCount(t, u)
		}
	})
}

func FuzzParseName(f *testing.F) {
	f.Add("   Serbia*")
	f.Add(" OCEANIA ")
	f.Fuzz(func(t *testing.T, s string) {
		n := undesa.ParseName(s)
		require.Contains(t, s, n.Text)
		require.False(t, strings.HasSuffix(n.Text, "*"))
		require.LessOrEqual(t, n.Indent+utf8.RuneCountInString(n.Text), utf8.RuneCountInString(s))
		require.Equal(t, undesa.Name{Text: n.Text}, undesa.ParseName(n.Text))
	})
}

func FuzzParseLocation(f *testing.F) {
	f.Add("688", "   Serbia*")
	f.Add("2003", "Others")
	f.Add("900", "WORLD")
	f.Fuzz(func(t *testing.T, code, name string) {
		l, err := undesa.ParseLocation(code, name)
		if err != nil {
			require.ErrorIs(t, err, undesa.ErrCode)
			require.True(t, l.IsZero())
			return
		}
		checkLocation(t, l)
		again, err := undesa.ParseLocation(l.Code, l.Name)
		require.NoError(t, err)
		require.Equal(t, l.Country, again.Country)
		require.Equal(t, l.Kind, again.Kind)
	})
}

func FuzzDestinations(f *testing.F) {
	f.Add(table1)
	f.Add(table6)
	f.Add(",,,,,Total population (thousands)\n,\"Region, development group, country or area\",Notes,Location code,Type of data,2020\n1,Albania,,8,B,2877.8\n")
	f.Fuzz(func(t *testing.T, in string) {
		checkStream(t, in, undesa.Destinations, func(v undesa.Value) {
			checkLocation(t, v.Destination)
			require.NotEqual(t, undesa.NoMeasure, v.Measure)
			if v.Measure.IsCount() {
				checkCount(t, v.Count)
				return
			}
			_, ok := v.Percent.Number()
			require.Equal(t, v.Status == diaspora.CountGiven, ok)
			require.Equal(t, diaspora.Count{}, v.Count)
		})
	})
}

func FuzzStocks(f *testing.F) {
	f.Add(pairs2020)
	f.Add(titles2024 + headings(8) + header2024 + albania2024)
	f.Add("edition,year,origin,destination,sex,n,data_type\n2020,2020,ALB,ITA,F,241274,B\n")
	f.Add("geo,t,from,sex,n,type_b,type_c,type_r,type_i\nITA,2024,ALB,female,271389,TRUE,FALSE,TRUE,FALSE\n")
	f.Fuzz(func(t *testing.T, in string) {
		checkStream(t, in, undesa.Stocks, func(e undesa.Entry) {
			checkLocation(t, e.Origin)
			checkLocation(t, e.Destination)
			checkCount(t, e.Stock.Count)
			require.False(t, e.Stock.Date.IsZero())
			require.Equal(t, e.Stock.Types.Basis(), e.Stock.Basis)
		})
	})
}

func FuzzUNHCRFigures(f *testing.F) {
	f.Add(wide)
	f.Add("year,origin,asylum,group,n\n2018,UKR,RUS,refugee,75146\n")
	f.Fuzz(func(t *testing.T, in string) {
		checkStream(t, in, undesa.UNHCRFigures, func(p undesa.UNHCRFigure) {
			checkLocation(t, p.Origin)
			checkLocation(t, p.Asylum)
			checkCount(t, p.Count)
			require.NotEqual(t, undesa.NoUNHCRGroup, p.Group)
		})
		checkStream(t, in, undesa.Populations, func(p undesa.Population) {
			checkLocation(t, p.Location)
			checkCount(t, p.Count)
		})
	})
}

func FuzzReadNotes(f *testing.F) {
	f.Add(",Notes\n,legend\n1,note\n")
	f.Fuzz(func(t *testing.T, in string) {
		got, skips, err := undesa.ReadNotes(strings.NewReader(in))
		if err != nil {
			checkError(t, err)
			require.Nil(t, got)
			return
		}
		require.LessOrEqual(t, len(got)+skips.Total, len(in))
		for _, n := range got {
			require.NotEmpty(t, n.Text)
		}
	})
}

func FuzzReadISCO(f *testing.F) {
	f.Add("code,level,parent,title\n7212,4,721,Welders\n7200,2,7,x\n")
	f.Add("level,title,isced1997\n6,Bachelor,5A\n")
	f.Fuzz(func(t *testing.T, in string) {
		for _, file := range []undesa.ISCOFile{{}, {Padded: true}} {
			list, skips, err := file.Read(strings.NewReader(in))
			if err != nil {
				checkError(t, err)
				require.Zero(t, list.Count(4))
				continue
			}
			require.LessOrEqual(t, skips.Total, len(in))
			require.Equal(t, 619, list.Count(1)+list.Count(2)+list.Count(3)+list.Count(4)+len(list.Missing()))
		}
		levels, _, err := undesa.ReadISCED(strings.NewReader(in))
		if err != nil {
			checkError(t, err)
		}
		require.LessOrEqual(t, len(levels), 9)
	})
}

// unlisted makes a record of what a decoder yields comparable.
func unlisted[T any](read func(io.Reader, *table.Skips) iter.Seq2[T, error]) func(io.Reader, *table.Skips) iter.Seq2[*T, error] {
	return func(src io.Reader, skips *table.Skips) iter.Seq2[*T, error] {
		return func(yield func(*T, error) bool) {
			for v, err := range read(src, skips) {
				if err != nil {
					yield(nil, err)
					return
				}
				if !yield(&v, nil) {
					return
				}
			}
		}
	}
}

func FuzzESCO(f *testing.F) {
	f.Add(occupations)
	f.Add("conceptUri,skillType,preferredLabel,altLabels\na,knowledge,b,c | d\n")
	f.Add("conceptUri,code,preferredLabel,inScheme\na,01,b,\"c,\nd\"\n")
	f.Add("occupationUri,relationType,skillType,skillUri\no,essential,knowledge,s\n")
	f.Fuzz(func(t *testing.T, in string) {
		seen := map[string]bool{}
		checkConcept := func(c undesa.ESCOConcept) {
			require.False(t, seen[c.URI])
			seen[c.URI] = true
			for _, l := range append(append(c.AltLabels, c.HiddenLabels...), c.Schemes...) {
				require.NotEmpty(t, strings.TrimSpace(l))
				require.NotContains(t, l, "\n")
			}
		}
		checkStream(t, in, unlisted(undesa.ESCOOccupations), func(o *undesa.ESCOOccupation) { checkConcept(o.ESCOConcept) })
		clear(seen)
		checkStream(t, in, unlisted(undesa.ESCOSkills), func(s *undesa.ESCOSkill) { checkConcept(s.ESCOConcept) })
		clear(seen)
		checkStream(t, in, unlisted(undesa.ESCOGroups), func(g *undesa.ESCOGroup) {
			checkConcept(g.ESCOConcept)
			require.False(t, g.ISCO.IsZero())
		})
		pairs := map[[2]string]bool{}
		checkStream(t, in, undesa.ESCORelations, func(r undesa.ESCORelation) {
			require.False(t, pairs[[2]string{r.Occupation, r.Skill}])
			pairs[[2]string{r.Occupation, r.Skill}] = true
			require.NotEqual(t, undesa.NoRequirement, r.Requirement)
		})
	})
}
