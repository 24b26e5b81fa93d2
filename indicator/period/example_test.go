package period_test

import (
	"errors"
	"fmt"
	"time"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// Project pages of the International Organization for Migration give their
// timeframes in words and in mixed precision. How long did the programmes last,
// and do the phases of one follow each other?
func Example() {
	for _, text := range []string{
		"May 2009-May 2012",                 // youth employment and migration, Serbia
		"1 February 2014 - 31 January 2018", // Global Joint Programme, second phase
		"1997—Present (Open-ended)",         // microenterprises, Armenia
	} {
		span, err := period.ParseEnglish(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		length, err := span.Length()
		if errors.Is(err, period.ErrOpen) {
			length, err = span.LengthAt(period.MustParse("2015-11"))
		}
		fmt.Println(span, "|", length, "|", err)
	}

	whole := period.MustParseSpan("2014-02-01/2018-01-31")
	fmt.Println("exactly four years:", whole.Lasts(48))
	fmt.Println("the same as February 2014 to January 2018:", whole.Same(period.MustParseSpan("2014-02/2018-01")))

	first, second := period.MustParseSpan("2011/2013"), period.MustParseSpan("2013-12/2016-06")
	fmt.Println("phases of EU-Beautiful Kosovo* overlap:", first.Overlaps(second))

	// Output:
	// 2009-05/2012-05 | 36 months elapsed, 37 inclusive, 1067 to 1127 days | <nil>
	// 2014-02-01/2018-01-31 | 47 months elapsed, 48 inclusive, 1461 days | <nil>
	// 1997/.. | 6515 to 6908 days | <nil>
	// exactly four years: met
	// the same as February 2014 to January 2018: cannot tell
	// phases of EU-Beautiful Kosovo* overlap: cannot tell
}

func ExampleDate_Within() {
	march := period.MustParse("2011-03")
	fmt.Println(march.Within(period.MustParse("2011")))
	fmt.Println(march.Within(period.MustParse("2011-03-15")))
	fmt.Println(march.Before(period.MustParse("2012")))
	// Output:
	// met
	// cannot tell
	// met
}

// A pilot of two years was launched in 2011. When did it end, and how long
// before the second phase?
func ExampleDate_EndAfter() {
	ends, err := period.MustParse("2011").EndAfter(24)
	if err != nil {
		fmt.Println(err)
		return
	}
	next := period.MustParse("2014-02-01").DayNumber()
	fmt.Println(ends)
	fmt.Println(next-ends.End().DayNumber()-1, "to", next-ends.Start().DayNumber()-1, "days between")
	// Output:
	// 2012-12-31/2013-12-30
	// 32 to 396 days between
}

func ExampleParse_error() {
	_, err := period.Parse("2015-02-29")
	fmt.Println(err)
	// Output:
	// period: "2015-02-29" is no date: no day 29 in 2015-02: want 1 to 28
}

func ExampleParseEnglish() {
	for _, text := range []string{
		"from 1 October 2015 through 31 March 2016",
		"between 2013 and 2015",
		"From the year 2000 and onwards",
		"2016-17",
		"2011-12",
	} {
		span, err := period.ParseEnglish(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(span)
	}
	// Output:
	// 2015-10-01/2016-03-31
	// 2013/2015
	// 2000/..
	// 2016/2017
	// period: ambiguous: 2011-12 may be a month, or the years 2011 and 2012, in "2011-12"
}

func ExampleWhole() {
	year := period.MustParse("2015")
	programme := period.MustParseSpan("2014-02/2018-01")
	fmt.Println(programme.Contains(period.Whole(year)))

	some, _ := period.NewSpan(year, year) // begins and ends in 2015
	fmt.Println(some, some.Same(period.Whole(year)))
	// Output:
	// met
	// 2015/2015 cannot tell
}

// Whether a programme is to come, running or over on a day is a matter of
// three verdicts.
func ExampleSpan_ContainsDate() {
	programme := period.MustParseSpan("2009-05/2012-05")
	for _, text := range []string{"2009-04-30", "2009-05-10", "2010", "2013"} {
		day := period.MustParse(text)
		fmt.Printf("%s: to come %v, running %v, over %v\n", text,
			day.Before(programme.Start()), programme.ContainsDate(day), day.After(programme.End()))
	}
	// Output:
	// 2009-04-30: to come met, running not met, over not met
	// 2009-05-10: to come cannot tell, running cannot tell, over not met
	// 2010: to come not met, running met, over not met
	// 2013: to come not met, running not met, over met
}

// A page says "the 6-month implementation period" and February 2014 to July
// 2016. With 2016 as the year of the start both would fit.
func ExampleSpan_Lasts() {
	fmt.Println(period.MustParseSpan("2014-02/2016-07").Lasts(6))
	fmt.Println(period.MustParseSpan("2016-02/2016-07").Lasts(6))
	fmt.Println(period.MustParseSpan("2015-10-01/2016-03-31").Lasts(6))
	// Output:
	// not met
	// cannot tell
	// met
}

func ExampleSpan_Format() {
	span := period.MustParseSpan("2009-05/2012-05")
	for _, name := range []string{"en", "fr", "sr", "und"} {
		tag, err := lang.ParseTag(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		p := lang.NewPrinter(tag)
		fmt.Println(span.Format(p), "|", period.Since(period.MustParse("1997")).Format(p))
	}
	// Output:
	// May 2009 to May 2012 | since 1997
	// mai 2009 – mai 2012 | depuis 1997
	// мај 2009. – мај 2012. | 1997. – данас
	// 2009-05/2012-05 | 1997/..
}

// Annual reports in fiscal years from July to June.
func ExampleCadence_Periods() {
	fiscal, err := period.Yearly.From(time.July)
	if err != nil {
		fmt.Println(err)
		return
	}
	programme := period.MustParseSpan("2014-02-01/2016-06-30")
	years, err := fiscal.Periods(programme)
	if err != nil {
		fmt.Println(err)
		return
	}
	for year := range years {
		label, _ := fiscal.Label(year)
		fmt.Println(label, year, "in full:", programme.Contains(year))
	}
	// Output:
	// FY2013/14 2013-07-01/2014-06-30 in full: not met
	// FY2014/15 2014-07-01/2015-06-30 in full: met
	// FY2015/16 2015-07-01/2016-06-30 in full: met
}

func ExampleCadence_ParseLabel() {
	quarter, err := period.Quarterly.ParseLabel("2014-Q3")
	fmt.Println(quarter, err)
	_, err = period.Quarterly.ParseLabel("2014-Q5")
	fmt.Println(err)
	// Output:
	// 2014-07-01/2014-09-30 <nil>
	// period: "2014-Q5" names no quarterly reporting period: want a name such as "2014-Q4"
}
