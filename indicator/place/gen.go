//go:build ignore

// Gen makes tables.go from countries.txt and groups.txt. It refuses a source
// that contradicts itself: a code given twice, an unknown country, a cell
// without a name.
//
//	go run gen.go        writes tables.go
//	go run gen.go -o -   writes to standard output
package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"go/format"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const nameLanguages = 5 // English, French, Spanish, Russian, Serbian

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	out := flag.String("o", "tables.go", "the `file` to write, - for standard output")
	flag.Parse()

	var g generator
	g.readCountries(sections("countries.txt"))
	g.readGroups(sections("groups.txt"))
	src, err := format.Source(g.write())
	if err != nil {
		log.Fatal(err)
	}
	if *out == "-" {
		_, err = os.Stdout.Write(src)
	} else {
		err = os.WriteFile(*out, src, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// row is a line of a source: where it stands, and its fields.
type row struct {
	at     string
	fields []string
}

func (r row) fail(form string, args ...any) {
	log.Fatalf("%s: %s", r.at, fmt.Sprintf(form, args...))
}

// want refuses a row with another number of fields.
func (r row) want(n int) {
	if len(r.fields) != n {
		r.fail("%d fields: want %d", len(r.fields), n)
	}
}

// names returns the names at the end of the row.
func (r row) names() []string {
	names := r.fields[len(r.fields)-nameLanguages:]
	for _, name := range names {
		switch {
		case name == "":
			r.fail("a name is missing")
		case strings.ContainsAny(name, "'\"`"):
			r.fail("%s: want the apostrophe ’", name)
		}
	}
	return names
}

// sections reads the rows of a source by the section they stand in.
func sections(name string) map[string][]row {
	data, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	if !utf8.Valid(data) {
		log.Fatalf("%s: not valid UTF-8", name)
	}
	out := map[string][]row{}
	section := ""
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		at := fmt.Sprintf("%s:%d", name, i+1)
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			section = strings.Trim(line, "[]")
			if out[section] != nil {
				log.Fatalf("%s: section %s stands twice", at, section)
			}
			out[section] = []row{}
			continue
		}
		r := row{at: at}
		for field := range strings.SplitSeq(line, ";") {
			r.fields = append(r.fields, strings.TrimSpace(field))
		}
		out[section] = append(out[section], r)
	}
	return out
}

type country struct {
	code, alpha3, m49, group string
	names                    []string
	first, last              string // of a former country
	successors               []int
}

// formerCode is a code that is read where an old file is announced.
type formerCode struct {
	code          string
	before, since int // countries; since is 0 where the code has meant one alone
	change        int // yyyymmdd
}

type m49Group struct {
	code, parent string
	names        []string
}

type group struct {
	code, source string
	other        []string
	names        []string
	members      []member
}

type member struct {
	country      int
	since, until int // yyyymmdd; 0 where there is none
}

type generator struct {
	countries []country      // current ones, then former ones
	current   int            // how many are current
	number    map[string]int // country by its own code, from 1
	codes     map[string]int // by each code that stands for a current country
	former    []formerCode
	other     []string // of a country: its code, a blank, a name and a line feed, for each name
	m49Groups []m49Group
	groups    []group
}

