package ecb_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money/ecb"
	"iom.int/migdev/indicator/table"
)

const prolog = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject>
<gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
`

func envelope(days string) string {
	return prolog + "<Cube>\n" + days + "\n</Cube>\n</gesmes:Envelope>\n"
}

// Figures of eurofxref-hist, European Central Bank.
func TestXML(t *testing.T) {
	const dollar = `<Cube currency="USD" rate="1.145"/>`
	tests := map[string]struct {
		file, want, skipped string
		total               int
	}{
		"days, with the decimals of their month": {
			file: envelope(`<Cube time="2018-12-31">` + dollar + `</Cube><Cube time="2018-12-28"><Cube currency='USD' rate='1.1454'></Cube></Cube>`),
			want: "1 EUR = 1.1450 USD on 2018-12-31\n1 EUR = 1.1454 USD on 2018-12-28\n",
		},
		"byte-order mark": {
			file: "\ufeff" + envelope(`<Cube time="2018-12-31">`+dollar+`</Cube>`),
			want: "1 EUR = 1.145 USD on 2018-12-31\n",
		},
		"not available": {file: envelope(`<Cube time="2018-12-31"><Cube currency="HRK" rate="N/A"/></Cube>`)},
		"unknown currency": {
			file: envelope(`<Cube time="2018-12-31"><Cube currency="QQQ" rate="2"/>` + dollar + `</Cube>`),
			want: "1 EUR = 1.145 USD on 2018-12-31\n", total: 1,
			skipped: `line 6: money: unknown currency`,
		},
		"no day":          {file: envelope(`<Cube time="2018-12">` + dollar + `</Cube>`), total: 2, skipped: `"2018-12" is no day`},
		"outside a day":   {file: envelope(`<Cube time="2018-12-31"></Cube>` + dollar), total: 1, skipped: "rate outside a day"},
		"unknown meaning": {file: envelope(`<Cube time="2018-12-31"><Cube currency="JPY" rate="1.2" multiplier="100"/></Cube>`), total: 1, skipped: `attribute "multiplier": want time, or currency and rate`},
		"no rate":         {file: envelope(`<Cube time="2018-12-31"><Cube currency="JPY"/></Cube>`), total: 1, skipped: "attributes are not"},
		"zero":            {file: envelope(`<Cube time="2018-12-31"><Cube currency="JPY" rate="0"/></Cube>`), total: 1, skipped: "money: not a rate"},
		"comma":           {file: envelope(`<Cube time="2018-12-31"><Cube currency="JPY" rate="125,85"/></Cube>`), total: 1, skipped: "is no number"},
		"exponent":        {file: envelope(`<Cube time="2018-12-31"><Cube currency="JPY" rate="1e1000000000"/></Cube>`), total: 1, skipped: "exponent"},
		"marks":           {file: envelope("<Cube time=\"2018-12-31\"><Cube currency=\"JPY\" rate=\"\u200e1.5\"/></Cube>"), total: 1, skipped: "is no number"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rates, skips, err := all(ecb.XML, iotest.OneByteReader(strings.NewReader(tt.file)))
			require.NoError(t, err)
			require.Equal(t, tt.want, texts(rates))
			require.Equal(t, tt.total, skips.Total)
			require.Contains(t, skips.String(), tt.skipped)
			for range ecb.XML(strings.NewReader(tt.file), nil) { // to leave is allowed
				break
			}
		})
	}
}

func TestXMLErrors(t *testing.T) {
	broken := errors.New("connection lost")
	day := `<Cube time="2018-12-31"><Cube currency="USD" rate="1.145"/>`
	tests := map[string]struct {
		src  io.Reader
		want error
		text string
	}{
		"pointer":        {strings.NewReader("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"), table.ErrPointer, ""},
		"other text":     {strings.NewReader("Date,USD,\n2012-04-05,1.3068,\n"), table.ErrFormat, ""},
		"empty":          {strings.NewReader(""), table.ErrFormat, ""},
		"web page":       {strings.NewReader("<html><body/></html>"), table.ErrFormat, ""},
		"no days":        {strings.NewReader(envelope("")), table.ErrFormat, ""},
		"document type":  {strings.NewReader(`<!DOCTYPE a [<!ENTITY b "c">]>` + envelope(day+"</Cube>")), table.ErrFormat, ""},
		"entity":         {strings.NewReader(envelope(`<Cube time="&b;"/>`)), nil, "entity"},
		"day in a day":   {strings.NewReader(envelope(day + day + "</Cube></Cube>")), table.ErrFormat, ""},
		"depth":          {strings.NewReader(envelope(strings.Repeat("<a>", 20))), table.ErrLimit, ""},
		"long text":      {strings.NewReader(envelope(strings.Repeat(" ", 1<<20))), table.ErrLimit, ""},
		"rates of a day": {strings.NewReader(envelope(`<Cube time="2018-12-31">` + strings.Repeat(`<Cube currency="USD" rate="1.145"/>`, 1001))), table.ErrLimit, ""},
		"not UTF-8":      {strings.NewReader(envelope("\xff")), nil, "UTF-8"},
		"encoding":       {strings.NewReader(`<?xml version="1.0" encoding="windows-1252"?><a/>`), nil, "windows-1252"},
		"source":         {io.MultiReader(strings.NewReader(prolog), iotest.ErrReader(broken)), broken, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, err := all(ecb.XML, tt.src)
			require.ErrorContains(t, err, "ecb: table: line ")
			require.ErrorContains(t, err, tt.text)
			if tt.want != nil {
				require.ErrorIs(t, err, tt.want)
			}
			var at *table.Error
			require.ErrorAs(t, err, &at)
		})
	}
	t.Run("broken off", func(t *testing.T) {
		rates, _, err := all(ecb.XML, strings.NewReader(prolog+"<Cube>"+day))
		var syntax *xml.SyntaxError
		require.ErrorAs(t, err, &syntax)
		require.Equal(t, "1 EUR = 1.145 USD on 2018-12-31\n", texts(rates))
	})
}

// The four real days agree with the other file of the bank.
func TestXMLReal(t *testing.T) {
	rates, skips, err := all(ecb.XML, shared(t, "ecb_layout_sample.xml"))
	require.NoError(t, err)
	require.Zero(t, skips.Total, skips)
	file, err := io.ReadAll(shared(t, "ecb_layout_sample.xml"))
	require.NoError(t, err)
	require.Len(t, rates, strings.Count(string(file), "currency="))
	daily, _, err := all(ecb.CSV, shared(t, "ecb_daily_2008_2018.csv"))
	require.NoError(t, err)
	tableOf(t, append(daily, rates...)) // no conflict
}
