package main

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

// row holds what an economy received and its product, in millions of US
// dollars, year after year from the first; ".." is not reported.
type row struct {
	code               string
	first              int
	received, products string
}

// typed2023 are figures of the World Bank, World Development Indicators of
// 2023-05-10, series BX.TRF.PWKR.CD.DT and NY.GDP.MKTP.CD, rounded to US$
// 1,000. The 0 of Serbia and Montenegro is as published.
var typed2023 = []row{
	{
		"RS", 2005,
		"0 0 3764.206 3545.491 4649.881 4117.446 3960.970 3546.455 4024.794 3696.032 3370.436 3205.372",
		"27683.226 32482.070 43170.991 52194.221 45162.894 41819.469 49258.136 43309.253 48394.239 47062.207 39655.959 40692.643",
	},
	{
		"TJ", 2005,
		"564.377 975.868 1513.698 2277.503 1565.737 2020.504 2722.465 3222.351 3697.731 3384.055",
		"2312.328 2830.221 3719.506 5161.337 4979.482 5642.179 6522.732 7633.050 8448.470 9112.545",
	},
	{
		"KG", 2005,
		"313.250 473.072 704.005 1223.273 981.964 1266.195 1708.694 2031.374 2277.998 2242.827",
		"2460.248 2834.169 3802.566 5139.958 4690.062 4794.358 6197.766 6605.140 7335.028 7468.097",
	},
	{
		"XK", 2005,
		"701.590 771.467 919.892 1046.523 1056.112 1006.678 993.377 945.613 1058.396 1098.946",
		".. .. .. 5181.777 5015.895 5344.014 6341.737 6163.785 6735.731 7074.658",
	},
	{
		"UA", 2005,
		"2408.000 3102.000 5290.000 6782.000 5941.000 6535.000 7822.000 8449.000 9667.000 7354.000",
		"89239.370 111884.752 148733.861 188111.141 121552.777 141209.864 169333.049 182592.416 190498.811 133503.411",
	},
	{
		"ME", 2005,
		"0 0 196.425 298.104 303.165 415.967 509.608 507.501 545.308 543.354",
		"2257.174 2721.903 3680.712 4545.675 4159.330 4143.033 4544.517 4087.726 4466.039 4594.024",
	},
	{"AL", 2010, "1586.574 1552.079 1419.773 1281.848 1421.007", "11926.923 12890.765 12319.830 12776.221 13228.148"},
	{"AM", 2010, "1669.337 1798.625 1914.984 2192.194 2078.618", "9260.285 10142.111 10619.320 11121.466 11609.513"},
	{"AZ", 2010, "1410.296 1893.080 1990.180 1733.168 1846.424", "52909.295 65951.627 69683.936 74164.436 75244.294"},
	{"BA", 2010, "1822.305 1958.230 1845.715 1957.987 2107.140", "17176.781 18644.724 17226.849 18178.504 18558.343"},
	{"BY", 2010, "575.300 890.600 1053.100 1213.500 1231.300", "57222.491 61757.789 65685.103 75527.984 78813.840"},
	{"GE", 2010, "1183.936 1547.274 1770.115 1945.285 1986.475", "12243.506 15107.441 16488.403 17189.552 17627.003"},
	{"IL", 2010, "571.500 594.600 684.900 764.800 859.000", "238364.092 266791.854 262282.344 297732.778 314330.062"},
	{"KZ", 2010, "225.556 179.708 282.985 341.406 401.381", "148047.348 192626.508 207998.569 236634.552 221415.573"},
	{"MD", 2010, "1752.830 1813.110 1986.440 2191.540 2075.920", "6974.982 8414.352 8709.139 9496.718 9510.199"},
	{"MK", 2010, "387.931 434.124 394.154 376.068 383.353", "9407.169 10494.633 9745.251 10817.712 11362.273"},
	{"RU", 2010, "5250.020 6103.270 5787.730 6750.810 7776.540", "1524917.468 2045925.608 2208295.774 2292473.247 2059241.965"},
	{"TM", 2010, "24.000 23.000 27.000 35.000 31.000", "22583.158 29233.333 35164.211 39197.544 43524.211"},
	{"TR", 2010, "1819.000 1883.000 1881.000 1901.000 1739.000", "776992.600 838762.755 880556.376 957783.021 938952.629"},
	{"UZ", 2010, "3437.519 4910.054 6089.644 6443.499 6815.208", "49765.676 60178.909 67517.349 73180.037 80845.384"},
}

// typed2015 are figures of 2015: what the World Bank published then as received
// by Tajikistan, to US$ 0.1 million, and the product of the World Development
// Indicators of August 2015. They count as one vintage here.
//
// No file of the folder that -data names holds that inflow: it is typed in both
// cases.
var typed2015 = []row{{"TJ", 2013, "4154.3", "8506.615"}}

const note2015 = "the inflow of Tajikistan in 2013 as published in 2015, US$ 4,154.3 million, counts as of WDI 2015-08"

// printed2013 are the shares of 2011 that the World Bank's sheet of inflows of
// April 2013 prints itself, rounded to 0.1 percent.
var printed2013 = []struct{ code, percent string }{
	{"RS", "7.3"}, {"TJ", "46.9"}, {"KG", "29.1"}, {"XK", "17.7"}, {"UA", "4.1"},
}

// excerpt returns the figures that are built in.
func excerpt() (data, error) {
	d := data{Notes: []string{"From an excerpt, typed by hand and rounded to US$ 1,000", note2015}}
	for _, vintage := range []struct {
		vintage remittance.Vintage
		rows    []row
	}{{wdi2023, typed2023}, {wdi2015, typed2015}} {
		flows, products, err := typed(vintage.vintage, vintage.rows)
		if err != nil {
			return data{}, err
		}
		d.Flows, d.Products = append(d.Flows, flows), append(d.Products, products)
	}
	for _, p := range printed2013 {
		n, err := figure.ParseNumber(p.percent)
		if err != nil {
			return data{}, err
		}
		d.Printed = append(d.Printed, printed("April 2013", economy(p.code), 2011, n))
	}
	return d, nil
}

// typed returns the two series of a table.
func typed(v remittance.Vintage, rows []row) (flows, products remittance.Series, err error) {
	in, out := remittance.NewSeriesBuilder(kind(received, v)), remittance.NewSeriesBuilder(kind(product, v))
	for _, r := range rows {
		if err := r.add(in, r.received); err != nil {
			return flows, products, err
		}
		if err := r.add(out, r.products); err != nil {
			return flows, products, err
		}
	}
	return in.Series(), out.Series(), nil
}

// add adds the cells of one of its columns.
func (r row) add(b *remittance.SeriesBuilder, cells string) error {
	for i, cell := range strings.Fields(cells) {
		var amount money.Amount
		if cell != ".." {
			millions, err := money.Parse(cell + " USD")
			if err != nil {
				return fmt.Errorf("%s: %w", r.code, err)
			}
			amount = millions.MulInt(1_000_000)
		}
		if err := add(b, economy(r.code), r.first+i, amount, cell != ".."); err != nil {
			return fmt.Errorf("%s: %w", r.code, err)
		}
	}
	return nil
}

// printed returns a share that a sheet of inflows prints, as a candidate.
func printed(edition string, p indicator.Place, year int, percent figure.Number) remittance.Candidate {
	v := remittance.Vintage{Dataset: knomadInflows, Edition: edition}
	return remittance.Candidate{
		ID: fmt.Sprintf("share printed in %s / %s / %d", v, p, year), Value: percent,
		Flows: kind(receivedOld, v), Products: kind(product, v), Place: p, From: year, To: year,
	}
}
