// Conformance answers worked cases with this library and compares what comes
// back with what the cases expect.
//
//	go run ./examples/conformance [-data DIR] [-allow-unsupported] [-v] FILE...
//
// A file is JSON: an object whose "vectors" lists the cases. What stands beside
// them ("about", "layout", "conventions", "methods") is for its readers.
//
//	{
//	  "layout": {"tolerance": "relative, 1e-9 unless stated"},
//	  "vectors": [
//	    {
//	      "id": "claim.ratio/government-share",
//	      "method": "claim.ratio",
//	      "inputs": {"numerator": "USD 1.9 million", "denominator": "USD 8 million", "scale": "100"},
//	      "expected": {"bounds": {"lo": "21.7647058824", "lo_closed": true, "hi": "26", "hi_closed": true}},
//	      "tolerance": 1e-9
//	    }
//	  ]
//	}
//
// Every key that a case expects must come back and match, in objects within
// objects too; what comes back beside them is not compared. Lists match element
// by element. Numbers, be they JSON numbers or decimal strings, are compared as
// exact fractions within a relative tolerance: that of the case, else the
// number before a colon in the layout's "tolerance" ("0: every comparison in
// this file is exact"), else 1e-9. An expected 0 is exact. Other strings, true,
// false and null match themselves.
//
// An amount of money has digits that count: where it is expected as "2.00", and
// the result holds the amount {"amount": "2.0", "currency": "EUR"}, the case
// fails.
//
// A key that ends in "_one_of" lists alternatives: what comes back under it is
// one of them.
//
// Two keys have a meaning of their own. {"error": true}, or an error in words,
// wants an error, whatever it says, and no value. {"undefined": true} wants to
// be told that there is no value, and why.
//
// A case fails as well, whatever it expects, where it has an input that the
// method does not know, or where answering it panics. A null input is the same
// as none.
//
// A case may name a file to read, as "table": it is looked up below the folder
// that -data names, by default the folder of the case's own file.
//
// What comes out is a line for each key that does not match, a line for each
// method that the program does not know, and the totals last:
//
//	FAIL claim.ratio/government-share: bounds.hi: want "25", got "26"
//	unsupported growth.cagr: 6
//	12 passed, 1 failed, 6 unsupported
//
// With -v it names every case that passed or is unsupported.
//
// The exit status is 0 where every case passed, 1 where one failed or is
// unsupported (with -allow-unsupported: where one failed), and 2 where the
// arguments are wrong or a file cannot be read.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// The exit statuses.
const (
	allPassed = iota
	notPassed
	notRun
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program: it takes the arguments behind its name, and returns its
// exit status.
func run(args []string, stdout, stderr io.Writer) int {
	return runWith(methods(), args, stdout, stderr)
}

// runWith is run with the methods handed in.
func runWith(methods map[string]handler, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("conformance", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: conformance [-data DIR] [-allow-unsupported] [-v] FILE...")
		flags.PrintDefaults()
	}
	dir := flags.String("data", "", "look up tables below `DIR`, not in the folder of the file")
	allowUnsupported := flags.Bool("allow-unsupported", false, "exit with 0 though cases are unsupported")
	verbose := flags.Bool("v", false, "name every case that passed or is unsupported")
	if err := flags.Parse(args); err != nil {
		return notRun // flags has said why
	}
	complain := func(err error) int {
		fmt.Fprintln(stderr, "conformance:", err)
		return notRun
	}
	if flags.NArg() == 0 {
		complain(errors.New("no file: name at least one"))
		flags.Usage()
		return notRun
	}
	if *dir != "" {
		if info, err := os.Stat(*dir); err != nil {
			return complain(err)
		} else if !info.IsDir() {
			return complain(fmt.Errorf("-data %s: not a folder", *dir))
		}
	}

	// All files are read before the first case runs, so that nothing is
	// reported of half a run.
	files := make([]file, flags.NArg())
	for i, name := range flags.Args() {
		var err error
		if files[i], err = readFile(name); err != nil {
			return complain(err)
		}
	}

	r := report{out: stdout, verbose: *verbose, unsupported: map[string]int{}}
	for _, f := range files {
		tables := *dir
		if tables == "" {
			tables = filepath.Dir(f.name)
		}
		r.file(f, methods, os.DirFS(tables))
	}
	if err := r.totals(); err != nil {
		return complain(err)
	}
	if r.failed > 0 || !*allowUnsupported && len(r.unsupported) > 0 {
		return notPassed
	}
	return allPassed
}

// report prints what became of the cases, and counts.
type report struct {
	out     io.Writer
	verbose bool
	err     error // of the first write that went wrong

	passed, failed int
	unsupported    map[string]int // by method
}

// file runs the cases of f and reports on each.
func (r *report) file(f file, methods map[string]handler, data fs.FS) {
	for _, v := range f.vectors {
		method, ok := methods[v.method]
		if !ok {
			r.unsupported[v.method]++
			if r.verbose {
				r.print("unsupported %s\n", v.id)
			}
			continue
		}
		mismatches := judge(method, v, data)
		if len(mismatches) > 0 {
			r.failed++
			for _, m := range mismatches {
				r.print("FAIL %s: %s\n", v.id, m)
			}
			continue
		}
		r.passed++
		if r.verbose {
			r.print("ok %s\n", v.id)
		}
	}
}

// totals prints the end of the report, and returns the first error of writing
// any of it.
func (r *report) totals() error {
	sum := 0
	for _, method := range slices.Sorted(maps.Keys(r.unsupported)) {
		sum += r.unsupported[method]
		if !r.verbose {
			r.print("unsupported %s: %d\n", method, r.unsupported[method])
		}
	}
	r.print("%d passed, %d failed, %d unsupported\n", r.passed, r.failed, sum)
	return r.err
}

func (r *report) print(format string, args ...any) {
	if _, err := fmt.Fprintf(r.out, format, args...); r.err == nil {
		r.err = err
	}
}
