package diaspora

import "iom.int/migdev/indicator/check"

// ActionKind says what an action of diaspora engagement is. The zero value is
// not stated.
type ActionKind uint8

// The kinds, as reports on diaspora engagement have them.
const (
	NoActionKind          ActionKind = iota // not stated
	Mapping                                 // of a diaspora in a country: who, where, how many
	Profiling                               // of communities: skills, interests, links
	DiasporaRegistry                        // of persons who register
	RegistrationCampaign                    // to make a registry known
	InformationCampaign                     // for the public, or for a diaspora
	CompatriotForum                         // a forum of compatriots, a congress
	GovernmentConference                    // called by a government
	Workshop                                // for officials or for members of a diaspora
	Training                                // of officials, of members of a diaspora
	StrategyOrPolicy                        // a strategy, a policy framework, a law
	Roadmap                                 // the way to engagement, with milestones
	ActionPlan                              // measures with those responsible, for a time
	Dialogue                                // between a state and its diaspora
	Networking                              // of the young, of business people, of scientists
	MatchedFund                             // see [Scheme]
	InvestmentSupport                       // for those who invest at home
	QualifiedReturn                         // return of qualified nationals, see [Assignment]
	KnowledgeTransfer                       // know-how and innovation, without a return
	ServiceCentre                           // see [CentreTally]
	EngagementStudy                         // research, a report
	Translation                             // of a handbook, a tool
	MediaProduct                            // a video, a website, an album
	ImplementingMechanism                   // local or country-wide, in practice
	OtherAction                             // stated, and none of these
)

var actionKinds = check.Enum[ActionKind]{What: "diaspora: kind of action", Names: []string{
	"", "mapping", "profiling", "registry", "registration-campaign", "information-campaign", "forum",
	"conference", "workshop", "training", "strategy", "roadmap", "action-plan", "dialogue", "networking",
	"matched-fund", "investment-support", "qualified-return", "knowledge-transfer", "service-centre",
	"study", "translation", "media", "mechanism", "other",
}}

// String returns the kind in kebab-case, "" where it is not stated.
func (k ActionKind) String() string { return actionKinds.String(k) }

// MarshalText returns what String does.
func (k ActionKind) MarshalText() ([]byte, error) { return actionKinds.Marshal(k) }

// UnmarshalText reads what [ActionKind.MarshalText] writes.
func (k *ActionKind) UnmarshalText(text []byte) error { return actionKinds.Unmarshal(k, text) }

// ActionStatus says how far an action, or a measure of a plan, has come. The
// zero value is not stated.
type ActionStatus uint8

// The statuses.
const (
	NoActionStatus ActionStatus = iota // not stated
	ActionPlanned                      // foreseen: "will be held"
	ActionUnderWay                     // being carried out
	ActionDone                         // completed, held, published
	ActionDropped                      // given up
)

var actionStatuses = check.Enum[ActionStatus]{What: "diaspora: status of an action", Names: []string{
	"", "planned", "under-way", "done", "dropped",
}}

// String returns "planned", "under-way", "done", "dropped", or "" for not
// stated.
func (s ActionStatus) String() string { return actionStatuses.String(s) }

// MarshalText returns what String does.
func (s ActionStatus) MarshalText() ([]byte, error) { return actionStatuses.Marshal(s) }

// UnmarshalText reads what [ActionStatus.MarshalText] writes.
func (s *ActionStatus) UnmarshalText(text []byte) error { return actionStatuses.Unmarshal(s, text) }

// EngagementStage is how far a country has come in engaging its diaspora. The
// zero value is not stated. A country may be at more than one.
type EngagementStage uint8

// The stages, as IOM's overview of South-Eastern Europe, Eastern Europe and
// Central Asia of 2015 has them. They are not steps of one ladder: a country may
// have mechanisms at work while its strategy is being written.
const (
	MappingStage        EngagementStage = iota + 1 // conducts thorough mapping exercises
	StrategyStage                                  // develops a strategy
	ImplementationStage                            // initiates practical mechanisms
	AdvancedStage                                  // is quite advanced
)

var engagementStages = check.Enum[EngagementStage]{What: "diaspora: engagement stage", Names: []string{
	"", "mapping", "strategy", "implementation", "advanced",
}}

// String returns "mapping", "strategy", "implementation", "advanced", or "" for
// not stated.
func (s EngagementStage) String() string { return engagementStages.String(s) }

// MarshalText returns what String does.
func (s EngagementStage) MarshalText() ([]byte, error) { return engagementStages.Marshal(s) }

// UnmarshalText reads what [EngagementStage.MarshalText] writes.
func (s *EngagementStage) UnmarshalText(text []byte) error {
	return engagementStages.Unmarshal(s, text)
}
