package undesa_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
)

// Figures of UNHCR for the end of 2018, in the columns of the R package refugees;
// what stands in the columns that are not of Ukrainians in Russia, and of people
// within Ukraine, is typed for the sake of the layout.
const wide = `year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps,returned_idps,stateless,ooc,oip,hst
2018,Ukraine,UKR,UKR,Russian Federation,RUS,RUS,75146,795,0,0,0,0,0,NA,
2018,Ukraine,UKR,UKR,Ukraine,UKR,UKR,0,0,5,1500002,0,*,0,,
2018,Austria,AUS,AUT,Serbia and Kosovo: S/RES/1244 (1999),SRB,SRB,6,5,0,0,0,0,0,,
2018,Nobody,ZZZ,ZZZ,India,IND,IND,6,5,0,0,0,0,0,,
2018,Stateless,STA,XXA,Albania,ALB,ALB,0,7,0,0,0,0,0,,
`

func TestUNHCRFigures(t *testing.T) {
	var skips table.Skips
	got := mustAll(t, undesa.UNHCRFigures(strings.NewReader(wide), &skips))
	require.Len(t, got, 4*9)
	require.Equal(t, 1, skips.Total)
	require.Equal(t, "origin: unknown code: location \"ZZZ\": want a code of three letters of ISO 3166-1", skips.Kept[0].Reason)

	refugees, seekers := got[0], got[1]
	require.Equal(t, undesa.RefugeeGroup, refugees.Group)
	require.Equal(t, "75146", refugees.Count.String())
	require.Equal(t, "UA", refugees.Origin.Country.Code())
	require.Equal(t, "Russian Federation", refugees.Asylum.Name)
	require.Equal(t, "2018", refugees.Date.String())
	require.False(t, refugees.IsInternal())
	require.Equal(t, undesa.AsylumSeekerGroup, seekers.Group)
	require.Equal(t, diaspora.CountNotAvailable, got[7].Count.Status())
	require.Equal(t, diaspora.CountBlank, got[8].Count.Status())

	displaced := got[9+3]
	require.Equal(t, undesa.DisplacedGroup, displaced.Group)
	require.True(t, displaced.IsInternal())
	require.Equal(t, "1500002", displaced.Count.String())
	require.Equal(t, "about 5, 1 to 5", got[9+2].Count.String())
	require.Equal(t, "suppressed, 1 to 4", got[9+5].Count.String())

	austrians := got[18]
	require.Equal(t, "AUS", austrians.OriginCode)
	require.Equal(t, place.MustCountry("AT"), austrians.Origin.Country)
	require.Equal(t, undesa.SerbiaWithKosovo, austrians.Asylum.Territory)

	require.Equal(t, undesa.Residual, got[27].Origin.Kind)

	data, err := json.Marshal(austrians)
	require.NoError(t, err)
	var again undesa.UNHCRFigure
	require.NoError(t, json.Unmarshal(data, &again))
	require.Equal(t, austrians, again)
}

func TestUNHCRFiguresLong(t *testing.T) {
	const file = "year,origin,asylum,group,n\n2018,UKR,RUS,refugee,75146\n2018,UKR,RUS,asylum,795\n2018,ALB,CYP,asylum,5\n2018,SRB,SRB,idp return,197\n2018,BIH,BIH,other,48907\n"
	got := mustAll(t, undesa.UNHCRFigures(strings.NewReader(file), nil))
	require.Len(t, got, 5)
	require.Equal(t, []undesa.UNHCRGroup{undesa.RefugeeGroup, undesa.AsylumSeekerGroup, undesa.AsylumSeekerGroup, undesa.ReturnedDisplacedGroup, undesa.OfConcernGroup},
		[]undesa.UNHCRGroup{got[0].Group, got[1].Group, got[2].Group, got[3].Group, got[4].Group})
	require.Equal(t, "about 5, 1 to 5", got[2].Count.String())
	require.Empty(t, got[0].OriginCode)

	gdidata := mustAll(t, undesa.UNHCRFigures(strings.NewReader("geo,t,from,group,n\nRUS,2018,UKR,refugee,75146\n"), nil))
	require.Equal(t, got[:1], gdidata)

	var skips table.Skips
	mustAll(t, undesa.UNHCRFigures(strings.NewReader("year,origin,asylum,group,n,comment\n2018,UKR,RUS,refugee,6,\n2018,UKR,UNK,refugee,6,x\n2018,UNK,UNK,refugee,6,y\n"), &skips))
	require.Equal(t, "line 3, column \"comment\": column left out, from here on: \"x\"\n", skips.String())

	for name, tt := range map[string]struct {
		file, message string
		err           error
	}{
		"group":  {"year,origin,asylum,group,n\n2018,UKR,RUS,tourist,1\n", `line 2, column "group": undesa: unknown code: group "tourist"`, undesa.ErrCode},
		"number": {"year,origin,asylum,group,n\n2018,UKR,RUS,refugee,-1\n", `line 2, column "n"`, table.ErrNumber},
		"year":   {"year,origin,asylum,group,n\n,UKR,RUS,refugee,1\n", `line 2, column "year"`, undesa.ErrCode},
		"codes":  {"year,coo,coa,refugees\n2018,AUS,GFR,1\n", "no header row", table.ErrHeader},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := all(undesa.UNHCRFigures(strings.NewReader(tt.file), nil))
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, tt.message)
		})
	}
}

// Refugees are in a stock with the type R already.
func TestUNHCRFigureOverlaps(t *testing.T) {
	p := mustAll(t, undesa.UNHCRFigures(strings.NewReader("year,origin,asylum,group,n\n2020,UKR,POL,refugee,100\n2020,UKR,POL,stateless,9\n2020,UKR,UKR,idp,3\n"), nil))
	stock := diaspora.Stock{
		Origin: diaspora.GeoOf(place.MustCountry("UA")), Residence: diaspora.GeoOf(place.MustCountry("PL")),
	}
	with := stock.OnTypes(diaspora.ForeignBorn | diaspora.RefugeesAdded)
	require.True(t, p[0].Overlaps(with))
	require.False(t, p[0].Overlaps(stock.OnTypes(diaspora.ForeignBorn)), "no refugees were added")
	require.False(t, p[1].Overlaps(with), "no group that is added")
	require.False(t, p[2].Overlaps(with))
	other := with
	other.Residence = diaspora.GeoOf(place.MustCountry("DE"))
	require.False(t, p[0].Overlaps(other))
	anywhere := with
	anywhere.Origin = diaspora.Geo{}
	require.True(t, p[0].Overlaps(anywhere), "of any origin")
}
