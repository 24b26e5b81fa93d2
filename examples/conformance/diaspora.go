package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
)

// diasporaMethods are stocks, rates and definitions.
func diasporaMethods() map[string]handler {
	return map[string]handler{
		"diaspora.brain_circulation": handle(brainCirculation),
		"diaspora.brain_drain":       handle(brainDrain),
		"diaspora.decode_symbols":    handle(decodeSymbols),
		"diaspora.definitions":       handle(diasporaDefinitions),
		"diaspora.editions":          editions,
		"diaspora.emigration_rate":   emigrationRate,
		"diaspora.stock_summary":     handleData(stockSummary),
	}
}

// anyCountry stands for the country of a case that names none: any will do, as
// long as it is the same one.
func anyCountry(territory string) (diaspora.Geo, error) {
	if territory == "" {
		return diaspora.Geo{}, nil
	}
	country, err := place.ParseCountry("ALB")
	if err != nil {
		return diaspora.Geo{}, err
	}
	return diaspora.GeoOf(country).WithTerritory(territory)
}

// inhabitants is a population {n, territory, year}, or its number alone.
type inhabitants struct {
	N         persons `json:"n,omitzero"`
	Territory string  `json:"territory,omitzero"`
	Year      yearIn  `json:"year,omitzero"`
}

func (p *inhabitants) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		type plain inhabitants
		return decodeInputs(data, (*plain)(p))
	}
	return p.N.UnmarshalJSON(data)
}

// yearIn is a year.
type yearIn struct{ date period.Date }

func (y *yearIn) UnmarshalJSON(data []byte) error {
	var n whole
	err := n.UnmarshalJSON(data)
	if err == nil {
		y.date, err = period.NewYear(int(n))
	}
	return err
}

// emigrationRate answers for one population, and for several whose inputs have
// endings: resident_population_a, population_b.
func emigrationRate(c call) (any, error) {
	rest, groups, err := groupInputs(c.inputs, "resident_population", "population", "foreign_born_residents")
	if err != nil {
		return nil, err
	}
	var in struct {
		Emigrants persons `json:"emigrants,omitzero"`
		Territory string  `json:"emigrants_territory,omitzero"`
		Year      yearIn  `json:"emigrants_year,omitzero"`
	}
	if err := decodeInputs(rest, &in); err != nil {
		return nil, err
	}
	stock := diaspora.Stock{Count: in.Emigrants.Count, Date: in.Year.date}
	if stock.Origin, err = anyCountry(in.Territory); err != nil {
		return nil, err
	}
	out := result{}
	reason := "no population is stated"
	for _, g := range groups {
		var of struct {
			Residents   inhabitants `json:"resident_population,omitzero"`
			Population  inhabitants `json:"population,omitzero"`
			ForeignBorn persons     `json:"foreign_born_residents,omitzero"`
		}
		if err := decodeInputs(g.inputs, &of); err != nil {
			return nil, err
		}
		if of.Population.N.IsGiven() {
			of.Residents = of.Population
		}
		p := diaspora.Population{Count: of.Residents.N.Count, ForeignBorn: of.ForeignBorn.Count, Date: of.Residents.Year.date}
		if p.Place, err = anyCountry(of.Residents.Territory); err != nil {
			return nil, err
		}
		rates, err := diaspora.RatesOfEmigration(stock, p)
		if err != nil {
			return nil, err
		}
		out["percent_of_residents"+g.ending] = writtenFace(rates.OfResidents.Proportion)
		out["percent_of_residents_plus_emigrants"+g.ending] = writtenFace(rates.OfResidentsPlusEmigrants.Proportion)
		out["percent_of_native_born_plus_emigrants"+g.ending] = writtenFace(rates.OfNativeBornPlusEmigrants.Proportion)
		out["territory_match"+g.ending] = writtenVerdict(rates.SameTerritory)
		out["year_match"+g.ending] = writtenVerdict(rates.SameYear)
		reason = rates.OfResidents.Undefined
	}
	return out.unless(reason), nil
}

// editionTotal is what an edition gives for a year.
type editionTotal struct {
	Edition whole   `json:"edition"`
	Year    yearIn  `json:"year"`
	Total   persons `json:"total,omitzero"`
}

func (e *editionTotal) UnmarshalJSON(data []byte) error {
	type plain editionTotal
	return decodeInputs(data, (*plain)(e))
}

