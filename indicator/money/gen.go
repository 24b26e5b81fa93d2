//go:build ignore

// Gen makes currencies_table.go from currencies.txt. It refuses a source that
// contradicts itself: a code given twice, an unknown currency, tender that begins
// outside the term of its currency, a fixing without six significant figures.
//
//	go run gen.go        writes currencies_table.go
//	go run gen.go -o -   writes to standard output
package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"log"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const source = "currencies.txt"

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	out := flag.String("o", "currencies_table.go", "the `file` to write, - for standard output")
	flag.Parse()

	var g generator
	in := g.sections()
	g.readCurrencies(in["currencies"])
	g.readFixings(in["fixings"])
	g.readTender(in["tender"])
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

// row is a line of the source: where it stands, and its fields.
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

// match refuses a field that has not the form.
func (r row) match(form *regexp.Regexp, field string) {
	if !form.MatchString(field) {
		r.fail("%q: want it to match %s", field, form)
	}
}

var (
	codeForm    = regexp.MustCompile(`^[A-Z]{3}$`)
	countryForm = regexp.MustCompile(`^[A-Z]{2}$`)
	numberForm  = regexp.MustCompile(`^([0-9]{3}|-)$`)
	minorForm   = regexp.MustCompile(`^([0-4]|-)$`)
	statusForm  = regexp.MustCompile(`^(current|withdrawn( [0-9]{4}-[0-9]{2})?)$`)
	factorForm  = regexp.MustCompile(`^[1-9][0-9]*(\.[0-9]+)?$`)
	fixingForm  = regexp.MustCompile(`^[0-9]+\.[0-9]+$`)
)

type currency struct {
	code, number, minor, name string
	withdrawn                 bool
	withdrawnOn               int
	first, last               int // yyyymmdd, with 00 where the day, or month and day, are not known; 0 where there is none
	successor, factor         string
}

type fixing struct {
	code, rate, date, law string
}

type tender struct {
	country, currency string
	first, last       int
}

type generator struct {
	compiled   string
	currencies []currency // in the order of their codes
	fixings    []fixing
	tender     []tender // by country, as the source has them
	index      map[string]int
}

