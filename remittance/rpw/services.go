package rpw

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
)

// The columns of both sheets, in lower case and with blanks between words.
const (
	cID = iota
	cPeriod
	cFrom // six columns
	_
	_
	_
	_
	_
	cTo // six columns
	_
	_
	_
	_
	_
	cFirm
	cFirmType
	cProduct
	cInstrument
	cAccess
	cSpeed
	cSmall // seven columns
	_
	_
	_
	_
	_
	_
	cLarge // seven columns
	_
	_
	_
	_
	_
	_
	cInterbank
	cTransparent
	cNote
	cNote2
	cCoverage
	cPickupMethod
	cPickupLocation
	cDate
	cCorridor
	columnCount
)

var columnNames = func() (names [columnCount][]string) {
	names = [columnCount][]string{
		cID: {"id"}, cPeriod: {"period"}, cFirm: {"firm"}, cFirmType: {"firm type"},
		cProduct: {"product"}, cInstrument: {"payment instrument"}, cAccess: {"access point", "sending location"},
		cSpeed: {"speed actual"}, cInterbank: {"inter lcu bank fx"}, cTransparent: {"transparent"},
		cNote: {"standard note", "note1"}, cNote2: {"note2"}, cCoverage: {"receiving network coverage", "coverage"},
		cPickupMethod: {"pickup method", "pick up method"}, cPickupLocation: {"pickup location"},
		cDate: {"date"}, cCorridor: {"corridor"},
	}
	for at, party := range map[int]string{cFrom: "source ", cTo: "destination "} {
		for i, what := range []string{"code", "name", "region", "income", "lending", "g8g20"} {
			names[at+i] = []string{party + what}
		}
	}
	for at, amount := range map[int]string{cSmall: "cc1 ", cLarge: "cc2 "} {
		for i, what := range []string{"lcu amount", "denomination amount", "lcu code", "lcu fee", "lcu fx rate", "fx margin", "total cost %"} {
			names[at+i] = []string{amount + what}
		}
	}
	return names
}()

// required are the columns without which a file is another one.
var required = []int{cID, cPeriod, cFrom, cTo, cFirm, cSmall, cSmall + 2, cSmall + 3, cSmall + 6}

// plainName writes alike what goes for one name of a column.
func plainName(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(s))), " ")
}

// find returns where the columns stand, -1 where there is none, and what is
// missing of those required.
func find(header []string) (at [columnCount]int, missing []string) {
	plain := make([]string, len(header))
	for i, name := range header {
		plain[i] = plainName(name)
	}
	for c, names := range columnNames {
		at[c] = -1
		for _, name := range names {
			if at[c] < 0 {
				at[c] = slices.Index(plain, name)
			}
		}
	}
	for _, c := range required {
		if at[c] < 0 {
			missing = append(missing, columnNames[c][0])
		}
	}
	return at, missing
}

var layout = table.Layout{
	Header: table.HeaderWhere("a row with id, period, source_code, destination_code and cc1 total cost %", func(names []string) bool {
		_, missing := find(names)
		return len(missing) == 0
	}),
	Ragged: table.FitRagged,
	Limits: table.Limits{RowBytes: 64 << 10, Columns: 512, Preamble: 16},
}

// Services yields the rows of a price file, one by one. What was skipped is in
// skips once the loop has ended, however it did; skips may be nil, and is written
// anew by each loop. Skipped are rows whose country is unknown or which are broken
// off, and cells: rates
// and amounts of 0, codes of currencies that are none with the amounts in them,
// days that are none, and texts in columns that the workbook does not have, once
// for each column, or without a name for each row.
//
// The first error ends the rows. It wraps a [*table.Error] with line and column:
// [table.ErrPointer] for a Git-LFS pointer in place of the file,
// [table.ErrHeader] where required columns are missing, [table.ErrNumber] where
// a cell is no number, [ErrPeriod], [ErrTransparency], or what else
// [table.Reader.Rows] names. Src is read once.
func Services(src io.Reader, skips *table.Skips) iter.Seq2[Service, error] {
	return func(yield func(Service, error) bool) {
		setSkips(skips, table.Skips{})
		t, err := table.NewReader(src, layout)
		if err != nil {
			yield(Service{}, wrap(err))
			return
		}
		defer func() { setSkips(skips, skipsOf(t)) }()
		r := reader{width: len(t.Header())}
		r.at, _ = find(t.Header())
		for i, name := range t.Header() {
			if name != "" && !slices.Contains(r.at[:], i) {
				r.others = append(r.others, i)
			} else if name == "" {
				r.unnamed = append(r.unnamed, i)
			}
		}
		for row, err := range t.Rows() {
			var s Service
			var ok bool
			if err == nil {
				ok, err = r.read(row, &s)
			}
			if err != nil {
				yield(Service{}, wrap(err))
				return
			}
			if ok && !yield(s, nil) {
				return
			}
		}
	}
}