// editionRow is the row of an edition for a pair, or the lack of one.
type editionRow struct {
	Destination text   `json:"destination,omitzero"`
	Origin      text   `json:"origin,omitzero"`
	Year        yearIn `json:"year"`
	N           text   `json:"n,omitzero"` // a cell: a number or a symbol
	Present     *bool  `json:"row_present,omitzero"`
}

func editionOf(year whole) diaspora.Edition {
	return diaspora.Edition{Publisher: undesa.Publisher, Year: int(year)}
}

// editions compares editions: their totals, or the rows that they have for one
// pair, edition_2020 and edition_2024.
func editions(c call) (any, error) {
	rest, groups, err := groupInputs(c.inputs, "edition")
	if err != nil {
		return nil, err
	}
	var in struct {
		Stocks []editionTotal `json:"stocks,omitzero"`
	}
	if err := decodeInputs(rest, &in); err != nil {
		return nil, err
	}
	if in.Stocks == nil && groups == nil {
		return nil, fmt.Errorf("inputs: stocks are missing")
	}
	out := result{}
	if in.Stocks != nil {
		if err := out.addEditions(in.Stocks); err != nil {
			return nil, err
		}
	}
	return out, out.addEditionRows(groups)
}

// addEditions adds the growth within each edition, from its first year to its
// last, that from the last year of the oldest edition to that of the newest,
// and how the newest revised the latest year that both have.
func (r result) addEditions(totals []editionTotal) error {
	stocks := make([]diaspora.Stock, len(totals))
	for i, t := range totals {
		stocks[i] = diaspora.Stock{Count: t.Total.Count, Date: t.Year.date, Edition: editionOf(t.Edition)}
	}
	if _, err := diaspora.NewStockTable(slices.Values(stocks)); err != nil {
		return err // one year twice in an edition
	}
	slices.SortStableFunc(stocks, func(a, b diaspora.Stock) int {
		if c := a.Edition.Compare(b.Edition); c != 0 {
			return c
		}
		return a.Date.Compare(b.Date)
	})
	var byEdition [][]diaspora.Stock
	for i, s := range stocks {
		if i == 0 || stocks[i-1].Edition != s.Edition {
			byEdition = append(byEdition, nil)
		}
		last := len(byEdition) - 1
		byEdition[last] = append(byEdition[last], s)
	}
	for _, list := range byEdition {
		key := "within_edition_" + strconv.Itoa(list[0].Edition.Year) + "_growth_percent"
		r[key] = nil
		if len(list) > 1 {
			change, err := diaspora.ChangeOfStock(list[0], list[len(list)-1])
			if err != nil {
				return err
			}
			r[key] = writtenFace(change.Percent)
		}
	}
	if len(byEdition) < 2 {
		return nil
	}
	oldest, newest := byEdition[0], byEdition[len(byEdition)-1]
	from, to := oldest[len(oldest)-1], newest[len(newest)-1]
	r["cross_edition_growth_percent"], r["cross_edition_comparable"] = nil, false
	if from.Date != to.Date {
		change, err := diaspora.ChangeOfStock(from, to, diaspora.AcrossEditions)
		if err != nil {
			return err
		}
		r["cross_edition_growth_percent"], r["cross_edition_comparable"] = writtenFace(change.Percent), change.IsComparable()
	}
	r["same_year_revision"] = nil
	for _, earlier := range oldest {
		at := slices.IndexFunc(newest, func(s diaspora.Stock) bool { return s.Date == earlier.Date })
		if at < 0 {
			continue
		}
		revision, err := diaspora.RevisionOf(earlier, newest[at])
		if err != nil {
			return err
		}
		if revision.Difference.Face != nil {
			r["same_year_revision"] = written(*revision.Difference.Face, true)
		}
	}
	return nil
}

