package main

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// inconsistency is one of the list of what the documents contradict themselves
// or each other in.
type inconsistency struct {
	number int // in the list
	what   string
	by     string // the check, the comparison or the question that finds it; "" where none does
	why    string // why none does, or what it says
	holds  func(t *testing.T)
}

// accord requires that a comparison of the statements of a programme has a field
// with an accord, and returns what it says.
func accord(t *testing.T, id, field string, want programme.Accord) programme.Compared {
	t.Helper()
	c, ok := programme.Compare(statements(id)...).Field(field)
	require.True(t, ok, field)
	require.Equal(t, want, c.Accord, field)
	return c
}

func codes(p programme.Programme, on string) []string {
	return slices.Collect(p.CheckWith(programme.Options{AsOf: period.MustParse(on)}).Codes())
}

var inconsistencies = []inconsistency{
	{1, "the Global Joint Programme runs in eight countries, or in ten", "Compare: countries", "conflict: two are named nowhere", func(t *testing.T) {
		c := accord(t, "gjp", "countries", programme.Conflict)
		require.Contains(t, c.Why, "8 against 10")
		require.Len(t, c.Sides, 3)
		require.Contains(t, codes(from(t, "gjp", "Showcase"), "2015"), "programme.list-size")
	}},
	{2, "its dates are stated to the day, or to the month", "Compare: span", "compatible", func(t *testing.T) {
		accord(t, "gjp", "span", programme.Compatible)
		months, ok := primary(t, "gjp").Span.WholeMonths()
		require.True(t, ok)
		require.Equal(t, 48, months)
		require.Equal(t, check.CannotTell, from(t, "gjp", "Showcase").Span.Lasts(48))
	}},
	{3, "it has three titles, and one source alone has the second phase in its title", "Compare: title, relations",
		"compatible: each title stands in another; that the publication knows no pilot shows by who states the relation", func(t *testing.T) {
			accord(t, "gjp", "title", programme.Compatible)
			require.Len(t, accord(t, "gjp", "relations piloted-by gjp-pilot", programme.Same).Sides, 2)
		}},
	{4, "its donor has two names", "Compare: organisations sdc, name", "compatible: one stands in the other", func(t *testing.T) {
		accord(t, "gjp", "organisations sdc, name", programme.Compatible)
	}},
	{5, "it is completed, and being implemented", "Compare: status; programme.status-dates, status-records, status-parts",
		"conflict between the sources; one newsletter words it both ways, and a page of a completed programme has planned activities",
		func(t *testing.T) {
			accord(t, "gjp", "status", programme.Conflict)
			require.Contains(t, codes(primary(t, "gjp"), "2015-05"), "programme.status-dates")
			require.NotContains(t, codes(primary(t, "gjp"), "2018-03"), "programme.status-dates")
			require.Contains(t, codes(from(t, "gjp", "newsletter"), "2018-03"), "programme.status-dates")
			require.Contains(t, codes(from(t, "gjp", "newsletter"), "2015-05"), "programme.status-records")
			require.NotContains(t, codes(primary(t, "gjp"), "2015-05"), "programme.status-records")
			page := from(t, "gjp-serbia", "project page")
			require.Equal(t, programme.Planned, page.Activities[0].Status)
			require.Contains(t, codes(page, "2015-05"), "programme.status-parts")
		}},
	{6, "its objectives are two, or three, or there are four outputs", "Compare: objectives, outputs",
		"each in one source alone; of two that word the same aim one pair fits, since words alone are compared", func(t *testing.T) {
			c := programme.Compare(statements("gjp")...)
			alone := 0
			for _, f := range c.Of(programme.OnlyIn) {
				if len(f.Field) > 10 && f.Field[:10] == "objectives" {
					alone++
				}
			}
			require.Equal(t, 7, alone)
			accord(t, "gjp", "objectives foster an active and mutually beneficia…", programme.Compatible)
			require.Len(t, from(t, "gjp", "newsletter").Outputs, 4)
			accord(t, "gjp", "outputs 3 Identification and implementation of …, title", programme.OnlyIn)
		}},
	{7, "one pilot in Serbia has two titles", "Compare: title", "conflict; that both are one is what the ID says", func(t *testing.T) {
		accord(t, "mlevsa", "title", programme.Conflict)
	}},
	{8, "five studies in Serbia, or four purposes of studies", "Compare: documents",
		"conflict of words; the number is in one source alone, and no contradiction", func(t *testing.T) {
			accord(t, "gjp-serbia", "documents studies, title", programme.Conflict)
		}},
	{9, "the Commissariat is CRS, or CRM", "Compare: organisations commissariat-rs, short", "conflict", func(t *testing.T) {
		accord(t, "gjp-serbia", "organisations commissariat-rs, short", programme.Conflict)
		accord(t, "gjp-serbia", "organisations commissariat-rs, name", programme.Compatible)
	}},
	// The newsletter has its designation in what it says of the country, and in
	// no programme: there is no record to compare.
	{10, "Kosovo* and Kosovo and Metohija", "", "no programme of the newsletter has the designation", func(t *testing.T) {
		require.Equal(t, "Kosovo*", designations.For(primary(t, "deed").Countries[0]).Name.String())
	}},
	// Both names are in the records, in two programmes: one of an organisation,
	// one of the network where it has a name of its own. Nothing compares names
	// across programmes, and the source says that they mean the same.
	{11, "service centres, and resource centres", "", "two programmes; the record has the local name as a coverage", func(t *testing.T) {
		require.Equal(t, "migrant service centres", primary(t, "mrc").Coverage[3].Name.String())
		require.Equal(t, "Migrant Resource Centres", primary(t, "mrc").Title.String())
	}},
	// They are different documents, of different programmes, and one code.
	{12, "two White Papers", "", "no inconsistency: documents are those of their programme, and are not compared across programmes", func(t *testing.T) {
		paper := func(p programme.Programme) string {
			i := slices.IndexFunc(p.Documents, func(d programme.Document) bool { return d.Code == "white-paper" })
			return p.Documents[i].Title.String()
		}
		require.NotEqual(t, paper(primary(t, "yem")), paper(from(t, "gjp-serbia", "newsletter")))
	}},
	{13, "6 and 1.9 million make 7.9 million, and the total is 8; the base of a share is not stated",
		"programme.budget-rounding, programme.share-base", "notes: consistent at the stated rounding", func(t *testing.T) {
			require.Subset(t, codes(primary(t, "yem"), "2015"), []string{"programme.budget-rounding", "programme.share-base"})
			require.NotContains(t, codes(primary(t, "yem"), "2015"), "programme.budget-sum")
		}},
	// The decimal comma is read, and lost.
	{14, "up to 15,000 were assisted; a decimal comma", "programme.actual-ceiling", "a note: what was counted can be known by its upper end alone", func(t *testing.T) {
		found := primary(t, "western-balkans").Check().WithCode("programme.actual-ceiling")
		require.Len(t, found, 2) // the officials as well
		require.Equal(t, check.Path("results[0].figure"), found[0].Path)
		f := resultOf(primary(t, "western-balkans"), "migrants and potential migrants assisted with information and advice")
		require.Equal(t, figure.UpTo, f.Hedge())
		require.Equal(t, figure.Actual, f.Role())
		require.Equal(t, "EUR 1.4 million", primary(t, "western-balkans").Total.String())
	}},
	// A misprint: the typed record has eight countries.
	{15, "a comma is missing in the list of countries", "", "a record holds countries, not their list as printed", func(t *testing.T) {
		require.Len(t, primary(t, "gjp").Countries, 8)
	}},
	// The continuation is a successor of its own: a gap is no contradiction. The
	// hedged counts are of the country and of no programme.
	{16, "the pilot ends in March 2016 and goes on in 2017; the sixth year in a row", "",
		"a successor may start long after; an edition is words", func(t *testing.T) {
			require.Equal(t, check.Met, primary(t, "mlevsa").Span.Before(primary(t, "mlevsa-continued").Span))
			require.Equal(t, "sixth in a row", primary(t, "serbia-migration-profile").Documents[0].Edition)
		}},
	{17, "two spellings of the region; pillars and areas", "", "no programme: the frame of the publication", nil},
	{18, "30 months against 6, and dates that another project has too", "programme.duration; Selection.GroupBy",
		"that the dates were copied is a guess from two programmes with the same", func(t *testing.T) {
			p := primary(t, "mine-survivors")
			require.Contains(t, codes(p, "2015"), "programme.duration")
			length, err := p.Span.Length()
			require.NoError(t, err)
			require.Equal(t, 30, length.InclusiveMonths)
			f, _ := programme.NewPortfolio(stated()...)
			for span, s := range f.Select().GroupBy(spanOf) {
				if span == p.Span.String() {
					require.Equal(t, []string{"mine-survivors", "msme"}, s.IDs())
				}
			}
		}},
	{19, "48.8% against up to 48.8%", "", "no programme: figures of a country", nil},
	// 52 and 48 make 100, which is all that can be said of them here: a part may
	// have lost its name.
	{20, "two tiles without labels", "", "parts that make a whole are right, whatever they are of; programme.parts-sum would find others", func(t *testing.T) {
		p := primary(t, "rmp-social-networks")
		require.NotContains(t, codes(p, "2015"), "programme.parts-sum")
		i := slices.IndexFunc(p.Results, func(r programme.Result) bool { return !r.Parts.IsZero() })
		require.True(t, p.Results[i].Parts.Named[0].Name.IsZero())
		p.Results[i] = divided(p.Results[i], part("", "62%"), part("", "48%"))
		require.Contains(t, codes(p, "2015"), "programme.parts-sum")
	}},
	{21, "managing or addressing mixed migration, paid by BPRM or PRM USA", "Compare: title; organisations prm, short",
		"conflict; the acronym RCC stands for an organisation and for a process, and the process is in no record", func(t *testing.T) {
			accord(t, "mixed-migration", "title", programme.Conflict)
			accord(t, "mixed-migration", "organisations prm, short", programme.Conflict)
		}},
	{22, "over 5 years, and 66 months; one title for a programme and its parts", "programme.duration-over; programme.title-twice; Compare: title",
		"the figure is read as more than 5 years, which fits; read as 5 years it would not", func(t *testing.T) {
			p := primary(t, "rmp")
			require.NotContains(t, codes(p, "2015"), "programme.duration")
			require.Contains(t, codes(p, "2015"), "programme.duration-over")
			together := programme.CheckTogether([]programme.Programme{p, primary(t, "rmp-social-networks"), primary(t, "rmp-integration-test")}, programme.Options{})
			require.Equal(t, check.Path("programmes[2].title"), together.WithCode("programme.title-twice")[0].Path)
			p.Duration = figure.MustParse("5 years")
			require.Contains(t, codes(p, "2015"), "programme.duration")
			c, _ := programme.Compare(primary(t, "rmp"), primary(t, "rmp-social-networks"), primary(t, "rmp-integration-test")).Field("title")
			require.Equal(t, programme.Compatible, c.Accord)
		}},
	// The box, the tile and the text word one figure in three ways. One wording is
	// in the record.
	{23, "jobs are short-term, medium-term, temporary and long-term", "", "a figure has one unit; other wordings would be other results", func(t *testing.T) {
		require.Equal(t, "short-term jobs", resultOf(primary(t, "eu-bk-2"), "short-term jobs created by the end of phase II").Unit())
	}},
	{24, "phases touch in 2013", "Compare: span; NewPortfolio", "compatible dates, and no programme.succession-overlap: no overlap can be proved", func(t *testing.T) {
		accord(t, "eu-bk-2", "span", programme.Compatible)
		require.Equal(t, check.CannotTell, primary(t, "eu-bk-1").Span.Overlaps(primary(t, "eu-bk-2").Span))
		_, findings := programme.NewPortfolio(stated()...)
		require.Empty(t, findings.WithCode("programme.succession-overlap"))
	}},
	// Nothing in a record says that the jobs of each enterprise make up the persons
	// of the target group.
	{25, "five enterprises with at least 8 jobs, and at least 25 persons", "", "figures in two units; claim compares them, and they fit", func(t *testing.T) {
		p := primary(t, "georgia-social-enterprise")
		partners, jobs := resultOf(p, "social enterprise implementing partners"), resultOf(p, "job places in each social enterprise")
		all, ok := partners.Value()
		require.True(t, ok)
		require.Equal(t, check.Met, jobs.Bounds().Scale(all).Compare(figure.GreaterOrEqual, figure.Int(25)))
	}},
	// The words of a timeframe are no figure, and there is but one duration.
	{26, "the last two decades, and over two decades; Moldova in the list of missions alone", "",
		"programme.list-size tells that countries are missing, not which list has one more", func(t *testing.T) {
			p := primary(t, "mrc")
			require.False(t, p.Timeframe.IsZero())
			require.Equal(t, figure.MoreThan, p.Duration.Hedge())
			require.Contains(t, codes(p, "2015"), "programme.list-size")
		}},
	// Two programmes: one applies the other, and no rule compares how long.
	{27, "10 years of profiles in Moldova, and profiles since 2006", "", "no rule for a method and what applies it; the dates fit", func(t *testing.T) {
		require.NotEqual(t, check.NotMet, period.MustParseSpan("2006/2015").Lasts(120))
		require.Equal(t, "2006", primary(t, "migration-profiles").Span.Start().String())
		require.Equal(t, "10 years", primary(t, "moldova-migration-profile").Duration.String())
	}},
	{28, "no contributor for Montenegro", "", "no programme: the imprint of the publication", nil},
	{29, "Global Affairs Canada, and the Government of Canada; names of countries", "",
		"one statement has both, as name and alias; countries are codes", func(t *testing.T) {
			o, ok := primary(t, "ukraine-remittances").Organisation("canada")
			require.True(t, ok)
			require.Len(t, o.Aliases, 1)
		}},
	// What a unit means is words.
	{30, "loans or grants; beneficiaries, recipients and employed as a sum or one group", "", "the unit of a figure is not read", func(t *testing.T) {
		require.Contains(t, resultOf(primary(t, "med"), "direct beneficiaries, loan recipients and persons employed").Unit(), "loan recipients")
	}},
	{31, "small grants to small and medium-sized enterprises", "", "words that are not compared", func(t *testing.T) {
		require.Equal(t, "15", number(t, resultOf(primary(t, "msme"), "small grants/small and medium-sized enterprises that received grants")))
	}},
	// 18 is less than 65, so that even the numbers do not tell.
	{32, "18 members are persons, and 65 members are organisations", "", "a result and the size of an organisation are not compared", func(t *testing.T) {
		require.Equal(t, "65 actors", networkOf(t).Count.String())
		require.Equal(t, "DI members", resultOf(primary(t, "diversity-initiative"), "network members at the school").Unit())
	}},
}

func number(t *testing.T, f figure.Figure) string {
	t.Helper()
	v, ok := f.Value()
	require.True(t, ok)
	return v.String()
}

// Each inconsistency of the list is found by what the table says, or is not.
func TestInconsistencies(t *testing.T) {
	for i, x := range inconsistencies {
		require.Equal(t, i+1, x.number)
		require.NotEmpty(t, x.why, x.what)
		if x.holds != nil {
			t.Run(x.what, x.holds)
		} else {
			require.Empty(t, x.by, x.what)
		}
	}
	require.Len(t, inconsistencies, 32)
}

// What is not in the list: an end that is open, and its length by a year.
func TestOpenEnd(t *testing.T) {
	p := primary(t, "med")
	require.True(t, p.Span.IsOpen())
	require.True(t, p.NoPlannedEnd)
	length, err := p.Span.LengthAt(period.MustParse("2015"))
	require.NoError(t, err)
	require.LessOrEqual(t, length.MinDays, 18*365)
	require.GreaterOrEqual(t, length.MaxDays, 18*366)
	require.NotContains(t, codes(p, "2015"), "programme.duration")
}
