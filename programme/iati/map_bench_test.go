package iati_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// large returns a programme whose budget has n lines, agency by category by
// output by year.
func large(n int) programme.Programme {
	p := programme.Programme{ID: "large", Title: lang.En("Large"), Description: lang.En("A large programme"), Status: programme.Running,
		Span: period.MustParseSpan("2014-01-01/2023-12-31")}
	for i := range 10 {
		p.Organisations = append(p.Organisations, programme.Organisation{
			Code: fmt.Sprintf("agency-%d", i), Name: lang.En(fmt.Sprintf("Agency %d", i)), Roles: []programme.Role{programme.ParticipatingUNOrganisation},
		})
	}
	for i := range n {
		year := period.MustParse(fmt.Sprint(2014 + i%10))
		p.Finance.Budget.Lines = append(p.Finance.Budget.Lines, programme.BudgetLine{
			Output: fmt.Sprintf("%d.%d", 1+i/1000, 1+i/100%10), Agency: fmt.Sprintf("agency-%d", i/10%10),
			Category: programme.CostCategory(1 + i/7%7), Period: period.Whole(year), ValueDate: year.First(),
			Amount: money.MustParse(fmt.Sprintf("%d.%02d USD", 1000+i, i%100)),
		})
	}
	return p
}

func BenchmarkFromProgramme(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := large(n)
			b.ReportAllocs()
			for b.Loop() {
				_, _, err := iati.FromProgramme(p, publication)
				require.NoError(b, err)
			}
		})
	}
}

func BenchmarkToProgramme(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			a, _, err := iati.FromProgramme(large(n), publication)
			require.NoError(b, err)
			b.ReportAllocs()
			for b.Loop() {
				_, _, err := iati.ToProgramme(a)
				require.NoError(b, err)
			}
		})
	}
}

// BenchmarkPlainJSON writes the same programme as JSON and reads it, to compare
// with.
func BenchmarkPlainJSON(b *testing.B) {
	p := large(10_000)
	b.ReportAllocs()
	for b.Loop() {
		data, err := json.Marshal(p)
		require.NoError(b, err)
		var q programme.Programme
		require.NoError(b, json.Unmarshal(data, &q))
	}
}

// BenchmarkMapFile goes from a programme to the bytes of a file and back.
func BenchmarkMapFile(b *testing.B) {
	p := large(10_000)
	b.ReportAllocs()
	for b.Loop() {
		a, _, err := iati.FromProgramme(p, publication)
		require.NoError(b, err)
		var file bytes.Buffer
		require.NoError(b, iati.File[iati.Activity]{Records: []iati.Activity{a}}.Write(&file))
		b.SetBytes(int64(file.Len()))
		f, err := iati.Read[iati.Activity](&file)
		require.NoError(b, err)
		_, _, err = iati.ToProgramme(f.Records[0])
		require.NoError(b, err)
	}
}
