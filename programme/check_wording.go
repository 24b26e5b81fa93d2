package programme

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// checkStatusRecords compares the statuses that were recorded with each other: two
// of one day, and one that falls back behind an earlier one. Each is compared with
// the one before it in time, so that records without a date, of which the order is
// not known, take no part.
func (c *checker) checkStatusRecords() {
	list := c.p.StatusRecords
	for i := range list {
		if list[i].On.IsZero() || list[i].Status == NoStatus {
			continue
		}
		before := -1
		for j := range min(i, maxSmall) {
			if list[j].Status == NoStatus || list[j].On.IsZero() {
				continue
			}
			if list[j].On == list[i].On && list[j].Status != list[i].Status {
				c.add("programme.status-records", check.Warning, in("status_records", i, "status"),
					"on "+list[i].On.String()+" the status is "+list[i].Status.String()+", and by "+string(check.Path("status_records").Index(j))+" it is "+list[j].Status.String(),
					check.Value{Name: "status", Text: list[i].Status.String()}, check.Value{Name: "other", Text: list[j].Status.String()})
				before = -1
				break
			}
			if list[j].On.Before(list[i].On) == check.Met && (before < 0 || list[j].On.Compare(list[before].On) >= 0) {
				before = j
			}
		}
		if before >= 0 && fallsBack(list[before].Status, list[i].Status) {
			c.add("programme.status-records", check.Warning, in("status_records", i, "status"),
				"on "+list[i].On.String()+" the status is "+list[i].Status.String()+", and on "+list[before].On.String()+" it was "+list[before].Status.String()+" already",
				check.Value{Name: "status", Text: list[i].Status.String()}, check.Value{Name: "other", Text: list[before].Status.String()})
		}
	}
}

// fallsBack reports whether a status cannot follow another. What is suspended may
// run again; what was cancelled or completed does not.
func fallsBack(before, after Status) bool {
	switch before {
	case Running, Suspended:
		return after == Planned
	case Completed, Cancelled:
		return after == Planned || after == Running || after == Suspended
	}
	return false
}

// unfinished appends the finding for a part that is not finished of a programme
// that is completed.
func (c *checker) unfinished(fs check.Findings, what string, status Status) check.Findings {
	if c.p.Status != Completed || status != Planned && status != Running {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.status-parts", Severity: check.Warning, Path: "status",
		Message: "the programme is completed, and the " + what + " is " + status.String(), Values: []check.Value{{Name: "status", Text: status.String()}},
	})
}

// ceiling appends the finding for what was reached, and is stated by its upper end
// alone: "up to 15,000 were assisted".
func ceiling(fs check.Findings, path check.Path, role figure.Role, f figure.Figure) check.Findings {
	if role == figure.NoRole {
		role = f.Role()
	}
	if role != figure.Actual || f.Hedge() != figure.UpTo && f.Hedge() != figure.LessThan {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.actual-ceiling", Severity: check.Note, Path: path,
		Message: f.String() + " is stated as what was reached: it may be anything below", Values: []check.Value{{Name: "figure", Text: f.String()}},
	})
}

// readsOver appends the finding for "over 5 years", which fits dates as more than
// that, and does not as during that.
func readsOver(fs check.Findings, path check.Path, span period.Span, stated figure.Figure) check.Findings {
	if stated.Hedge() != figure.MoreThan {
		return fs
	}
	during, err := stated.WithHedge(figure.Exact)
	if err != nil || lastsMonths(span, &during) {
		return fs
	}
	d, err := claim.Lasts(span, during)
	if err != nil || d.Consistency != claim.Inconsistent {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.duration-over", Severity: check.Note, Path: path,
		Message: stated.String() + " fits " + span.String() + ", which lasts " + d.Length.String() + ", as more than that; as during that it does not",
		Values:  []check.Value{{Name: "duration", Text: stated.String()}, {Name: "span", Text: span.String()}},
	})
}