// sections reads the rows of the source by the section they stand in, and the
// day it was compiled.
func (g *generator) sections() map[string][]row {
	data, err := os.ReadFile(source)
	if err != nil {
		log.Fatal(err)
	}
	if !utf8.Valid(data) {
		log.Fatalf("%s: not valid UTF-8", source)
	}
	out := map[string][]row{}
	section := ""
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		if day, ok := strings.CutPrefix(line, "# Compiled: "); ok {
			g.compiled = day
		}
		if line == "" || line[0] == '#' {
			continue
		}
		at := fmt.Sprintf("%s:%d", source, i+1)
		if line[0] == '[' {
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
	if _, err := time.Parse(time.DateOnly, g.compiled); err != nil {
		log.Fatalf("%s: want the day it was compiled: %v", source, err)
	}
	return out
}

func (g *generator) readCurrencies(rows []row) {
	g.index = map[string]int{}
	for _, r := range rows {
		r.want(7)
		r.match(codeForm, r.fields[0])
		r.match(numberForm, r.fields[1])
		r.match(minorForm, r.fields[2])
		r.match(statusForm, r.fields[3])
		c := currency{code: r.fields[0], number: r.fields[1], minor: r.fields[2], name: r.fields[4]}
		if n := len(g.currencies); n > 0 && g.currencies[n-1].code >= c.code {
			r.fail("%s comes before %s", c.code, g.currencies[n-1].code)
		}
		if c.name == "" {
			r.fail("the name is missing")
		}
		if status, ok := strings.CutPrefix(r.fields[3], "withdrawn"); ok {
			c.withdrawn = true
			if status != "" {
				c.withdrawnOn = date(r, strings.TrimSpace(status))
			}
		}
		if r.fields[5] != "-" {
			c.first, c.last = term(r, r.fields[5])
		}
		if r.fields[6] != "-" {
			var ok bool
			if c.successor, c.factor, ok = strings.Cut(r.fields[6], " "); !ok || !c.withdrawn {
				r.fail("want a successor and its factor, of a withdrawn currency")
			}
			r.match(factorForm, c.factor)
		}
		g.index[c.code] = len(g.currencies)
		g.currencies = append(g.currencies, c)
	}
	for _, r := range rows {
		if next := g.currencies[g.index[r.fields[0]]].successor; next != "" {
			g.find(r, next)
		}
	}
	for _, c := range g.currencies { // no succession leads back to where it began
		next := c.successor
		for range g.currencies {
			if next == "" {
				break
			}
			next = g.currencies[g.index[next]].successor
		}
		if next != "" {
			log.Fatalf("%s: the successors of %s come back to it", source, c.code)
		}
	}
}

// find returns the currency of a code.
func (g *generator) find(r row, code string) *currency {
	i, ok := g.index[code]
	if !ok {
		r.fail("%s is no currency", code)
	}
	return &g.currencies[i]
}

func (g *generator) readFixings(rows []row) {
	for _, r := range rows {
		r.want(4)
		f := fixing{code: r.fields[0], rate: r.fields[1], date: r.fields[2], law: r.fields[3]}
		r.match(fixingForm, f.rate)
		if digits := strings.TrimLeft(strings.ReplaceAll(f.rate, ".", ""), "0"); len(digits) != 6 {
			r.fail("%s: want six significant figures", f.rate)
		}
		c := g.find(r, f.code)
		if c.successor != "" || !c.withdrawn {
			r.fail("%s has a successor already, or is current", f.code)
		}
		if on := date(r, f.date); on%100 == 0 || on < c.first || on > c.last {
			r.fail("%s is not a day of %s", f.date, f.code)
		}
		c.successor, c.factor = "EUR", f.rate
		g.fixings = append(g.fixings, f)
	}
}

func (g *generator) readTender(rows []row) {
	seen := map[string]bool{}
	for _, r := range rows {
		if len(r.fields) < 2 {
			r.fail("want a country and its currencies")
		}
		country := r.fields[0]
		r.match(countryForm, country)
		if seen[country] {
			r.fail("%s stands twice", country)
		}
		seen[country] = true
		before := 0
		for _, field := range r.fields[1:] {
			code, days, ok := strings.Cut(field, " ")
			if !ok {
				r.fail("%s: want a currency and its first and last day", field)
			}
			t := tender{country: country, currency: code}
			t.first, t.last = term(r, days)
			c := g.find(r, code)
			switch {
			case t.first == 0 || t.first < before:
				r.fail("%s: want the order of the first days", field)
			case t.first < c.first, c.last != 0 && (t.first > c.last || t.last == 0):
				// Abroad it may end later than at home, as DEM did.
				r.fail("%s: outside the term of %s", field, code)
			}
			before = t.first
			g.tender = append(g.tender, t)
		}
	}
	if len(g.tender) == 0 {
		log.Fatalf("%s: no section of tender", source)
	}
}

// term reads "1999-01-01/..".
func term(r row, s string) (first, last int) {
	a, b, ok := strings.Cut(s, "/")
	if !ok {
		r.fail("%q: want the first and the last day", s)
	}
	if a != ".." {
		first = date(r, a)
	}
	if b != ".." {
		last = date(r, b)
	}
	if last != 0 && last < first {
		r.fail("%q: the end is before the start", s)
	}
	return first, last
}

// date returns a day, a month or a year as yyyymmdd.
func date(r row, s string) int {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(form, s); err == nil {
			n, _ := strconv.Atoi((strings.ReplaceAll(s, "-", "") + "0000")[:8])
			return n
		}
	}
	r.fail("%q: want a day, a month or a year", s)
	return 0
}

// write returns the tables as Go source.
func (g *generator) write() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Code generated by gen.go from %s of %s; DO NOT EDIT.\n\npackage money\n\n", source, g.compiled)

	b.WriteString("// currencies are those of ISO 4217, current and withdrawn, but for XXX, in the\n// order of their codes.\n" +
		"var currencies = [...]currencyRow{\n")
	for _, c := range g.currencies {
		minor := c.minor
		if minor == "-" {
			minor = "noMinor"
		}
		fmt.Fprintf(&b, "\t{%q, %q, %s, %t, %d, %d, %d, %q, %q, %q},\n", c.code, strings.Trim(c.number, "-"), minor,
			c.withdrawn, c.withdrawnOn, c.first, c.last, c.successor, c.factor, c.name)
	}
	b.WriteString("}\n\n// fixings are the rates at which the euro replaced a currency.\nvar fixings = [...]string{\n")
	for _, f := range g.fixings {
		fmt.Fprintf(&b, "\t\"1 EUR = %s %s from %s (fixed, %s)\",\n", f.rate, f.code, f.date, f.law)
	}
	b.WriteString("}\n\n// tenders are what is and was legal tender in a country, each country in one\n// piece, in the order of the first days.\n" +
		"var tenders = [...]tenderRow{\n")
	for _, t := range g.tender {
		fmt.Fprintf(&b, "\t{%q, %q, %d, %d},\n", t.country, t.currency, t.first, t.last)
	}
	b.WriteString("}\n")
	return b.Bytes()
}
