package imf

// changeover is the replacement of a currency by another: from a day on, so
// many units of the old one are one of the new.
type changeover struct{ old, new, day, oldPerNew string }

// joinsEuro reports whether the new currency is the euro, which was not new
// then.
func (c changeover) joinsEuro() bool { return c.new == "EUR" }

// changeovers are redenominations by the law of each country since 1991, and
// adoptions of the euro by the regulations of the Council that fix the rates.
var changeovers = [...]changeover{
	{"AFA", "AFN", "2002-10-07", "1000"},
	{"AOR", "AOA", "1999-12-01", "1000000"},
	{"AZM", "AZN", "2006-01-01", "5000"},
	{"BGL", "BGN", "1999-07-05", "1000"},
	{"BYB", "BYR", "2000-01-01", "1000"},
	{"BYR", "BYN", "2016-07-01", "10000"},
	{"GHC", "GHS", "2007-07-01", "10000"},
	{"MGF", "MGA", "2005-01-01", "5"},
	{"MRO", "MRU", "2018-01-01", "10"},
	{"MXP", "MXN", "1993-01-01", "1000"},
	{"MZM", "MZN", "2006-07-01", "1000"},
	{"PLZ", "PLN", "1995-01-01", "10000"},
	{"ROL", "RON", "2005-07-01", "10000"},
	{"RUR", "RUB", "1998-01-01", "1000"},
	{"SDD", "SDG", "2007-01-10", "100"},
	{"SLL", "SLE", "2022-07-01", "1000"},
	{"SRG", "SRD", "2004-01-01", "1000"},
	{"STD", "STN", "2018-01-01", "1000"},
	{"TJR", "TJS", "2000-10-30", "1000"},
	{"TMM", "TMT", "2009-01-01", "5000"},
	{"TRL", "TRY", "2005-01-01", "1000000"},
	{"UAK", "UAH", "1996-09-02", "100000"},
	{"VEF", "VES", "2018-08-20", "100000"},
	{"ZMK", "ZMW", "2013-01-01", "1000"},

	{"ATS", "EUR", "1999-01-01", "13.7603"},
	{"BEF", "EUR", "1999-01-01", "40.3399"},
	{"DEM", "EUR", "1999-01-01", "1.95583"},
	{"ESP", "EUR", "1999-01-01", "166.386"},
	{"FIM", "EUR", "1999-01-01", "5.94573"},
	{"FRF", "EUR", "1999-01-01", "6.55957"},
	{"IEP", "EUR", "1999-01-01", "0.787564"},
	{"ITL", "EUR", "1999-01-01", "1936.27"},
	{"LUF", "EUR", "1999-01-01", "40.3399"},
	{"NLG", "EUR", "1999-01-01", "2.20371"},
	{"PTE", "EUR", "1999-01-01", "200.482"},
	{"GRD", "EUR", "2001-01-01", "340.750"},
	{"SIT", "EUR", "2007-01-01", "239.640"},
	{"CYP", "EUR", "2008-01-01", "0.585274"},
	{"MTL", "EUR", "2008-01-01", "0.429300"},
	{"SKK", "EUR", "2009-01-01", "30.1260"},
	{"EEK", "EUR", "2011-01-01", "15.6466"},
	{"LVL", "EUR", "2014-01-01", "0.702804"},
	{"LTL", "EUR", "2015-01-01", "3.45280"},
	{"HRK", "EUR", "2023-01-01", "7.53450"},
	{"BGN", "EUR", "2026-01-01", "1.95583"},
}

// beginOf returns the changeover by which the currency of a code came, and
// false where it came otherwise or that is not known.
func beginOf(code string) (changeover, bool) {
	for _, c := range changeovers {
		if c.new == code && !c.joinsEuro() {
			return c, true
		}
	}
	return changeover{}, false
}

// endOf returns the changeover by which the currency of a code went, and false
// where it has not or that is not known.
func endOf(code string) (changeover, bool) {
	for _, c := range changeovers {
		if c.old == code {
			return c, true
		}
	}
	return changeover{}, false
}
