package iati

// Description is one of the descriptions of an activity.
type Description struct {
	Element
	Type       string // code: general, objectives, target groups; "": general
	Narratives Narratives
}

var descriptionShape = of[Description](
	attr("type", func(d *Description) *string { return &d.Type }),
	some("narrative", narrativeShape, func(d *Description) *Narratives { return &d.Narratives }),
)

// ParticipatingOrg is an organisation that takes part in an activity.
type ParticipatingOrg struct {
	Element
	Ref            string
	Type           string
	Role           OrganisationRole
	ActivityID     string // identifier of its own activity
	CRSChannelCode string
	Narratives     Narratives
}

var participatingOrgShape = of[ParticipatingOrg](
	attr("ref", func(o *ParticipatingOrg) *string { return &o.Ref }),
	attr("type", func(o *ParticipatingOrg) *string { return &o.Type }),
	need("role", func(o *ParticipatingOrg) *OrganisationRole { return &o.Role }),
	attr("activity-id", func(o *ParticipatingOrg) *string { return &o.ActivityID }),
	attr("crs-channel-code", func(o *ParticipatingOrg) *string { return &o.CRSChannelCode }),
	many("narrative", narrativeShape, func(o *ParticipatingOrg) *Narratives { return &o.Narratives }),
)

// OtherIdentifier is another identifier of an activity or its reporter: an
// internal or a former one.
type OtherIdentifier struct {
	Element
	Ref      string
	Type     string // code; "A3": former identifier of the activity, "B1": of the reporter
	OwnerOrg OwnerOrg
}

// OwnerOrg is the organisation whose identifier another one is.
type OwnerOrg struct {
	Element
	Ref        string
	Narratives Narratives
}

var otherIdentifierShape = of[OtherIdentifier](
	need("ref", func(i *OtherIdentifier) *string { return &i.Ref }),
	need("type", func(i *OtherIdentifier) *string { return &i.Type }),
	opt("owner-org", of[OwnerOrg](
		attr("ref", func(o *OwnerOrg) *string { return &o.Ref }),
		many("narrative", narrativeShape, func(o *OwnerOrg) *Narratives { return &o.Narratives }),
	), func(i *OtherIdentifier) *OwnerOrg { return &i.OwnerOrg }),
)

// ActivityDate is a planned or actual start or end.
type ActivityDate struct {
	Element
	Type       ActivityDateType
	Date       Date // iso-date
	Narratives Narratives
}

var activityDateShape = of[ActivityDate](
	need("type", func(d *ActivityDate) *ActivityDateType { return &d.Type }),
	need("iso-date", func(d *ActivityDate) *Date { return &d.Date }),
	many("narrative", narrativeShape, func(d *ActivityDate) *Narratives { return &d.Narratives }),
)

// Contact is whom to ask about an activity.
type Contact struct {
	Element
	Type             string
	Organisation     Narrated
	Department       Narrated
	PersonName       Narrated
	JobTitle         Narrated
	Telephones       []Content
	Emails           []Content
	Websites         []Content
	MailingAddresses []Narrated
}

var contactShape = of[Contact](
	attr("type", func(c *Contact) *string { return &c.Type }),
	opt("organisation", narratedShape, func(c *Contact) *Narrated { return &c.Organisation }),
	opt("department", narratedShape, func(c *Contact) *Narrated { return &c.Department }),
	opt("person-name", narratedShape, func(c *Contact) *Narrated { return &c.PersonName }),
	opt("job-title", narratedShape, func(c *Contact) *Narrated { return &c.JobTitle }),
	many("telephone", contentShape, func(c *Contact) *[]Content { return &c.Telephones }),
	many("email", contentShape, func(c *Contact) *[]Content { return &c.Emails }),
	many("website", contentShape, func(c *Contact) *[]Content { return &c.Websites }),
	many("mailing-address", narratedShape, func(c *Contact) *[]Narrated { return &c.MailingAddresses }),
)

// RelatedActivity names another activity, and what it is to this one.
type RelatedActivity struct {
	Element
	Ref  string
	Type RelatedActivityType
}

var relatedActivityShape = of[RelatedActivity](
	need("ref", func(r *RelatedActivity) *string { return &r.Ref }),
	need("type", func(r *RelatedActivity) *RelatedActivityType { return &r.Type }),
	closed,
)

// LegacyData is a value of the reporter's own system that the standard has no
// place for.
type LegacyData struct {
	Element
	Name           string
	Value          string
	IATIEquivalent string // name of the element that comes closest
}

var legacyDataShape = of[LegacyData](
	need("name", func(l *LegacyData) *string { return &l.Name }),
	need("value", func(l *LegacyData) *string { return &l.Value }),
	as(token, attr("iati-equivalent", func(l *LegacyData) *string { return &l.IATIEquivalent })),
	closed,
)

// Conditions says whether there are conditions, and which.
type Conditions struct {
	Element
	Attached Boolean
	List     []Condition
}

// Condition is a condition under which money is given.
type Condition struct {
	Element
	Type       string
	Narratives Narratives
}

var conditionsShape = of[Conditions](
	need("attached", func(c *Conditions) *Boolean { return &c.Attached }),
	many("condition", of[Condition](
		need("type", func(c *Condition) *string { return &c.Type }),
		some("narrative", narrativeShape, func(c *Condition) *Narratives { return &c.Narratives }),
		closed,
	), func(c *Conditions) *[]Condition { return &c.List }),
)