func setSkips(to *table.Skips, skips table.Skips) {
	if to != nil {
		*to = skips
	}
}

// skipsOf returns what was skipped, the rows before the header included.
func skipsOf(t *table.Reader) table.Skips {
	skips, before := t.Skips(), t.Preamble()
	if len(before) == 0 {
		return skips
	}
	all := table.Skips{Total: skips.Total - len(skips.Kept), Blank: skips.Blank, Limit: skips.Limit}
	for _, row := range before {
		all.Add(table.Skipped{Reason: "row before the header", Text: strings.Join(row, ",")})
	}
	for _, s := range skips.Kept {
		all.Add(s)
	}
	return all
}

// wrap names the package in an error.
func wrap(err error) error { return fmt.Errorf("rpw: %w", err) }

// reader is a file and where its columns stand.
type reader struct {
	at      [columnCount]int
	width   int
	others  []int // named, and none of the workbook
	unnamed []int

	// The last row is mostly of the same quarter and day.
	period, date string
	quarter      period.Span
	day          period.Date
	code         string // of the last currency
	currency     money.Currency
}

// read reads a row, and returns false where it skips it.
func (r *reader) read(row table.Row, s *Service) (ok bool, err error) {
	if row.Len() < r.width {
		row.Skip(fmt.Sprintf("row of %d cells, perhaps broken off: want %d", row.Len(), r.width))
		return false, nil
	}
	text := func(c int) string { return trim(row.Text(r.at[c])) }
	if p := text(cPeriod); p != r.period || p == "" {
		if r.quarter, err = parseQuarter(p); err != nil {
			return false, row.Err(r.at[cPeriod], err)
		}
		r.period = strings.Clone(p)
	}
	_, s.Line = row.Position()
	s.Quarter, s.ID = r.quarter, text(cID)
	for _, end := range [2]struct {
		party *Party
		at    int
	}{{&s.From, cFrom}, {&s.To, cTo}} {
		*end.party = Party{
			Code: text(end.at), Name: text(end.at + 1), Region: text(end.at + 2),
			IncomeGroup: text(end.at + 3), Lending: text(end.at + 4), G8G20: text(end.at + 5),
		}
		if end.party.Country, err = country(end.party.Code, r.quarter); err != nil {
			row.Skip(fmt.Sprintf("%s is the code of no country", check.Quote(end.party.Code)))
			return false, nil
		}
	}
	s.Firm, s.FirmType, s.Product, s.PaymentInstrument = text(cFirm), text(cFirmType), text(cProduct), text(cInstrument)
	s.AccessPoint, s.Speed, s.Coverage = text(cAccess), text(cSpeed), text(cCoverage)
	s.PickupMethod, s.PickupLocation, s.Corridor = text(cPickupMethod), text(cPickupLocation), text(cCorridor)
	s.Note, s.Note2 = text(cNote), text(cNote2)
	if err := r.quote(row, cSmall, &s.Small); err != nil {
		return false, err
	}
	if err := r.quote(row, cLarge, &s.Large); err != nil {
		return false, err
	}
	if s.Interbank, err = r.rate(row, cInterbank, "interbank rate"); err != nil {
		return false, err
	}
	switch answer := text(cTransparent); {
	case answer == "" || answer == "..":
	case strings.EqualFold(answer, "yes"):
		s.Transparent = Transparent
	case strings.EqualFold(answer, "no"):
		s.Transparent = NotTransparent
	default:
		return false, row.Err(r.at[cTransparent], fmt.Errorf("%w: %s: want yes or no", ErrTransparency, check.Quote(answer)))
	}
	r.collected(row, text(cDate))
	s.Collected = r.day
	r.rest(row)
	return true, nil
}

