package programme

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// Why says why nobody can tell whether the programme is what was asked for: for
// each filter that leaves it open what the records lack, or that they contradict
// each other, in the order of the filters. Where several sources state the
// programme each sentence begins with its own. It is empty where the verdict is
// met.
func (f Found) Why() []string {
	if f.Verdict != check.CannotTell || f.why == nil {
		return nil
	}
	return f.why(f.at)
}

func noReasons(int32) []string { return nil }

// whyOf returns the reasons of those filters that cannot tell.
func whyOf(bounds []bound) func(int32) []string {
	return func(programme int32) (out []string) {
		for i := range bounds {
			if bounds[i].verdict(programme) == check.CannotTell {
				out = append(out, bounds[i].why(programme)...)
			}
		}
		return out
	}
}

// doubts says why the records of a programme, together, cannot tell.
func doubts(records []Programme, ask func(*Programme) check.Verdict, why func(*Programme) string) (out []string) {
	answered := 0
	for i := range records {
		p := &records[i]
		text := ""
		switch v := ask(p); v {
		case check.CannotTell:
			text = why(p)
		default:
			answered++
			text = "by it the answer is " + v.String()
		}
		if len(records) > 1 {
			text = nameOf(p, i) + ": " + text
		}
		out = append(out, text)
	}
	if answered > 1 {
		out = append(out, "the sources contradict each other")
	}
	return out
}

// nameOf names a record by its source, else by its number.
func nameOf(p *Programme, i int) string {
	if p.Source.IsZero() {
		return "record " + strconv.Itoa(i+1)
	}
	return check.Quote(p.Source.String())
}

// whyCountries says why a record does not tell about a country that it does not
// list.
func whyCountries(p *Programme) string {
	if len(p.Countries) == 0 {
		return "it states no countries"
	}
	return fmt.Sprintf("it lists %d of %s", len(p.Countries), declaredCountries(p))
}

// whyDates says why the dates of a record do not tell about a time.
func whyDates(p *Programme, s period.Span) string {
	switch span := p.period(); {
	case s.IsZero():
		return "no time was asked for"
	case span.IsZero():
		return "it has no dates"
	case span.Start().IsZero():
		return "its start is not stated"
	case span.End().IsZero() && !span.IsOpen():
		return "its end is not stated"
	default:
		return "its dates of " + span.String() + " do not tell about " + s.String()
	}
}