func (g *generator) readCountries(in map[string][]row) {
	g.number, g.codes = map[string]int{}, map[string]int{}
	for _, r := range in["countries"] {
		r.want(4 + nameLanguages)
		c := country{code: r.fields[0], alpha3: r.fields[1], m49: r.fields[2], group: r.fields[3], names: r.names()}
		if len(c.code) != 2 || len(c.alpha3) != 3 || len(c.m49) != 3 {
			r.fail("want two letters, three letters and three digits")
		}
		g.add(r, c)
		for _, code := range []string{c.code, c.alpha3, c.m49} {
			g.addCode(r, code, len(g.countries))
		}
	}
	g.current = len(g.countries)

	for _, r := range in["former countries"] {
		r.want(6 + nameLanguages)
		c := country{code: r.fields[0], alpha3: r.fields[1], m49: r.fields[2], first: r.fields[3], last: r.fields[4], names: r.names()}
		if len(c.code) != 4 || len(c.alpha3) != 3 || len(c.m49) != 3 || day(r, c.first) > day(r, c.last) {
			r.fail("want four letters, three letters, three digits, the first and the last day")
		}
		for code := range strings.FieldsSeq(r.fields[5]) {
			c.successors = append(c.successors, g.find(r, code))
		}
		g.add(r, c)
	}

	for _, r := range in["codes"] {
		r.want(3)
		g.addCode(r, r.fields[0], g.find(r, r.fields[1]))
	}

	stated := map[string]bool{}
	for _, r := range in["former codes"] {
		code := r.fields[0]
		f := formerCode{code: code}
		switch len(r.fields) {
		case 2:
			f.before = g.find(r, r.fields[1])
		case 4:
			f.before, f.change, f.since = g.find(r, r.fields[1]), day(r, r.fields[2]), g.find(r, r.fields[3])
		default:
			r.fail("%d fields: want 2 or 4", len(r.fields))
		}
		if stated[code] || g.codes[code] != 0 {
			r.fail("%s stands for a country already", code)
		}
		stated[code] = true
		g.former = append(g.former, f)
	}
	own := map[string]bool{}
	for i, c := range g.countries[g.current:] {
		for _, code := range []string{c.alpha3, c.m49} {
			switch {
			case stated[code]: // it has meant two
			case own[code] || g.codes[code] != 0:
				log.Fatalf("countries.txt: %s of %s stands for another country too: list it below [former codes]", code, c.code)
			default:
				own[code] = true
				g.former = append(g.former, formerCode{code: code, before: g.current + i + 1})
			}
		}
	}
	slices.SortFunc(g.former, func(a, b formerCode) int { return cmp.Compare(a.code, b.code) })

	named := map[string]string{} // country by name
	for _, c := range g.countries {
		for _, name := range c.names {
			if other := named[strings.ToLower(name)]; other != "" && other != c.code {
				log.Fatalf("countries.txt: %s is the name of %s and of %s", name, other, c.code)
			}
			named[strings.ToLower(name)] = c.code
		}
	}
	for _, r := range in["other names"] {
		code := r.fields[0]
		g.find(r, code)
		if len(r.fields) < 2 || slices.Contains(r.fields, "") {
			r.fail("want a name")
		}
		names := ""
		for _, name := range r.fields[1:] {
			if other := named[strings.ToLower(name)]; other != "" {
				r.fail("%s is a name of %s already", name, other)
			}
			named[strings.ToLower(name)] = code
			names += code + " " + name + "\n"
		}
		g.other = append(g.other, names)
	}
}

// add adds a country to the table, which is in the order of the codes.
func (g *generator) add(r row, c country) {
	if n := len(g.countries); n > 0 && len(g.countries[n-1].code) == len(c.code) && g.countries[n-1].code >= c.code {
		r.fail("%s comes before %s", c.code, g.countries[n-1].code)
	}
	g.countries = append(g.countries, c)
	g.number[c.code] = len(g.countries)
}

func (g *generator) addCode(r row, code string, n int) {
	if g.codes[code] != 0 {
		r.fail("%s stands for %s already", code, g.countries[g.codes[code]-1].code)
	}
	if n > g.current && g.current > 0 {
		r.fail("%s stands for a former country: list it below [former codes]", code)
	}
	g.codes[code] = n
}

func (g *generator) find(r row, code string) int {
	n := g.number[code]
	if n == 0 {
		r.fail("%s is no country", code)
	}
	return n
}

func (g *generator) readGroups(in map[string][]row) {
	known := map[string]bool{}
	for _, r := range in["M49 groups"] {
		r.want(2 + nameLanguages)
		p := m49Group{code: r.fields[0], parent: r.fields[1], names: r.names()}
		switch {
		case known[p.code] || g.codes[p.code] != 0:
			r.fail("%s stands for something already", p.code)
		case p.parent == "" && len(g.m49Groups) > 0, p.parent != "" && !known[p.parent]:
			r.fail("a group stands below the one it lies in, and the first is the world")
		}
		known[p.code] = true
		g.m49Groups = append(g.m49Groups, p)
	}
	for _, c := range g.countries[:g.current] {
		if !known[c.group] {
			log.Fatalf("countries.txt: %s lies in the group %q, which groups.txt does not have", c.code, c.group)
		}
	}

	for _, r := range in["groups"] {
		if terms, ok := strings.CutPrefix(r.fields[0], "+ "); ok {
			r.want(1)
			if len(g.groups) == 0 {
				r.fail("members of no group")
			}
			last := &g.groups[len(g.groups)-1]
			last.members = append(last.members, g.members(r, terms)...)
			continue
		}
		r.want(2 + nameLanguages)
		codes := strings.Split(r.fields[0], ", ")
		for _, code := range codes {
			if known[code] || g.codes[code] != 0 {
				r.fail("%s stands for something already", code)
			}
			known[code] = true
		}
		g.groups = append(g.groups, group{code: codes[0], other: codes[1:], source: r.fields[1], names: r.names()})
	}
}

