// Iaticheck checks files of the International Aid Transparency Initiative, of
// activities or of organisations, while it reads them.
//
//	go run ./examples/iaticheck [-profile official|strict] [-codelists DIR] [-as-of DATE] [-roundtrip] FILE...
//
// It prints a line for each finding on standard output,
//
//	file<TAB>rule<TAB>severity<TAB>path<TAB>message
//
// with the standard's own number of the rule, or the name of one that no engine
// has, and a summary of each file on standard error. A file that cannot be read
// is a finding too, and what was found before it ends is printed.
//
// -profile strict, the default, reads the rules as the standard is written, and
// adds to them; official reads them as the official validator does. -codelists
// names a folder with the lists of codes in XML and their mapping.xml. -as-of is
// the day after which dates lie in the future; without it none do.
//
// -roundtrip writes the file back on standard output, in the order of the schema
// and with everything that the standard does not know; findings then go to
// standard error. It takes one file.
//
// Without a file it checks one joint programme, YEM in Serbia, with what its
// project page says of it: a total over three years, and no sector.
//
// The exit status is 0 where nothing grave is found, 1 where an error is, and 2
// where the arguments are wrong or a file cannot be opened; the others are checked
// all the same.
package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme/iati"
)

//go:embed testdata/yem.xml
var yem []byte

func main() {
	grave, err := run(os.Stdout, os.Stderr, os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(0)
	case errors.Is(err, errUsage): // told already
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "iaticheck:", err)
		os.Exit(2)
	case grave:
		os.Exit(1)
	}
}

var errUsage = errors.New("the arguments are wrong")

// run reports whether anything grave was found.
func run(stdout, stderr io.Writer, args []string) (grave bool, err error) {
	var o iati.Options
	flags := flag.NewFlagSet("iaticheck", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.TextVar(&o.Profile, "profile", iati.Strict, "`official|strict`: how the rules are read")
	flags.TextVar(&o.AsOf, "as-of", period.Date{}, "`DATE` after which dates lie in the future, such as 2026-06-30")
	codelists := flags.String("codelists", "", "`DIR` with lists of codes and mapping.xml")
	roundtrip := flags.Bool("roundtrip", false, "write the file back on standard output")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "iaticheck [flags] FILE... checks files of IATI 2.01 to 2.03; without a file, one that it brings along.")
		flags.PrintDefaults()
	}
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return false, err
	case err != nil:
		return false, fmt.Errorf("%w: %w", errUsage, err)
	}
	for _, name := range flags.Args() {
		if flags.Lookup(strings.TrimLeft(name, "-")) != nil && strings.HasPrefix(name, "-") {
			return false, fmt.Errorf("%s stands behind a file: want flags first", name)
		}
	}
	if *codelists != "" {
		if _, err := os.ReadDir(*codelists); err != nil {
			return false, fmt.Errorf("-codelists wants a folder: %w", err)
		}
		if o.Codelists, err = iati.ReadCodelists(os.DirFS(*codelists)); err != nil {
			return false, err
		}
		for _, name := range o.Codelists.Missing() {
			fmt.Fprintf(stderr, "no list %s: its codes are not looked up\n", name)
		}
	}
	if *roundtrip && flags.NArg() > 1 {
		return false, fmt.Errorf("-roundtrip takes one file, not %d", flags.NArg())
	}

	out := bufio.NewWriter(stdout)
	defer func() { err = errors.Join(err, out.Flush()) }()
	p := pass{options: o, findings: out, summary: stderr}
	if *roundtrip {
		p.findings, p.copy = stderr, out
	}
	if flags.NArg() == 0 {
		err := p.file("yem.xml", bytes.NewReader(yem))
		return p.grave, err
	}
	for _, name := range flags.Args() {
		err = errors.Join(err, p.named(name)) // the other files are checked all the same
	}
	return p.grave, err
}

// pass is a pass over the files.
type pass struct {
	options  iati.Options
	findings io.Writer
	summary  io.Writer
	copy     io.Writer // of the file; nil: there is none
	grave    bool

	name   string
	counts [3]int // by severity
}

func (p *pass) named(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder: want files, such as %s", name, filepath.Join(name, "*.xml"))
	}
	return p.file(name, f)
}

// file checks a file of activities, or else of organisations.
func (p *pass) file(name string, src io.ReadSeeker) error {
	p.name, p.counts = name, [3]int{}
	n, what := 0, [2]string{"activity", "activities"}
	reader, err := iati.NewReader[iati.Activity](src, iati.Limits{})
	if errors.Is(err, iati.ErrRoot) {
		if _, err := src.Seek(0, io.SeekStart); err != nil {
			return err
		}
		if organisations, other := iati.NewReader[iati.Organisation](src, iati.Limits{}); !errors.Is(other, iati.ErrRoot) {
			what, err = [2]string{"organisation", "organisations"}, other
			if err == nil {
				n, err = records(p, organisations)
			}
		}
	} else if err == nil {
		n, err = records(p, reader)
	}
	if err != nil {
		var wrong *iati.Error
		if !errors.As(err, &wrong) || iati.ErrorRule(err) == "" && !errors.Is(err, iati.ErrLimit) {
			return fmt.Errorf("%s: %w", name, err)
		}
		p.broken(wrong)
	}
	fmt.Fprintf(p.summary, "%s: %s by the %s profile: %s, %s, %s\n", name, counted(n, what[0], what[1]), p.options.Profile,
		counted(p.counts[check.Error], "error", "errors"), counted(p.counts[check.Warning], "warning", "warnings"), counted(p.counts[check.Note], "note", "notes"))
	p.grave = p.grave || p.counts[check.Error] > 0
	return nil
}

// counted returns "1 error" or "2 errors".
func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", more)
}

// records checks the records of a file as they are read, and writes them back
// where that is asked for.
func records[R iati.Record](p *pass, r *iati.Reader[R]) (n int, err error) {
	checker := iati.NewChecker[R](r.Root(), p.options)
	var w *iati.Writer[R]
	if p.copy != nil {
		w = iati.NewWriter[R](p.copy, r.Root())
	}
	for record, err := range r.Records() {
		if err != nil {
			return n, err
		}
		n++
		p.print(checker.Check(&record))
		if w != nil {
			if err := w.Write(record); err != nil {
				return n, err
			}
		}
	}
	p.print(checker.Finish(r.Tail()))
	if w != nil {
		return n, w.Close(r.Tail())
	}
	return n, nil
}

func (p *pass) print(fs check.Findings) {
	for _, f := range fs {
		rule := iati.OfficialRule(f)
		if rule == "" {
			rule = f.Code
		}
		p.line(rule, f.Severity, string(f.Path), f.Message)
	}
}

// broken prints what ended the reading.
func (p *pass) broken(err *iati.Error) {
	rule := iati.ErrorRule(err)
	if rule == "" {
		rule = "iati.limit"
	}
	p.line(rule, check.Error, "", err.Error())
}

func (p *pass) line(rule string, s check.Severity, path, message string) {
	p.counts[s]++
	fmt.Fprintf(p.findings, "%s\t%s\t%s\t%s\t%s\n", p.name, rule, s, path, message)
}
