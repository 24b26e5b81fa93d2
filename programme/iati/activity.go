package iati

// Activity is one activity of a file: a programme, a component of one, a grant.
// An element that may stand once is not there where its field is the zero value.
type Activity struct {
	Element
	LastUpdated       DateTime // last-updated-datetime
	Lang              string   // xml:lang: the language of the narratives that state none
	DefaultCurrency   string   // of the amounts that state none
	Humanitarian      Boolean
	Hierarchy         Integer // level within the reporter's own activities, from 1; "": 1
	LinkedDataURI     string
	BudgetNotProvided string // code of the reason why there is no budget

	Identifier           Content // iati-identifier
	ReportingOrg         ReportingOrg
	Title                Narrated
	Descriptions         []Description
	ParticipatingOrgs    []ParticipatingOrg
	OtherIdentifiers     []OtherIdentifier
	Status               Coded[ActivityStatus]
	Dates                []ActivityDate
	Contacts             []Contact
	Scope                Coded[string]
	RecipientCountries   []RecipientCountry
	RecipientRegions     []RecipientRegion
	Locations            []Location
	Sectors              []Sector
	Tags                 []Tag
	CountryBudgetItems   CountryBudgetItems
	HumanitarianScopes   []HumanitarianScope
	PolicyMarkers        []PolicyMarker
	CollaborationType    Coded[string]
	DefaultFlowType      Coded[string]
	DefaultFinanceType   Coded[string]
	DefaultAidTypes      []AidType
	DefaultTiedStatus    Coded[string]
	Budgets              []Budget
	PlannedDisbursements []PlannedDisbursement
	CapitalSpend         CapitalSpend
	Transactions         []Transaction
	Documents            []DocumentLink
	RelatedActivities    []RelatedActivity
	LegacyData           []LegacyData
	Conditions           Conditions
	Results              []Result
	CRSAdd               CRSAdd
	FSS                  FSS
}

var activityShape = of[Activity](
	attr("last-updated-datetime", func(a *Activity) *DateTime { return &a.LastUpdated }),
	attr("xml:lang", func(a *Activity) *string { return &a.Lang }),
	attr("default-currency", func(a *Activity) *string { return &a.DefaultCurrency }),
	attr("humanitarian", func(a *Activity) *Boolean { return &a.Humanitarian }),
	attr("hierarchy", func(a *Activity) *Integer { return &a.Hierarchy }),
	attr("linked-data-uri", func(a *Activity) *string { return &a.LinkedDataURI }),
	attr("budget-not-provided", func(a *Activity) *string { return &a.BudgetNotProvided }),

	one("iati-identifier", contentShape, func(a *Activity) *Content { return &a.Identifier }),
	one("reporting-org", reportingOrgShape, func(a *Activity) *ReportingOrg { return &a.ReportingOrg }),
	one("title", narratedShape, func(a *Activity) *Narrated { return &a.Title }),
	some("description", descriptionShape, func(a *Activity) *[]Description { return &a.Descriptions }),
	some("participating-org", participatingOrgShape, func(a *Activity) *[]ParticipatingOrg { return &a.ParticipatingOrgs }),
	many("other-identifier", otherIdentifierShape, func(a *Activity) *[]OtherIdentifier { return &a.OtherIdentifiers }),
	one("activity-status", codedShape[ActivityStatus](), func(a *Activity) *Coded[ActivityStatus] { return &a.Status }),
	some("activity-date", activityDateShape, func(a *Activity) *[]ActivityDate { return &a.Dates }),
	many("contact-info", contactShape, func(a *Activity) *[]Contact { return &a.Contacts }),
	opt("activity-scope", stringCodeShape, func(a *Activity) *Coded[string] { return &a.Scope }),
	many("recipient-country", recipientCountryShape, func(a *Activity) *[]RecipientCountry { return &a.RecipientCountries }),
	many("recipient-region", recipientRegionShape, func(a *Activity) *[]RecipientRegion { return &a.RecipientRegions }),
	many("location", locationShape, func(a *Activity) *[]Location { return &a.Locations }),
	many("sector", sectorShape, func(a *Activity) *[]Sector { return &a.Sectors }),
	many("tag", tagShape, func(a *Activity) *[]Tag { return &a.Tags }),
	opt("country-budget-items", countryBudgetItemsShape, func(a *Activity) *CountryBudgetItems { return &a.CountryBudgetItems }),
	many("humanitarian-scope", humanitarianScopeShape, func(a *Activity) *[]HumanitarianScope { return &a.HumanitarianScopes }),
	many("policy-marker", policyMarkerShape, func(a *Activity) *[]PolicyMarker { return &a.PolicyMarkers }),
	opt("collaboration-type", stringCodeShape, func(a *Activity) *Coded[string] { return &a.CollaborationType }),
	opt("default-flow-type", stringCodeShape, func(a *Activity) *Coded[string] { return &a.DefaultFlowType }),
	opt("default-finance-type", stringCodeShape, func(a *Activity) *Coded[string] { return &a.DefaultFinanceType }),
	many("default-aid-type", aidTypeShape, func(a *Activity) *[]AidType { return &a.DefaultAidTypes }),
	opt("default-tied-status", stringCodeShape, func(a *Activity) *Coded[string] { return &a.DefaultTiedStatus }),
	many("budget", budgetShape, func(a *Activity) *[]Budget { return &a.Budgets }),
	many("planned-disbursement", plannedDisbursementShape, func(a *Activity) *[]PlannedDisbursement { return &a.PlannedDisbursements }),
	opt("capital-spend", capitalSpendShape, func(a *Activity) *CapitalSpend { return &a.CapitalSpend }),
	many("transaction", transactionShape, func(a *Activity) *[]Transaction { return &a.Transactions }),
	many("document-link", documentShape, func(a *Activity) *[]DocumentLink { return &a.Documents }),
	many("related-activity", relatedActivityShape, func(a *Activity) *[]RelatedActivity { return &a.RelatedActivities }),
	many("legacy-data", legacyDataShape, func(a *Activity) *[]LegacyData { return &a.LegacyData }),
	opt("conditions", conditionsShape, func(a *Activity) *Conditions { return &a.Conditions }),
	many("result", resultShape, func(a *Activity) *[]Result { return &a.Results }),
	opt("crs-add", crsAddShape, func(a *Activity) *CRSAdd { return &a.CRSAdd }),
	opt("fss", fssShape, func(a *Activity) *FSS { return &a.FSS }),
)
