// Factcheck checks the figures of five documents on migration and development
// against each other: project pages, a newsletter and a regional publication
// of the International Organization for Migration, 2009 to 2017. It is what a
// test suite that validates reported figures would write. The figures are typed
// as the documents word them, and every claim is a line or two over them; the
// program prints its arithmetic and its verdict.
//
//	go run ./examples/factcheck
//
// A sum, a partition, a growth or a duration is consistent where some values
// that the figures allow fit, which proves no equality. A comparison is met
// where all do. What has nothing to be compared with is computed, and what has
// no common unit is refused. Some claims try a reading that the documents leave
// open, such as which of two percentages is whose: it is an answer that they
// fail. The numbers are those of the cross-checks in the project's notes on the
// documents; "+" marks what the notes do not have.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "factcheck:", err)
		os.Exit(1)
	}
}

// run writes the table of claims; there are no arguments to it.
func run(w io.Writer, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unexpected argument %q", args[0])
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%d figures and dates of %d documents\n", len(facts), len(documents))
	for i, document := range documents {
		fmt.Fprintf(&out, "  %d: %s: %d\n", i, document.Title, len(typed[i]))
	}
	counts, total := map[string]int{}, 0
	for _, t := range claims() {
		fmt.Fprintf(&out, "\n%s\n", t.title)
		for _, r := range t.rows {
			write(&out, r)
			counts[verdict(r.answer)]++
			total++
		}
	}
	fmt.Fprintf(&out, "\n%d claims\n", total)
	for _, v := range []string{"consistent", "inconsistent", "met", "not met", "computed", "cannot tell", "refused"} {
		fmt.Fprintf(&out, "  %s: %d\n", v, counts[v])
	}
	_, err := w.Write(out.Bytes())
	return err
}

// write writes one claim, its arithmetic over as many lines as it takes.
func write(w io.Writer, r row) {
	v := verdict(r.answer)
	arithmetic := wrap(strings.TrimSuffix(r.answer.String(), ": "+v), 58)
	fmt.Fprintf(w, "  %-3s  %-37s  %-58s  %s\n", r.number, r.words, arithmetic[0], v)
	for _, line := range arithmetic[1:] {
		fmt.Fprintf(w, "  %-3s  %-37s  %s\n", "", "", line)
	}
}

// wrap breaks a text between words into lines of a width.
func wrap(text string, width int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		last := &lines[len(lines)-1]
		if *last != "" && utf8.RuneCountInString(*last+" "+word) > width {
			lines = append(lines, word)
			continue
		}
		*last = strings.TrimSpace(*last + " " + word)
	}
	return lines
}