// country returns the country of a code, also of one that is no more.
func country(code string, quarter period.Span) (place.Country, error) {
	if c, err := place.ParseCountry(code); err == nil {
		return c, nil
	}
	return place.ParseCountryAsOf(code, quarter.Start())
}

// collected reads the day of a row, which mostly is that of the row before.
func (r *reader) collected(row table.Row, s string) {
	if s == r.date {
		if s != "" && r.day.IsZero() {
			row.SkipCell(r.at[cDate], "no day")
		}
		return
	}
	r.date = strings.Clone(s)
	var ok bool
	if r.day, ok = parseDay(s); !ok {
		r.day = period.Date{}
		if s != "" && s != ".." {
			row.SkipCell(r.at[cDate], "no day: want one such as 24/Jan/2011")
		}
	}
}

// quote reads the seven columns of an amount.
func (r *reader) quote(row table.Row, first int, q *Quote) (err error) {
	at := r.at[first:]
	if q.Denomination, err = cell(row, at[1]); err != nil {
		return err
	}
	if code := trim(row.Text(at[2])); code != "" && code != ".." {
		if code != r.code {
			r.code = strings.Clone(code)
			r.currency, _ = money.ParseCurrency(code)
		}
		if q.Currency = r.currency; q.Currency.IsZero() {
			row.SkipCell(at[2], "code that is none of ISO 4217: amount and fee are left out too")
		}
	}
	if q.Amount, err = r.amount(row, at[0], at[2], q.Currency); err != nil {
		return err
	}
	if q.Fee, err = r.amount(row, at[3], at[2], q.Currency); err != nil {
		return err
	}
	if sent := q.Amount; !sent.Currency().IsZero() && sent.Sign() == 0 {
		row.SkipCell(at[0], "amount of 0 is none")
		q.Amount = money.Amount{}
	}
	if q.Rate, err = r.rate(row, first+4, "rate"); err != nil {
		return err
	}
	if q.MarginPct, err = cell(row, at[5]); err != nil {
		return err
	}
	q.TotalCostPct, err = cell(row, at[6])
	return err
}

// amount reads a sum in a currency. Where code holds one that is none, that is
// reported already.
func (r *reader) amount(row table.Row, at, code int, c money.Currency) (money.Amount, error) {
	digits, err := cell(row, at)
	if err != nil || digits == "" {
		return money.Amount{}, err
	}
	if c.IsZero() {
		if text := trim(row.Text(code)); text == "" || text == ".." {
			row.SkipCell(at, "amount without a currency")
		}
		return money.Amount{}, nil
	}
	amount, ok := digits.Amount(c)
	if !ok {
		return money.Amount{}, row.Err(at, fmt.Errorf("%w: %s", table.ErrNumber, check.Quote(string(digits))))
	}
	return amount, nil
}

// rate reads a rate of exchange: one of 0 is none.
func (r *reader) rate(row table.Row, column int, what string) (money.Digits, error) {
	digits, err := cell(row, r.at[column])
	if digits.StatesZero() {
		row.SkipCell(r.at[column], what+" of 0 is none")
		return "", nil
	}
	return digits, err
}

// rest reports texts in columns that the workbook does not have: a column with a
// name once, since it is one fact.
func (r *reader) rest(row table.Row) {
	for i := 0; i < len(r.others); i++ {
		if trim(row.Text(r.others[i])) != "" {
			row.SkipCell(r.others[i], "column left out, from here on: it is none of the workbook")
			r.others = slices.Delete(r.others, i, i+1)
			i--
		}
	}
	for _, at := range r.unnamed {
		if trim(row.Text(at)) != "" {
			row.SkipCell(at, "column without a name")
		}
	}
}
