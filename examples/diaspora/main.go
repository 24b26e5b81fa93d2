// Diaspora answers four questions that offices ask about people abroad: how many
// there are, and by whose definition; who is in a register, each counted once;
// which posts at home they could fill; and what of it can be published. The
// register is made up, from a fixed seed, and nobody in it exists.
//
//	go run ./examples/diaspora [-data DIR]
//
// The stocks that it needs are typed in. With -data it reads them from a folder
// with undesa_stock_2020ed.csv and undesa_stock_2024ed.csv, and ranks all
// countries that they list.
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
		fmt.Fprintln(os.Stderr, "diaspora:", err)
		os.Exit(1)
	}
}

// run writes the report that the arguments ask for.
func run(w io.Writer, args []string) error {
	flags := flag.NewFlagSet("diaspora", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // the error says what is wrong
	data := flags.String("data", "", "folder with the stock files; the excerpt typed in where empty")
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
	stocks := excerpt()
	if *data != "" {
		var err error
		if stocks, err = read(os.DirFS(*data)); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	for _, part := range []func(io.Writer) error{
		func(w io.Writer) error { return albania(w, stocks) },
		func(w io.Writer) error { return serbia(w, stocks) },
		register,
		georgia,
	} {
		if err := part(&out); err != nil {
			return err
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}