// members reads "1973-01-01/..: DK IE".
func (g *generator) members(r row, s string) []member {
	term, codes, ok := strings.Cut(s, ": ")
	since, until, ok2 := strings.Cut(term, "/")
	if !ok || !ok2 {
		r.fail("want first day/last day: countries")
	}
	var out []member
	for code := range strings.FieldsSeq(codes) {
		out = append(out, member{country: g.find(r, code), since: openDay(r, since), until: openDay(r, until)})
	}
	return out
}

func openDay(r row, s string) int {
	if s == ".." {
		return 0
	}
	return day(r, s)
}

// day returns a day as yyyymmdd.
func day(r row, s string) int {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		r.fail("%v", err)
	}
	n, _ := strconv.Atoi(strings.ReplaceAll(s, "-", ""))
	return n
}

// write returns the tables as Go source.
func (g *generator) write() []byte {
	var b bytes.Buffer
	b.WriteString("// Code generated by gen.go from countries.txt and groups.txt; DO NOT EDIT.\n\npackage place\n\n")

	fmt.Fprintf(&b, "// Countries are numbered from 1: first those of today in the order of their\n"+
		"// codes, then the former ones.\nconst (\n\tcurrentCountries = %d\n\tallCountries = %d\n)\n\n", g.current, len(g.countries))
	g.writeCodes(&b)
	g.writeFormer(&b)
	g.writeNames(&b)
	g.writeGroups(&b)
	return b.Bytes()
}

func (g *generator) writeCodes(b *bytes.Buffer) {
	column := func(name, doc string, countries []country, cell func(country) string) {
		fmt.Fprintf(b, "// %s\nconst %s = \"\"", doc, name)
		for i, c := range countries {
			if i%20 == 0 {
				b.WriteString(" +\n\t\"")
			}
			b.WriteString(cell(c))
			if i%20 == 19 || i == len(countries)-1 {
				b.WriteString("\"")
			}
		}
		b.WriteString("\n\n")
	}
	today, all := g.countries[:g.current], g.countries
	column("alpha2Text", "alpha2Text holds the two letters of each country of today.", today, func(c country) string { return c.code })
	column("formerText", "formerText holds the four letters of each former country.", all[g.current:], func(c country) string { return c.code })
	column("alpha3Text", "alpha3Text holds the three letters of each country.", all, func(c country) string { return c.alpha3 })
	column("m49Text", "m49Text holds the three digits of each country.", all, func(c country) string { return c.m49 })
	column("groupText", "groupText holds the smallest M49 group of each country of today.", today, func(c country) string { return c.group })

	var byAlpha2 [26 * 26]int
	var byM49 [1000]int
	type pair struct{ code, n int }
	var byAlpha3 []pair
	for code, n := range g.codes {
		digits := code[0] <= '9'
		switch {
		case digits:
			i, err := strconv.Atoi(code)
			if err != nil {
				log.Fatal(err)
			}
			byM49[i] = n
		case len(code) == 2:
			byAlpha2[int(code[0]-'A')*26+int(code[1]-'A')] = n
		default:
			byAlpha3 = append(byAlpha3, pair{int(code[0]-'A')<<10 | int(code[1]-'A')<<5 | int(code[2]-'A'), n})
		}
	}
	slices.SortFunc(byAlpha3, func(x, y pair) int { return cmp.Compare(x.code, y.code) })

	b.WriteString("// byAlpha2 has the number of a country at its letters, 26 × the first + the\n// second, and 0 where there is none.\n")
	numbers(b, "byAlpha2", byAlpha2[:])
	b.WriteString("// byM49 has the number of a country at its number in M49.\n")
	numbers(b, "byM49", byM49[:])
	b.WriteString("// alpha3Codes are the codes of three letters, five bits each, in rising order,\n// and byAlpha3 the countries they stand for.\n")
	var codes, of []int
	for _, p := range byAlpha3 {
		codes, of = append(codes, p.code), append(of, p.n)
	}
	numbers(b, "alpha3Codes", codes)
	numbers(b, "byAlpha3", of)
}

