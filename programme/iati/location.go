package iati

// Location is a place below the level of countries, or a country described in
// more detail.
type Location struct {
	Element
	Ref                 string // by which baselines, targets and actuals name it
	Reach               Coded[string]
	IDs                 []LocationID
	Name                Narrated
	Description         Narrated
	ActivityDescription Narrated
	Administrative      []Administrative
	Point               Point
	Exactness           Coded[string]
	Class               Coded[string]
	FeatureDesignation  Coded[string]
}

// LocationID is the code of a location in a gazetteer.
type LocationID struct {
	Element
	Code       string
	Vocabulary string
}

// Administrative is the code of an administrative division.
type Administrative struct {
	Element
	Code       string
	Vocabulary string
	Level      Integer // 0 and above
}

// Point is a point on the globe.
type Point struct {
	Element
	SRSName string  // system of coordinates
	Pos     Content // latitude and longitude in degrees: "31.616944 65.716944"
}

var locationShape = of[Location](
	attr("ref", func(l *Location) *string { return &l.Ref }),
	opt("location-reach", stringCodeShape, func(l *Location) *Coded[string] { return &l.Reach }),
	many("location-id", of[LocationID](
		need("code", func(i *LocationID) *string { return &i.Code }),
		need("vocabulary", func(i *LocationID) *string { return &i.Vocabulary }),
	), func(l *Location) *[]LocationID { return &l.IDs }),
	opt("name", narratedShape, func(l *Location) *Narrated { return &l.Name }),
	opt("description", narratedShape, func(l *Location) *Narrated { return &l.Description }),
	opt("activity-description", narratedShape, func(l *Location) *Narrated { return &l.ActivityDescription }),
	many("administrative", of[Administrative](
		need("code", func(a *Administrative) *string { return &a.Code }),
		need("vocabulary", func(a *Administrative) *string { return &a.Vocabulary }),
		as(nonNegative, attr("level", func(a *Administrative) *Integer { return &a.Level })),
	), func(l *Location) *[]Administrative { return &l.Administrative }),
	opt("point", of[Point](
		need("srsName", func(p *Point) *string { return &p.SRSName }),
		one("pos", plainShape, func(p *Point) *Content { return &p.Pos }),
	), func(l *Location) *Point { return &l.Point }),
	opt("exactness", stringCodeShape, func(l *Location) *Coded[string] { return &l.Exactness }),
	opt("location-class", stringCodeShape, func(l *Location) *Coded[string] { return &l.Class }),
	opt("feature-designation", stringCodeShape, func(l *Location) *Coded[string] { return &l.FeatureDesignation }),
)
