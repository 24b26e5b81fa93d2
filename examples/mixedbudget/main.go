// Mixedbudget converts a budget in five currencies over three years into
// dollars, at daily rates of the European Central Bank and at operational rates
// as the United Nations make them. It explains both totals, names the lines
// that have no rate, compares what both could convert, and tells what rates won
// or lost on a pledge.
//
//	go run ./examples/mixedbudget [-data DIR]
//
// It has the few rates that it needs built in. With -data it reads them from a
// folder with the full files, ecb_daily_2008_2018.csv and
// unore_style_derived_2014_2015.tsv.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "mixedbudget:", err)
		os.Exit(1)
	}
}

// run writes the report that the arguments ask for.
func run(w io.Writer, args []string) error {
	flags := flag.NewFlagSet("mixedbudget", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // the error says what is wrong
	data := flags.String("data", "", "folder with the full files of rates; the excerpt built in where empty")
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
	files, err := fs.Sub(excerpt, "rates")
	if err != nil {
		return err
	}
	if *data != "" {
		files = os.DirFS(*data)
	}
	at, err := books(files)
	if err != nil {
		return err
	}
	return report(w, budget(), pledge(), at)
}
