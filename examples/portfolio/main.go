// Portfolio holds the programmes and projects of five source documents as typed
// records, one statement for each document that describes one: project pages, a
// newsletter and a regional publication of the International Organization for
// Migration. It prints what runs on a date, by pillar and by donor, what was
// planned, how the programmes stand to each other, what the documents say about
// the Global Joint Programme side by side, and what the checks find.
//
//	go run ./examples/portfolio
//	go run ./examples/portfolio -on 2017-03 -width 80
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"iom.int/migdev/indicator/period"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "portfolio:", err)
		os.Exit(1)
	}
}

// run writes the report that the arguments ask for.
func run(w io.Writer, args []string) error {
	flags := flag.NewFlagSet("portfolio", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // the error says what is wrong
	on := flags.String("on", "2015-05", "the date to report on: a year, a month or a day")
	width := flags.Int("width", 100, "of a line in characters; 0 breaks none")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			flags.SetOutput(w)
			flags.Usage()
			return nil
		}
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	date, err := period.Parse(*on)
	if err != nil {
		return fmt.Errorf("-on: %w", err)
	}
	if *width < 0 || *width > 0 && *width < 40 {
		return fmt.Errorf("-width: %d: want 0, or 40 and more", *width)
	}
	var out bytes.Buffer
	newReporter(&out, date, *width).report()
	_, err = w.Write(out.Bytes())
	return err
}
