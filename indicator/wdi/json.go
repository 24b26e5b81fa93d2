package wdi

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
)

// ErrMessage matches the error for an answer of the API that holds a message in
// place of data.
var ErrMessage = errors.New("wdi: the World Bank answered with a message")

// ErrSyntax matches the error for what is no JSON, or JSON of another form.
var ErrSyntax = errors.New("wdi: not an answer of the API")

// Limits of an answer.
const (
	jsonBytes   = 1 << 30 // of the whole
	recordBytes = 64 << 10
)

// JSON yields the records of an answer of the API, as a Reader without settings
// does.
func JSON(src io.Reader, skips *table.Skips) iter.Seq2[Record, error] {
	return Reader{}.JSON(src, skips)
}

// JSON yields the records of one answer of version 2 of the API, one by one: a
// value that is null is a record without digits. The number of an observation
// within the answer stands for its line, from 1.
//
// An answer may be one page of several, as its head says: then that is among what
// was skipped, since the others are missing; read one after the other. An answer
// of no pages has no records. Members that the API may add later are passed over.
//
// The first error ends the records. It matches [ErrMessage] where the answer is a
// message, such as that of an unknown series, and quotes it; or it wraps a
// [*table.Error] with the number of the observation and the name of the member:
// [ErrSyntax], [ErrPeriod], [table.ErrNumber], [table.ErrEncoding] for text that
// is not clean, [table.ErrLimit], [table.ErrPointer], [table.ErrFormat].
func (r Reader) JSON(src io.Reader, skips *table.Skips) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		var own table.Skips
		if skips == nil {
			skips = &own
		}
		*skips = table.Skips{Limit: skips.Limit}
		a := answer{Reader: r, skips: skips, bounded: &bounded{src: src, left: jsonBytes}}
		if err := a.read(yield); err != nil && !errors.Is(err, errStopped) {
			yield(Record{}, wrap(err))
		}
	}
}

// errStopped says that the caller wants no more.
var errStopped = errors.New("stopped")

// bounded is a source that gives no more than what is left, in all and until the
// next record.
type bounded struct {
	src          io.Reader
	left, record int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 || b.record <= 0 {
		return 0, table.ErrLimit
	}
	n, err := b.src.Read(p[:min(len(p), b.left, b.record)])
	b.left -= n
	b.record -= n
	return n, err
}

// answer is what the API gave.
type answer struct {
	Reader
	bounded *bounded
	skips   *table.Skips
	n       int // of the observation, from 1
}

// fail returns an error with its place.
func (a *answer) fail(member string, cause error, reason string) error {
	if a.n > 0 {
		reason = fmt.Sprintf("observation %d%s: %s", a.n, member, reason)
	}
	return &table.Error{Row: a.n, Column: strings.TrimPrefix(member, ", "), Reason: reason, Err: cause}
}

// read reads the whole answer: [head, [observation, …]].
func (a *answer) read(yield func(Record, error) bool) error {
	a.bounded.record = recordBytes
	in := bufio.NewReader(a.bounded)
	if mark, _ := in.Peek(3); string(mark) == "\ufeff" {
		in.Discard(3)
	}
	switch start, _ := in.Peek(64); {
	case bytes.HasPrefix(start, []byte("version https://git-lfs.github.com/spec/")):
		return a.fail("", table.ErrPointer, "a Git-LFS pointer stands in place of the file: fetch the file itself (git lfs pull)")
	case bytes.HasPrefix(bytes.TrimSpace(start), []byte("<")):
		return a.fail("", table.ErrFormat, "this is XML or a web page: want JSON, which the API gives for format=json")
	}
	d := json.NewDecoder(in)
	d.UseNumber()
	if err := a.delimiter(d, '['); err != nil {
		return err
	}
	var head struct {
		Page        json.RawMessage `json:"page"`
		Pages       json.RawMessage `json:"pages"`
		LastUpdated string          `json:"lastupdated"`
		Message     []struct {
			ID    string `json:"id"`
			Key   string `json:"key"`
			Value string `json:"value"`
		} `json:"message"`
	}
	if err := d.Decode(&head); err != nil {
		return a.syntax(err)
	}
	if len(head.Message) > 0 {
		m := head.Message[0]
		return fmt.Errorf("%w: %s, %s (%s)", ErrMessage, check.Quote(m.Key), check.Quote(m.Value), check.Quote(m.ID))
	}
	a.Source.Publisher = Publisher
	if head.LastUpdated != "" {
		if err := a.clean("lastupdated", head.LastUpdated); err != nil {
			return err
		}
		a.Source.Edition, a.Source.Date = edition(head.LastUpdated)
	}
	if !d.More() {
		return a.fail("", ErrSyntax, "the array has no second element: want the observations")
	}
	page, pages := strings.Trim(string(head.Page), `"`), strings.Trim(string(head.Pages), `"`)
	if n, err := strconv.Atoi(pages); err == nil && n > 1 {
		a.skips.Add(table.Skipped{Reason: fmt.Sprintf("page %s of %s: the others are no part of this answer", check.Quote(page), check.Quote(pages))})
	}
	token, err := d.Token()
	switch {
	case err != nil:
		return a.syntax(err)
	case token == nil: // no pages
	case token != json.Delim('['):
		return a.fail("", ErrSyntax, "the second element is no array: want the observations")
	default:
		if err := a.observations(d, yield); err != nil {
			return err
		}
	}
	if err := a.delimiter(d, ']'); err != nil {
		return err
	}
	if _, err := d.Token(); err == nil {
		return a.fail("", ErrSyntax, "there is something behind the array: want one answer")
	} else if !errors.Is(err, io.EOF) {
		return a.syntax(err)
	}
	return nil
}