func numbers(b *bytes.Buffer, name string, values []int) {
	fmt.Fprintf(b, "var %s = [...]uint16{", name)
	for i, v := range values {
		if i%20 == 0 {
			b.WriteString("\n\t")
		}
		fmt.Fprintf(b, "%d, ", v)
	}
	b.WriteString("\n}\n\n")
}

func (g *generator) writeFormer(b *bytes.Buffer) {
	b.WriteString("// formerCountries has, for each former country, its first and its last day as\n" +
		"// yyyymmdd, and the codes of what has codes of its own there today.\n" +
		"var formerCountries = [...]formerCountry{\n")
	for _, c := range g.countries[g.current:] {
		fmt.Fprintf(b, "\t{%s, %s, \"", strings.ReplaceAll(c.first, "-", ""), strings.ReplaceAll(c.last, "-", ""))
		for _, n := range c.successors {
			b.WriteString(g.countries[n-1].code)
		}
		fmt.Fprintf(b, "\"}, // %s\n", c.code)
	}
	b.WriteString("}\n\n// formerCodes are the codes of old files, in rising order.\nvar formerCodes = [...]formerCode{\n")
	for _, f := range g.former {
		fmt.Fprintf(b, "\t{%q, %d, %d, %d}, // %s", f.code, f.before, f.since, f.change, g.countries[f.before-1].code)
		if f.since != 0 {
			fmt.Fprintf(b, ", then %s", g.countries[f.since-1].code)
		}
		b.WriteString("\n")
	}
	b.WriteString("}\n\n")
}

func (g *generator) writeNames(b *bytes.Buffer) {
	b.WriteString("// nameText holds the names of each country in English, French, Spanish, Russian\n" +
		"// and Serbian, and nameEnds where each of them ends.\nconst nameText = \"\"")
	ends := []int{0}
	for _, c := range g.countries {
		fmt.Fprintf(b, " +\n\t%q", strings.Join(c.names, ""))
		for _, name := range c.names {
			ends = append(ends, ends[len(ends)-1]+len(name))
		}
	}
	b.WriteString("\n\n")
	if ends[len(ends)-1] > 1<<16-1 {
		log.Fatal("the names pass 65,535 bytes: nameEnds needs a wider type")
	}
	numbers(b, "nameEnds", ends)
	b.WriteString("// otherNames holds the other names of countries, each behind the code and a\n// blank, and ended by a line feed.\nconst otherNames = \"\"")
	for _, name := range g.other {
		fmt.Fprintf(b, " +\n\t%q", name)
	}
	b.WriteString("\n\n")
}

func (g *generator) writeGroups(b *bytes.Buffer) {
	text := func(names []string) string {
		var quoted []string
		for _, name := range names {
			quoted = append(quoted, strconv.Quote(name))
		}
		return "groupName{" + strings.Join(quoted, ", ") + "}"
	}
	b.WriteString("// m49Groups are the groups of M49, each below the one it lies in.\nvar m49Groups = [...]m49Group{\n")
	for _, p := range g.m49Groups {
		fmt.Fprintf(b, "\t{%q, %q, %s},\n", p.code, p.parent, text(p.names))
	}
	b.WriteString("}\n\n// otherGroups are the groups that others than M49 list.\nvar otherGroups = [...]groupRow{\n")
	n := 0
	for _, p := range g.groups {
		fmt.Fprintf(b, "\t{%q, %q, %s, %q, %d, %d},\n", p.code, strings.Join(p.other, " "), text(p.names), p.source, n, n+len(p.members))
		n += len(p.members)
	}
	b.WriteString("}\n\n// memberTerms are the members of otherGroups, with the first and the last day\n// as yyyymmdd, 0 where there is none.\nvar memberTerms = [...]memberTerm{\n")
	for _, p := range g.groups {
		for _, m := range p.members {
			fmt.Fprintf(b, "\t{%d, %d, %d}, // %s in %s\n", m.country, m.since, m.until, g.countries[m.country-1].code, p.code)
		}
	}
	b.WriteString("}\n")
}