// addEditionRows adds what each edition has for a pair.
func (r result) addEditionRows(groups []inputGroup) error {
	var rows []diaspora.Stock
	keys := map[string]diaspora.Stock{}
	for _, g := range groups {
		var in struct {
			Row json.RawMessage `json:"edition"`
		}
		if err := decodeInputs(g.inputs, &in); err != nil {
			return err
		}
		var row editionRow
		if err := decodeInputs(in.Row, &row); err != nil {
			return err
		}
		year, err := strconv.Atoi(strings.TrimPrefix(g.ending, "_"))
		if err != nil {
			return fmt.Errorf("edition%s: want a year", check.Quote(g.ending))
		}
		s := diaspora.Stock{Date: row.Year.date, Edition: editionOf(whole(year))}
		if s.Residence, err = geoOf(row.Destination); err != nil {
			return err
		}
		if s.Origin, err = geoOf(row.Origin); err != nil {
			return err
		}
		keys[g.ending] = s
		present := row.Present == nil && row.N != "" || row.Present != nil && *row.Present
		if !present && row.N != "" {
			return fmt.Errorf("edition%s has a number and no row", g.ending)
		}
		if present {
			if s.Count, err = undesa.ParseCount(string(row.N)); err != nil {
				return err
			}
			rows = append(rows, s)
		}
	}
	t, err := diaspora.NewStockTable(slices.Values(rows))
	if err != nil {
		return err
	}
	for ending, s := range keys {
		found := t.Lookup(s.Edition, s.Key())
		r["edition"+ending+"_n"] = writtenCount(found.Count)
		r["edition"+ending+"_status"] = inCase(found.Count.Status().String())
	}
	return nil
}

// geoOf returns the country of a code; "" is anywhere.
func geoOf(code text) (diaspora.Geo, error) {
	if code == "" {
		return diaspora.Geo{}, nil
	}
	country, err := place.ParseCountry(string(code))
	return diaspora.GeoOf(country), err
}

// stockSummary sums up what an edition lists for an origin. The rule of the
// basis is that of the library, which follows from the data types.
func stockSummary(in struct {
	Table   text   `json:"table,omitzero"`
	Edition whole  `json:"edition"`
	Origin  text   `json:"origin"`
	Year    yearIn `json:"year"`
	Rule    text   `json:"rule,omitzero"`
}, data fs.FS,
) (any, error) {
	if in.Table == "" {
		in.Table = text(fmt.Sprintf("diaspora/undesa_stock_%ded.csv", in.Edition))
	}
	origin, err := geoOf(in.Origin)
	if err != nil {
		return nil, err
	}
	stocks, err := readStocks(data, in.Table)
	if err != nil {
		return nil, err
	}
	s, err := stocks.Summary(editionOf(in.Edition), origin, in.Year.date)
	if err != nil {
		return nil, err
	}
	bases, percents := result{}, result{}
	for _, b := range s.ByBasis {
		bases[b.Basis.String()] = writtenCount(b.Count)
		percents[b.Basis.String()] = writtenFace(s.BasisPercent(b.Basis))
	}
	out := result{
		"total": writtenCount(s.Total), "female": writtenCount(s.Female), "male": writtenCount(s.Male),
		"female_percent": writtenFace(s.FemalePercent), "places": len(s.Places),
		"by_basis": bases, "by_basis_percent": percents, "status": inCase(s.Total.Status().String()),
	}
	for n := 1; n <= 10; n++ {
		top := [][]any{}
		for _, p := range s.Top(n) {
			code := p.Place.String()
			if country, ok := p.Place.Country(); ok {
				code = country.Alpha3()
			}
			top = append(top, []any{code, writtenCount(p.Total)})
		}
		out[fmt.Sprintf("top%d", n)] = top
		out[fmt.Sprintf("top%d_percent", n)] = writtenFace(s.TopPercent(n))
	}
	if !s.Total.IsGiven() {
		out.unless("the edition lists nothing for the origin in the year")
	}
	return out, nil
}

// readStocks reads a file of stocks. What is skipped is an error: no case can be
// answered from a part of a table.
func readStocks(data fs.FS, name text) (*diaspora.StockTable, error) {
	content, err := fs.ReadFile(data, string(name))
	if err != nil {
		return nil, err
	}
	var skips table.Skips
	var broken error
	stocks, err := diaspora.NewStockTable(func(yield func(diaspora.Stock) bool) {
		for entry, err := range undesa.Stocks(bytes.NewReader(content), &skips) {
			if err != nil {
				broken = err
				return
			}
			if !yield(entry.Stock) {
				return
			}
		}
	})
	switch {
	case broken != nil:
		return nil, broken
	case err == nil && skips.Total > 0:
		err = fmt.Errorf("%s: %v", name, skips)
	}
	return stocks, err
}
