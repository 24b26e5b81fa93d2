package programme

// codes finds the records of a list by their code. A short list is looked
// through, which allocates nothing; a long one gets a map by addAll. "" is no
// code, and never found.
type codes[T any] struct {
	list  []T
	code  func(*T) string
	large map[string]int // of a list above maxSmall: the first place of each code
}

// maxSmall is how many records are looked through; programmes rarely have more.
const maxSmall = 64

// addAll adds every record. Of several with one code the first is found.
func (c *codes[T]) addAll() {
	if len(c.list) <= maxSmall {
		return
	}
	c.large = make(map[string]int, len(c.list))
	for i := range c.list {
		code := c.code(&c.list[i])
		if _, twice := c.large[code]; !twice && code != "" {
			c.large[code] = i
		}
	}
}

// find returns the place of the first record with the code.
func (c *codes[T]) find(code string) (i int, ok bool) {
	switch {
	case code == "":
		return 0, false
	case len(c.list) > maxSmall:
		i, ok = c.large[code]
		return i, ok
	}
	for i := range c.list {
		if c.code(&c.list[i]) == code {
			return i, true
		}
	}
	return 0, false
}

// twice reports whether a record before i has its code, and which.
func (c *codes[T]) twice(i int) (first int, twice bool) {
	first, ok := c.find(c.code(&c.list[i]))
	return first, ok && first < i
}
