package diaspora

// actionIndex finds actions by code, and those that come back to themselves.
type actionIndex struct {
	codes   map[string]int // the first with each code
	parts   []int          // for the first action of a cycle of parts, its length
	follows []int          // the same of those that follow
}

func newActionIndex(actions []EngagementAction) actionIndex {
	r := actionIndex{codes: make(map[string]int, len(actions))}
	for i := range actions {
		if c := actions[i].Code; c != "" {
			if _, twice := r.codes[c]; !twice {
				r.codes[c] = i
			}
		}
	}
	next := make([]int, len(actions))
	cycles := func(code func(*EngagementAction) string) []int {
		for i := range actions {
			j, ok := r.codes[code(&actions[i])]
			if next[i] = j; !ok || j == i {
				next[i] = -1
			}
		}
		return firstOfCycles(next)
	}
	r.parts = cycles(func(a *EngagementAction) string { return a.PartOf })
	r.follows = cycles(func(a *EngagementAction) string { return a.Follows })
	return r
}

// firstOfCycles returns, for the lowest index of each cycle along next (-1 is
// nowhere), how many are in it, and 0 for all others. Each index is walked over
// a constant number of times.
func firstOfCycles(next []int) []int {
	out := make([]int, len(next))
	walk := make([]int, len(next)) // the walk in which each was met, counted from 1
	for start := range next {
		at := start
		for at >= 0 && walk[at] == 0 {
			walk[at] = start + 1
			at = next[at]
		}
		if at < 0 || walk[at] != start+1 {
			continue
		}
		lowest, length := at, 1
		for i := next[at]; i != at; i = next[i] {
			lowest, length = min(lowest, i), length+1
		}
		out[lowest] = length
	}
	return out
}
