package iati

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Codelist is a list of codes of the standard, or of a caller.
type Codelist struct {
	Name  string // "Sector"
	codes map[string]Code
}

// Code is a code of a [Codelist].
type Code struct {
	Code     string
	Name     string // in the first language of the list, mostly English
	Category string // code in another list: of sectors, that of three digits
	// Withdrawn says that the code is not for new data. Old data may have it.
	Withdrawn bool
}

// ErrCodelist says that a file is no list of codes, or no mapping.
var ErrCodelist = errors.New("iati: not a list of codes")

// Limits of files of codes.
const (
	maxCodelist = 16 << 20 // bytes
	maxCode     = 500      // bytes of a code
)

// NewCodelist returns a list of a caller's own making. Of a code that stands
// twice the last counts.
func NewCodelist(name string, codes ...Code) Codelist {
	l := Codelist{Name: name, codes: make(map[string]Code, len(codes))}
	for _, c := range codes {
		l.codes[c.Code] = c
	}
	return l
}

// Find returns a code of the list. It is compared to the letter.
func (l Codelist) Find(code string) (Code, bool) {
	c, ok := l.codes[code]
	return c, ok
}

// Len returns the number of codes, withdrawn ones among them.
func (l Codelist) Len() int { return len(l.codes) }

type codelistFile struct {
	XMLName xml.Name
	Name    string `xml:"name,attr"`
	Items   []struct {
		Status     string   `xml:"status,attr"`
		Code       string   `xml:"code"`
		Narratives []string `xml:"name>narrative"`
		Category   string   `xml:"category"`
	} `xml:"codelist-items>codelist-item"`
}

// ReadCodelist reads a list of codes as the Initiative publishes it, in XML of
// up to 16 MiB. A code without a status is active. The error matches
// [ErrCodelist].
func ReadCodelist(src io.Reader) (Codelist, error) {
	var f codelistFile
	if err := readWhole(src, "codelist", &f, &f.XMLName); err != nil {
		return Codelist{}, err
	}
	if f.Name == "" {
		return Codelist{}, fmt.Errorf("%w: it has no name", ErrCodelist)
	}
	l := Codelist{Name: f.Name, codes: make(map[string]Code, len(f.Items))}
	for _, item := range f.Items {
		c := Code{Code: strings.TrimSpace(item.Code), Category: strings.TrimSpace(item.Category), Withdrawn: item.Status == "withdrawn"}
		if c.Code == "" || len(c.Code) > maxCode {
			return Codelist{}, fmt.Errorf("%w: a code of %s is %s: want 1 to %d bytes", ErrCodelist, check.Quote(f.Name), check.Quote(c.Code), maxCode)
		}
		if len(item.Narratives) > 0 {
			c.Name = strings.TrimSpace(item.Narratives[0])
		}
		if was, twice := l.codes[c.Code]; twice && !was.Withdrawn {
			continue // what stands twice is active where one of the two is
		}
		l.codes[c.Code] = c
	}
	return l, nil
}

// readWhole reads one XML document into v.
func readWhole(src io.Reader, root string, v any, name *xml.Name) error {
	limited := &io.LimitedReader{R: src, N: maxCodelist + 1}
	d := xml.NewDecoder(limited)
	err := d.Decode(v)
	if err == nil {
		for err == nil {
			var t xml.Token
			if t, err = d.Token(); err == nil {
				if _, start := t.(xml.StartElement); start {
					err = errors.New("a second element follows the first")
				}
			}
		}
		if errors.Is(err, io.EOF) {
			err = nil
		}
	}
	switch {
	case limited.N <= 0:
		return fmt.Errorf("%w: the file has more than %d bytes", ErrCodelist, maxCodelist)
	case err != nil:
		return fmt.Errorf("%w: %w", ErrCodelist, err)
	case name.Local != root || name.Space != "":
		return fmt.Errorf("%w: the root element is <%s>: want <%s>", ErrCodelist, cut(name.Local), root)
	}
	return nil
}

// Codelists are lists of codes with the [Mapping] that says where in a file their
// codes stand. They do not change, and may be used by many at a time.
type Codelists struct {
	lists   map[string]Codelist
	missing []string
	plans   map[*shape]*plan
}

// NewCodelists puts lists together with the mapping to places in a file. Lists
// that the mapping does not name are kept for [Codelists.Find]. Of two lists of
// one name the last counts.
func NewCodelists(m Mapping, lists ...Codelist) *Codelists {
	c := &Codelists{lists: map[string]Codelist{}, plans: map[*shape]*plan{}}
	for _, l := range lists {
		c.lists[l.Name] = l
	}
	for _, r := range m.rules {
		if _, ok := c.lists[r.list]; !ok && !slices.Contains(c.missing, r.list) {
			c.missing = append(c.missing, r.list)
		}
	}
	slices.Sort(c.missing)
	for _, f := range []*format{&activityFormat, &organisationFormat} {
		c.plans[f.record] = c.plan(m, f.record, f.name)
		c.plans[f.root] = c.plan(m, f.root, f.rootName)
	}
	return c
}

// ReadCodelists reads all lists of a folder, and the mapping in its mapping.xml.
// Of the names only those that end in ".xml" are read. An error names the file;
// it matches [ErrCodelist], or what fsys gave.
func ReadCodelists(fsys fs.FS) (*Codelists, error) {
	names, err := fs.Glob(fsys, "*.xml")
	if err != nil {
		return nil, fmt.Errorf("iati: %w", err)
	}
	const mapping = "mapping.xml"
	if !slices.Contains(names, mapping) {
		return nil, fmt.Errorf("%w: there is no %s in the folder", ErrCodelist, mapping)
	}
	var m Mapping
	var lists []Codelist
	for _, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			return nil, fmt.Errorf("iati: %w", err)
		}
		if name == mapping {
			m, err = ReadMapping(f)
		} else {
			var l Codelist
			l, err = ReadCodelist(f)
			lists = append(lists, l)
		}
		if closing := f.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return nil, fmt.Errorf("%w (file %s)", err, check.Quote(name))
		}
	}
	return NewCodelists(m, lists...), nil
}

// Find returns a code of a list.
func (c *Codelists) Find(list, code string) (Code, bool) {
	if c == nil {
		return Code{}, false
	}
	return c.lists[list].Find(code)
}

// Missing returns the names of the lists that the mapping names and that are not
// here, sorted: their codes are not looked up.
func (c *Codelists) Missing() []string { return slices.Clone(c.missing) }
