package nbu

// changeover is the replacement of a currency by another: from a day on, so
// many units of the old one are one of the new.
type changeover struct{ old, new, day, oldPerNew string }

// changeovers are those of currencies that the bank has quoted since the
// hryvnia came in September 1996: redenominations by the law of each country,
// and adoptions of the euro by the regulations of the Council that fix the
// rates.
var changeovers = [...]changeover{
	{"AZM", "AZN", "2006-01-01", "5000"},
	{"BGL", "BGN", "1999-07-05", "1000"},
	{"BYB", "BYR", "2000-01-01", "1000"},
	{"BYR", "BYN", "2016-07-01", "10000"},
	{"ROL", "RON", "2005-07-01", "10000"},
	{"RUR", "RUB", "1998-01-01", "1000"},
	{"TJR", "TJS", "2000-10-30", "1000"},
	{"TMM", "TMT", "2009-01-01", "5000"},
	{"TRL", "TRY", "2005-01-01", "1000000"},

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

// changeoverOf returns how the currency of a code was replaced, and false where
// that is not known.
func changeoverOf(code string) (changeover, bool) {
	for _, c := range changeovers {
		if c.old == code {
			return c, true
		}
	}
	return changeover{}, false
}
