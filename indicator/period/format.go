package period

import "iom.int/migdev/indicator/lang"

// Format returns d as p's language writes it: "1 February 2014", "mai 2009".
// It is ISO text where p has no words for dates, and "" where d is not stated.
func (d Date) Format(p lang.Printer) string {
	if d.IsZero() {
		return ""
	}
	return p.Date(d.parts())
}

// Format returns s as p's language writes it: "May 2009 to May 2012", "since
// 1997" for an open end, "from February 2014" for one that is not stated,
// "until 2012" where the start is open or not stated, and the date alone for
// the whole of one. Languages that would have to inflect the month write
// "1997 – настоящее время" instead. It is the text of [Span.String] where p has
// no words for dates (see [lang.Printer.Locale]) or s has no date at all, and
// "" where s is not stated.
func (s Span) Format(p lang.Printer) string {
	w := phrasesFor(p.Locale())
	switch {
	case w == nil:
		return s.String()
	case s.IsWhole():
		return s.start.Format(p)
	case s.start.IsZero() && s.end.IsZero():
		return s.String()
	case s.start.IsZero():
		return w.until.format(s.end, p)
	case s.IsOpen():
		return w.since.format(s.start, p)
	case s.end.IsZero():
		return w.from.format(s.start, p)
	case w.to == "":
		return p.Range(s.start.Format(p), s.end.Format(p))
	}
	return s.start.Format(p) + w.to + s.end.Format(p)
}

// phrases are the words of one language for a span.
type phrases struct {
	locale string
	to     string // between two dates; the dash of a range where empty
	since  phrase // with an open end
	from   phrase // with an end not stated
	until  phrase // without a start
}

// phrase is what stands before and behind a date, which must not be inflected:
// for a month, and for a year or a day where that differs.
type phrase struct{ month, year, day affix }

type affix struct{ before, after string }

func (f phrase) format(d Date, p lang.Printer) string {
	a := f.month
	switch {
	case d.Precision() == Year && f.year != affix{}:
		a = f.year
	case d.Precision() == Day && f.day != affix{}:
		a = f.day
	}
	return a.before + d.Format(p) + a.after
}

func phrasesFor(locale string) *phrases {
	for i := range allPhrases {
		if allPhrases[i].locale == locale {
			return &allPhrases[i]
		}
	}
	return nil
}

var allPhrases = [...]phrases{
	{
		locale: "en",
		to:     " to ",
		since:  phrase{month: affix{before: "since "}},
		from:   phrase{month: affix{before: "from "}},
		until:  phrase{month: affix{before: "until "}},
	},
	{
		locale: "fr",
		since:  phrase{month: affix{before: "depuis "}, day: affix{before: "depuis le "}},
		from:   phrase{month: affix{before: "dès "}, day: affix{before: "dès le "}},
		until:  phrase{month: affix{before: "jusqu’en "}, day: affix{before: "jusqu’au "}},
	},
	{
		locale: "es",
		since:  phrase{month: affix{before: "desde "}, day: affix{before: "desde el "}},
		from:   phrase{month: affix{before: "a partir de "}, day: affix{before: "a partir del "}},
		until:  phrase{month: affix{before: "hasta "}, day: affix{before: "hasta el "}},
	},
	{
		locale: "ru",
		since:  phrase{month: affix{after: " – настоящее время"}},
		from:   phrase{month: affix{after: " – ?"}},
		until:  phrase{month: affix{before: "по "}, year: affix{before: "по ", after: " г."}},
	},
	{
		locale: "sr",
		since:  phrase{month: affix{after: " – данас"}},
		from:   phrase{month: affix{after: " – ?"}},
		until:  phrase{month: affix{before: "крај: "}},
	},
	{
		locale: "sr-Latn",
		since:  phrase{month: affix{after: " – danas"}},
		from:   phrase{month: affix{after: " – ?"}},
		until:  phrase{month: affix{before: "kraj: "}},
	},
	{
		locale: "de",
		to:     " bis ",
		since:  phrase{month: affix{before: "seit "}, day: affix{before: "seit dem "}},
		from:   phrase{month: affix{before: "ab "}, day: affix{before: "ab dem "}},
		until:  phrase{month: affix{before: "bis "}, day: affix{before: "bis zum "}},
	},
	{
		locale: "sq",
		since:  phrase{month: affix{after: " – sot"}},
		from:   phrase{month: affix{after: " – ?"}},
		until:  phrase{month: affix{before: "deri në "}, day: affix{before: "deri më "}},
	},
	{
		locale: "uk",
		since:  phrase{month: affix{after: " – дотепер"}},
		from:   phrase{month: affix{after: " – ?"}},
		until:  phrase{month: affix{before: "по "}, year: affix{before: "по ", after: " р."}},
	},
}