func (a *answer) delimiter(d *json.Decoder, want json.Delim) error {
	token, err := d.Token()
	if err != nil {
		return a.syntax(err)
	}
	if token != want {
		return a.fail("", ErrSyntax, fmt.Sprintf("%s in place of %q: want an array of a head and the observations", check.Quote(fmt.Sprint(token)), want.String()))
	}
	return nil
}

// syntax returns what went wrong while JSON was read.
func (a *answer) syntax(err error) error {
	switch {
	case errors.Is(err, table.ErrLimit):
		return a.fail("", table.ErrLimit, fmt.Sprintf("more than %d bytes for one observation, or %d in all", recordBytes, jsonBytes))
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return a.fail("", ErrSyntax, "the answer is broken off")
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	if errors.As(err, &syntax) || errors.As(err, &kind) {
		return a.fail("", ErrSyntax, check.Quote(err.Error()))
	}
	return a.fail("", err, check.Quote(err.Error()))
}

// clean refuses text that was not Unicode: encoding/json has put U+FFFD there.
func (a *answer) clean(member, text string) error {
	if strings.ContainsAny(text, "\ufffd\x00") {
		return a.fail(", "+member, table.ErrEncoding, check.Quote(text)+" is not clean text")
	}
	return nil
}

// observation is an element of the answer.
type observation struct {
	Indicator, Country struct {
		ID    string `json:"id"`
		Value string `json:"value"`
	}
	ISO3   string          `json:"countryiso3code"`
	Date   string          `json:"date"`
	Value  json.RawMessage `json:"value"`
	Status string          `json:"obs_status"`
}

func (a *answer) observations(d *json.Decoder, yield func(Record, error) bool) error {
	for d.More() {
		a.n++
		a.bounded.record = recordBytes
		var o observation
		if err := d.Decode(&o); err != nil {
			return a.syntax(err)
		}
		record, ok, err := a.record(o)
		if err != nil {
			return err
		}
		if ok && !yield(record, nil) {
			return errStopped
		}
	}
	if _, err := d.Token(); err != nil { // the end of the array
		return a.syntax(err)
	}
	a.n = 0
	return nil
}

// record returns the record of an observation, and false where it is left out.
func (a *answer) record(o observation) (Record, bool, error) {
	for _, member := range []struct{ name, text string }{
		{"indicator", o.Indicator.ID + o.Indicator.Value}, {"country", o.Country.ID + o.Country.Value},
		{"countryiso3code", o.ISO3}, {"date", o.Date}, {"obs_status", o.Status},
	} {
		if err := a.clean(member.name, member.text); err != nil {
			return Record{}, false, err
		}
	}
	if len(a.Series) > 0 && !slices.Contains(a.Series, o.Indicator.ID) {
		return Record{}, false, nil
	}
	record := Record{Series: Series{o.Indicator.ID, o.Indicator.Value}, Status: o.Status, Source: a.Source, Line: a.n}
	code := o.ISO3
	if code == "" {
		code = o.Country.ID // the API leaves out some codes of aggregates
	}
	var ok bool
	if record.Economy, ok = a.Economies.parse(code, o.Country.Value); !ok {
		a.skips.Add(table.Skipped{Row: a.n, Column: "country", Reason: unknown(code), Text: o.Country.Value})
		return Record{}, false, nil
	}
	var err error
	if record.Period, err = parsePeriod(o.Date); err != nil {
		return Record{}, false, a.fail(", date", ErrPeriod, reason(err))
	}
	switch text := string(o.Value); {
	case text == "null" || text == "":
	case text[0] != '-' && (text[0] < '0' || text[0] > '9'):
		return Record{}, false, a.fail(", value", table.ErrNumber, check.Quote(text)+": want a number or null")
	default:
		plain, _, err := numbers.Plain(text)
		if err != nil {
			return Record{}, false, a.fail(", value", table.ErrNumber, reason(err))
		}
		if record.Digits, err = money.ParseDigits(plain); err != nil {
			return Record{}, false, a.fail(", value", table.ErrNumber, reason(err))
		}
	}
	return record, true, nil
}
