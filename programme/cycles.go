package programme

// cycles yields, for each ring of records in which each leads to the next and
// the last to the first, the smallest place in it. next returns where a record
// leads, -1 where to none. Few records are followed one by one, which allocates
// nothing; many are marked on the way.
func cycles(n int, next func(int) int, yield func(first int)) {
	if n <= maxSmall {
		for i := range n {
			j := next(i)
			for steps := 0; j > i && steps < n; steps++ {
				j = next(j)
			}
			if j == i {
				yield(i)
			}
		}
		return
	}
	walk := make([]int, n) // in which walk a record was met first, from 1
	for i := range n {
		j := i
		for j >= 0 && walk[j] == 0 {
			walk[j] = i + 1
			j = next(j)
		}
		if j < 0 || walk[j] != i+1 {
			continue
		}
		first := j // on a ring that this walk has met first
		for k := next(j); k != j; k = next(k) {
			first = min(first, k)
		}
		yield(first)
	}
}
