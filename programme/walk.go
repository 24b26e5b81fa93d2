package programme

import "iom.int/migdev/indicator/check"

// at says where in the results chain something stands: which outcome, output,
// activity, deliverable or event, -1 for those that it is not below.
type at struct{ outcome, output, activity, deliverable, event int }

// nowhere stands for the programme itself.
var nowhere = at{-1, -1, -1, -1, -1}

// path returns the path of what stands at a.
func (a at) path() check.Path {
	var p check.Path
	for _, step := range [...]struct {
		list string
		i    int
	}{
		{"outcomes", a.outcome}, {"outputs", a.output}, {"activities", a.activity},
		{"deliverables", a.deliverable}, {"events", a.event},
	} {
		if step.i >= 0 {
			p = p.Field(step.list).Index(step.i)
		}
	}
	return p
}

// walk yields every outcome, output, activity, deliverable and event with its
// code, each before what is below it, until yield returns false.
func (p *Programme) walk(yield func(at, string) bool) bool {
	for i := range p.Outcomes {
		here := nowhere
		here.outcome = i
		if !yield(here, p.Outcomes[i].Code) || !walkOutputs(p.Outcomes[i].Outputs, here, yield) {
			return false
		}
	}
	return walkOutputs(p.Outputs, nowhere, yield) && walkActivities(p.Activities, nowhere, yield) && walkEvents(p.Events, nowhere, yield)
}

func walkOutputs(outputs []Output, above at, yield func(at, string) bool) bool {
	for i := range outputs {
		here := above
		here.output = i
		if !yield(here, outputs[i].Code) || !walkDeliverables(outputs[i].Deliverables, here, yield) ||
			!walkActivities(outputs[i].Activities, here, yield) {
			return false
		}
	}
	return true
}

func walkActivities(activities []Activity, above at, yield func(at, string) bool) bool {
	for i := range activities {
		here := above
		here.activity = i
		if !yield(here, activities[i].Code) || !walkDeliverables(activities[i].Deliverables, here, yield) ||
			!walkEvents(activities[i].Events, here, yield) {
			return false
		}
	}
	return true
}

func walkDeliverables(deliverables []Deliverable, above at, yield func(at, string) bool) bool {
	for i := range deliverables {
		here := above
		here.deliverable = i
		if !yield(here, deliverables[i].Code) {
			return false
		}
	}
	return true
}

func walkEvents(events []Event, above at, yield func(at, string) bool) bool {
	for i := range events {
		here := above
		here.event = i
		if !yield(here, events[i].Code) {
			return false
		}
	}
	return true
}

// chain finds the parts of the results chain by their codes: by walking it where
// it is short, which allocates nothing, by a map where it is long.
type chain struct {
	size  int
	large map[string]at
}

func newChain(p *Programme) chain {
	var c chain
	p.walk(func(at, string) bool { c.size++; return c.size <= maxSmall })
	if c.size > maxSmall {
		c.large = map[string]at{}
		p.walk(func(here at, code string) bool {
			if _, twice := c.large[code]; !twice && code != "" {
				c.large[code] = here
			}
			return true
		})
	}
	return c
}

// find returns where the first part with the code stands; "" is no code.
func (c *chain) find(p *Programme, code string) (first at, ok bool) {
	if code == "" {
		return nowhere, false
	}
	if c.large != nil {
		first, ok = c.large[code]
		return first, ok
	}
	p.walk(func(here at, other string) bool {
		if other == code {
			first, ok = here, true
		}
		return !ok
	})
	return first, ok
}
