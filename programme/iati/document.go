package iati

// DocumentLink is a link to a document: of an activity, a result, an indicator,
// a baseline, a target, an actual, or an organisation.
type DocumentLink struct {
	Element
	URL         string
	Format      string // media type, "application/pdf"
	Title       Narrated
	Description Narrated
	Categories  []Coded[string]
	Languages   []Coded[string]
	Date        Dated // document-date
	// RecipientCountries are what the document is about; in files of
	// organisations alone.
	RecipientCountries []RecipientCountry
}

func newDocumentShape(countries func(part) part) *shape {
	return of[DocumentLink](
		need("url", func(d *DocumentLink) *string { return &d.URL }),
		need("format", func(d *DocumentLink) *string { return &d.Format }),
		one("title", narratedShape, func(d *DocumentLink) *Narrated { return &d.Title }),
		opt("description", narratedShape, func(d *DocumentLink) *Narrated { return &d.Description }),
		some("category", stringCodeShape, func(d *DocumentLink) *[]Coded[string] { return &d.Categories }),
		many("language", stringCodeShape, func(d *DocumentLink) *[]Coded[string] { return &d.Languages }),
		opt("document-date", datedShape, func(d *DocumentLink) *Dated { return &d.Date }),
		foreignHere,
		countries(many("recipient-country", countryShape, func(d *DocumentLink) *[]RecipientCountry { return &d.RecipientCountries })),
	)
}

var (
	documentShape             = newDocumentShape(misplaced)
	organisationDocumentShape = newDocumentShape(optional)
)
