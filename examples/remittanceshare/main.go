// Remittanceshare works out what remittances are worth to the economies of the
// documents from which this library was drawn up: shares of the gross domestic
// product over years, of the region both pooled and as a mean of shares, and
// over a period in both forms. Then it looks the documents' own figures up in
// all of that, and tells which series meets them, or that none does.
//
//	go run ./examples/remittanceshare [-data DIR]
//
// It has a small excerpt of published figures built in. With -data it reads
// files of the World Bank instead, in the folders wdi and knomad below DIR, and
// searches all their vintages.
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
		fmt.Fprintln(os.Stderr, "remittanceshare:", err)
		os.Exit(1)
	}
}

// run writes the report that the arguments ask for.
func run(w io.Writer, args []string) error {
	flags := flag.NewFlagSet("remittanceshare", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // the error says what is wrong
	dir := flags.String("data", "", "folder with the files of the World Bank; the excerpt built in where empty")
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
	read := excerpt
	if *dir != "" {
		read = func() (data, error) { return files(os.DirFS(*dir)) }
	}
	d, err := read()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := report(&out, d); err != nil {
		return err
	}
	_, err = w.Write(out.Bytes())
	return err
}

// report writes the shares, and what became of the quoted figures.
func report(w *bytes.Buffer, d data) error {
	panel, err := d.panel(wdi2023)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "What remittances are worth: shares of gross domestic product (GDP)")
	sources(w, d)
	economies(w, panel)
	vintages(w, d)
	region(w, panel)
	averages(w, panel)
	if err := quotations(w, d); err != nil {
		return err
	}
	footnote(w)
	return nil
}
