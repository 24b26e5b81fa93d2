// Corridors answers what it costs to send money home, against the 3 and the 5
// percent of target 10.c of the Sustainable Development Goals, and what migrants
// pay above 3 percent. It does so for three corridors of which every service is
// known, and for nine of which the average may be; where nothing is known it
// says so. Then it holds a document's two corridors, the dearest and the
// cheapest of its region, against the published averages.
//
//	go run ./examples/corridors [-data DIR]
//
// The prices and flows that it needs are typed in. With -data it reads them from
// a folder with the files of the World Bank, rpw/services_sample.csv,
// rpw/databank_corridor_averages_2011Q1_2020Q3.csv and
// knomad/bilateral_remittances_2017.csv, and adds what all their corridors come
// to.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "corridors:", err)
		os.Exit(1)
	}
}

// run writes the report that the arguments ask for.
func run(w io.Writer, args []string) error {
	flags := flag.NewFlagSet("corridors", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // the error says what is wrong
	data := flags.String("data", "", "folder with the files of the World Bank; the excerpt typed in where empty")
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
	var out bytes.Buffer
	s := excerpt()
	if *data != "" {
		var err error
		if s, err = read(os.DirFS(*data)); err != nil {
			return err
		}
		fmt.Fprintf(&out, "Files: %d services, %d averages, %d flows; %d rows or cells skipped\n\n",
			len(s.services), len(s.averages), len(s.flows), s.skipped)
	}
	if err := report(&out, s); err != nil {
		return err
	}
	if *data != "" {
		fmt.Fprintf(&out, "\nAll corridors with a price or a flow, %s\n", flowQuarter)
		if err := all(&out, s); err != nil {
			return err
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// report writes what can be told from either source.
func report(w io.Writer, s survey) error {
	fmt.Fprintln(w, "What services ask for sending 200 US dollars, in percent")
	if err := byService(w, s.services); err != nil {
		return err
	}
	fmt.Fprintf(w, "\nPublished averages of corridors, %s, with the flows of 2017\n", flowQuarter)
	if err := byAverage(w, s); err != nil {
		return err
	}
	fmt.Fprintln(w, "\nTwo corridors of a document of 2015, as claims")
	claims(w, s)
	return nil
}
