package programme

// codes finds the records of a list by their code. A short list is looked
// through, which allocates nothing; a long one gets a map. It knows the records
// that were added to it; "" is no code, and never found.
type codes[T any] struct {
	list  []T
	code  func(*T) string
	known int            // the first so many of a short list were added
	large map[string]int // of a list above maxSmall: the first place of each code
}

// maxSmall is how many records are looked through; programmes rarely have more.
const maxSmall = 64

// add adds record i, in the order of the list, and returns the place of the
// record that was added under its code before, which stays the one that is
// found.
func (c *codes[T]) add(i int) (first int, twice bool) {
	code := c.code(&c.list[i])
	first, twice = c.find(code)
	c.known = i + 1
	if len(c.list) > maxSmall && !twice && code != "" {
		if c.large == nil {
			c.large = make(map[string]int, len(c.list))
		}
		c.large[code] = i
	}
	return first, twice
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
	for i := range c.list[:c.known] {
		if c.code(&c.list[i]) == code {
			return i, true
		}
	}
	return 0, false
}
