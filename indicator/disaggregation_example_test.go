package indicator_test

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// Lost time claims in Canada in 2015, SDG indicator 8.8.1: by sex they fall short
// of the total, until those of unknown sex are listed.
func ExampleDisaggregation_CheckTotal() {
	claims := indicator.Disaggregation{
		Total: figure.Point(figure.Int(232629)),
		Parts: []indicator.Part{
			indicator.PartOf("men", figure.MustParse("143,478")),
			indicator.PartOf("women", figure.MustParse("89,123")),
		},
	}
	answer := claims.CheckTotal()
	fmt.Println(answer)
	fmt.Print(answer.Check())
	claims.Parts = append(claims.Parts, indicator.PartOf("unknown", figure.MustParse("28")))
	fmt.Println(claims.CheckTotal())
	// Output:
	// the parts come to 232601 against a total of 232629: inconsistent
	// error: the parts come to 232601, the total is 232629: a difference of 28, with a tolerance of 0 [indicator.parts-total]
	// the parts come to 232629 against a total of 232629: consistent
}

// Thirds in whole percent come to 99, which their rounding allows.
func ExampleShareSplit_CheckShares() {
	third := figure.Point(figure.Int(33))
	thirds := indicator.ShareSplit{
		Shares: []indicator.Part{{Name: "a", Value: third}, {Name: "b", Value: third}, {Name: "c", Value: third}},
		Unit:   figure.Int(1),
	}
	fmt.Println(thirds.CheckShares())
	thirds.Unit = figure.Number{}
	fmt.Println(thirds.CheckShares())
	// Output:
	// the shares come to 99 of 100: consistent
	// the shares come to 99 of 100: inconsistent
}
