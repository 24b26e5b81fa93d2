package remittance

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// BilateralRule is one of the three rules of Ratha and Shaw (2007) by which what
// an economy receives is shared among the economies where its migrants live. The
// zero value is none of them.
type BilateralRule uint8

// The rules, with M the stock of migrants in a host, y the host's income per
// head, Y that of the origin and b the exponent. A host's weight is
//
//	ByStock            M
//	ByStockAndIncome   M × y
//	ByStockAndExcess   M × f, with f = Y + (y - Y)^b, and f = Y where y < Y
const (
	NoBilateralRule  BilateralRule = iota
	ByStock                        // rule 1
	ByStockAndIncome               // rule 2
	ByStockAndExcess               // rule 3
)

var bilateralRules = check.Enum[BilateralRule]{
	What:  "remittance: bilateral rule",
	Names: []string{"", "stock", "stock-and-income", "stock-and-excess"},
}

// String returns the name in kebab-case, "" for none.
func (r BilateralRule) String() string { return bilateralRules.String(r) }

// MarshalText returns what String does.
func (r BilateralRule) MarshalText() ([]byte, error) { return bilateralRules.Marshal(r) }

// UnmarshalText reads what MarshalText writes.
func (r *BilateralRule) UnmarshalText(text []byte) error { return bilateralRules.Unmarshal(r, text) }

// HostStatus says what became of a host in a bilateral estimate. The zero value
// is Allocated.
type HostStatus uint8

// The statuses.
const (
	Allocated     HostStatus = iota
	AtFloorIncome            // allocated with the floor in place of an income that is not reported
	Unidentified             // allocated to a host that is not named, with the floor where it has no income
	Blocked                  // nothing can be sent this way
	SelfCorridor             // the host is the origin
	NoStock                  // the stock of migrants is not reported
	NoHostIncome             // the income is not reported, and no floor was asked for
)

var hostStatuses = check.Enum[HostStatus]{
	What:  "remittance: host status",
	Names: []string{"allocated", "at-floor-income", "unidentified", "blocked", "self", "no-stock", "no-income"},
}

// String returns the name in kebab-case.
func (s HostStatus) String() string { return hostStatuses.String(s) }

// MarshalText returns what String does.
func (s HostStatus) MarshalText() ([]byte, error) { return hostStatuses.Marshal(s) }

// UnmarshalText reads what MarshalText writes.
func (s *HostStatus) UnmarshalText(text []byte) error { return hostStatuses.Unmarshal(s, text) }

// HasPart reports whether a host of this status takes part in the allocation.
func (s HostStatus) HasPart() bool { return s <= Unidentified }

// Host is an economy where migrants of the origin live. Stock and income are
// taken at their face value, and where they are not stated they are not
// reported: that is not 0.
type Host struct {
	Place   indicator.Place `json:"place,omitzero"`   // not stated for hosts that are not identified
	Stock   figure.Figure   `json:"stock,omitzero"`   // migrants of the origin who live there
	Income  figure.Figure   `json:"income,omitzero"`  // a head, by [Bilateral.IncomeConcept]
	Blocked bool            `json:"blocked,omitzero"` // no money can be sent from there to the origin
}

// Bilateral is how a total received is shared among hosts. Exponent and notion
// of income are assumptions of the caller: implementations use 0.75, a fit to
// the matrix of 2010 gives 0.57, and incomes are taken nominal or at purchasing
// power.
type Bilateral struct {
	Rule BilateralRule `json:"rule"`
	// Origin is the receiving economy: a host that is the same takes no part.
	Origin indicator.Place `json:"origin,omitzero"`
	// OriginIncome is the income a head of the origin, for ByStockAndExcess.
	OriginIncome figure.Figure `json:"origin_income,omitzero"`
	// IncomeConcept names what incomes are: "GNI per head, international
	// dollars". It is said in the trace and changes nothing.
	IncomeConcept string `json:"income_concept,omitempty"`
	// Exponent is b of ByStockAndExcess, above 0.
	Exponent figure.Number `json:"exponent,omitzero"`
	// FloorIncome lets hosts whose income is not reported take part with an
	// income of so much or, where none is stated and AtOriginIncome is set, with
	// that of the origin. Otherwise such hosts are left out.
	FloorIncome    figure.Figure `json:"floor_income,omitzero"`
	AtOriginIncome bool          `json:"at_origin_income,omitzero"`
}

// UnmarshalJSON reads a host strictly, as [check.DecodeJSON] does.
func (h *Host) UnmarshalJSON(data []byte) error {
	type plain Host
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("remittance: host: %w", err)
	}
	*h = Host(in)
	return nil
}

// UnmarshalJSON reads a method strictly, as [check.DecodeJSON] does.
func (b *Bilateral) UnmarshalJSON(data []byte) error {
	type plain Bilateral
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("remittance: bilateral: %w", err)
	}
	*b = Bilateral(in)
	return nil
}

// Errors and reasons of bilateral estimates.
var (
	// ErrBilateral matches every error about a rule, an exponent, or hosts that
	// cannot be used.
	ErrBilateral = errors.New("remittance: no bilateral estimate")
)

const (
	NoOriginIncome indicator.Reason = "no-origin-income" // rule 3 needs it
	NoWeights      indicator.Reason = "no-weights"       // no host takes part, or all have weight 0
	NoTotal        indicator.Reason = "total-not-reported"
	NoPersons      indicator.Reason = "persons-not-reported"
	NoPerson       indicator.Reason = "no-person" // there is nobody to divide by
)

// HostPart is what one host sends by the estimate.
type HostPart struct {
	Place  indicator.Place
	Status HostStatus
	// Amount is the part in whole units of the total's last digit, or of the
	// minor unit where that is finer; not stated where the host takes no part.
	Amount money.Amount
	// OnFloor says that the host's income is not above that of the origin, so
	// that ByStockAndExcess gave it the floor Y for a migrant.
	OnFloor bool

	weight, stock, income figure.Number
	hasStock, hasIncome   bool
	share                 figure.Number // of the whole, as a fraction
	exact                 figure.Number // of the total, before it is rounded
}

// SharePercent returns the part in percent of the total, exact by the weights,
// and false where the host takes no part.
func (h HostPart) SharePercent() (figure.Number, bool) {
	if h.Amount.IsZero() {
		return figure.Number{}, false
	}
	return h.share.Mul(figure.Int(100)), true
}

// PerMigrant returns what each migrant sends, in units of the total's currency
// and before rounding, and false where the host takes no part or has a stock
// of 0.
func (h HostPart) PerMigrant() (figure.Number, bool) {
	if h.Amount.IsZero() {
		return figure.Number{}, false
	}
	return h.exact.Quo(h.stock)
}

// Estimate is a total shared among hosts. Its parts are in the order of the
// hosts, and those with an amount add up exactly to the total.
type Estimate struct {
	Method Bilateral
	Total  money.Amount
	// Flow and Period are what the total is of, where it came as a [Flow]:
	// definition, vintage, year.
	Flow   FlowKind
	Period period.Span
	Parts  []HostPart
	// Reason says why nothing is allocated: [NoTotal], [NoOriginIncome],
	// [NoWeights].
	Reason indicator.Reason
}

// weightPlaces is to how many decimals f of rule 3 is rounded, half to even,
// before it is multiplied with a stock. All that follows is exact.
const weightPlaces = 18

// Allocate shares out a total among hosts.
//
//	part = total × weight / sum of the weights
//
// Parts are rounded by largest remainder, so that they add up exactly to the
// total; of equal remainders the host comes first whose key does, so that the
// order of hosts makes no difference. Under ByStockAndExcess (y - Y)^b is no
// rational number: Y + (y - Y)^b is computed and rounded correctly to 18
// decimals, and everything after it is exact. No binary floating point is used.
//
// Where the total, the origin's income or all weights are missing, nothing is
// allocated and Reason says why. An error matches [ErrBilateral] for a rule that
// is none of the three, an exponent that is not above 0 or takes more than
// three decimals or so (see [figure.Power]), a stock or an income below 0 or
// without a face value, and a host named twice. The method is that of D. Ratha
// and W. Shaw, South-South Migration and Remittances, World Bank, 2007.
func (b Bilateral) Allocate(total money.Amount, hosts []Host) (Estimate, error) {
	e := Estimate{Method: b, Total: total}
	origin, hasOrigin, err := b.check()
	if err != nil {
		return Estimate{}, err
	}
	floor, hasFloor := origin, hasOrigin && b.AtOriginIncome
	if !b.FloorIncome.IsZero() {
		if floor, hasFloor, err = faceOf("floor income", b.FloorIncome); err != nil {
			return Estimate{}, err
		}
	}

	seen := make(map[string]bool, len(hosts))
	e.Parts = make([]HostPart, len(hosts))
	for i := range hosts {
		h, part := &hosts[i], &e.Parts[i]
		key := h.Place.Key()
		if seen[key] && key != "" {
			return Estimate{}, fmt.Errorf("%w: host %s is named twice", ErrBilateral, check.Quote(h.Place.String()))
		}
		seen[key] = true
		if *part, err = b.part(h, floor, hasFloor); err != nil {
			return Estimate{}, err
		}
	}
	switch {
	case total.IsZero():
		e.Reason = NoTotal
	case b.Rule == ByStockAndExcess && !hasOrigin:
		e.Reason = NoOriginIncome
	}
	if e.Reason != indicator.NoReason {
		return e, nil
	}

	order := make([]int, 0, len(hosts))
	var sum figure.Number
	for i := range e.Parts {
		part := &e.Parts[i]
		if !part.Status.HasPart() {
			continue
		}
		if err := b.weigh(part, origin); err != nil {
			return Estimate{}, err
		}
		sum = sum.Add(part.weight)
		order = append(order, i)
	}
	if sum.Sign() <= 0 {
		e.Reason = NoWeights
		return e, nil
	}
	// Equal keys are those of unidentified hosts, told apart by their weights.
	slices.SortStableFunc(order, func(i, j int) int {
		if c := strings.Compare(e.Parts[i].Place.Key(), e.Parts[j].Place.Key()); c != 0 {
			return c
		}
		return e.Parts[j].weight.Cmp(e.Parts[i].weight)
	})
	weights := make([]decimal.Decimal, len(order))
	for k, i := range order {
		d, ok := e.Parts[i].weight.Decimal()
		if !ok {
			return Estimate{}, fmt.Errorf("%w: weight %s has no finite decimal form", ErrBilateral, e.Parts[i].weight)
		}
		weights[k] = d
	}
	step, err := unitOf(total)
	if err != nil {
		return Estimate{}, err
	}
	amounts, _, err := money.Allocation{Step: step}.Allocate(total, weights...)
	if err != nil {
		return Estimate{}, fmt.Errorf("%w: %w", ErrBilateral, err)
	}
	for k, i := range order {
		part := &e.Parts[i]
		part.Amount = amounts[k]
		part.share, _ = part.weight.Quo(sum)
		part.exact = total.Number().Mul(part.share)
	}
	return e, nil
}

// AllocateFlow is [Bilateral.Allocate] for what an economy received, at its face
// value; where it received nothing that is reported, nothing is allocated. The
// estimate keeps the vintage and definition of the flow, and its year. Where no
// origin is stated, it is the place of the flow. An error is one of Allocate, or
// matches [ErrHedged] for a flow without a face value and [ErrUnrelated] for one
// that is not received.
func (b Bilateral) AllocateFlow(received Flow, hosts []Host) (Estimate, error) {
	if received.Direction == Paid {
		return Estimate{}, fmt.Errorf("%w: what %s paid has no hosts", ErrUnrelated, check.Quote(received.Place.String()))
	}
	if b.Origin.IsZero() {
		b.Origin = received.Place
	}
	var total money.Amount
	if received.HasAmount() {
		n, ok := faceValue(received.Amount.Figure())
		if !ok {
			return Estimate{}, fmt.Errorf("%w: %s", ErrHedged, check.Quote(received.Amount.String()))
		}
		d, ok := n.Decimal()
		if !ok {
			return Estimate{}, fmt.Errorf("%w: %s has no finite decimal form", ErrBilateral, n)
		}
		var err error
		if total, err = money.FromDecimal(d, received.Amount.Currency()); err != nil {
			return Estimate{}, err
		}
	}
	e, err := b.Allocate(total, hosts)
	if err != nil {
		return Estimate{}, err
	}
	e.Flow, e.Period = kindOf(received).clone(), received.Period
	return e, nil
}

// check returns the origin's income, and whether it is stated.
func (b Bilateral) check() (origin figure.Number, ok bool, err error) {
	if b.Rule < ByStock || b.Rule > ByStockAndExcess {
		return origin, false, fmt.Errorf("%w: rule %s: want 1, 2 or 3", ErrBilateral, strconv.Itoa(int(b.Rule)))
	}
	if b.Rule == ByStockAndExcess && b.Exponent.Sign() <= 0 {
		return origin, false, fmt.Errorf("%w: exponent %s: want one above 0", ErrBilateral, b.Exponent)
	}
	return faceOf("income of the origin", b.OriginIncome)
}

// faceOf returns the number that f states, and false where it states none.
func faceOf(what string, f figure.Figure) (figure.Number, bool, error) {
	if f.IsZero() {
		return figure.Number{}, false, nil
	}
	n, ok := faceValue(f)
	if !ok {
		return figure.Number{}, false, fmt.Errorf("%w: %s %s: %w", ErrBilateral, what, check.Quote(f.String()), ErrHedged)
	}
	if n.Sign() < 0 {
		return figure.Number{}, false, fmt.Errorf("%w: %s %s is below 0", ErrBilateral, what, check.Quote(f.String()))
	}
	return n, true, nil
}

// part returns a host's part with its status, without a weight.
func (b Bilateral) part(h *Host, floor figure.Number, hasFloor bool) (HostPart, error) {
	part := HostPart{Place: h.Place}
	var err error
	if part.stock, part.hasStock, err = faceOf("stock in "+h.Place.String(), h.Stock); err != nil {
		return part, err
	}
	if part.income, part.hasIncome, err = faceOf("income of "+h.Place.String(), h.Income); err != nil {
		return part, err
	}
	needsIncome := b.Rule != ByStock
	switch {
	case !b.Origin.IsZero() && h.Place.Equal(b.Origin):
		part.Status = SelfCorridor
	case h.Blocked:
		part.Status = Blocked
	case !part.hasStock:
		part.Status = NoStock
	case needsIncome && !part.hasIncome && !hasFloor:
		part.Status = NoHostIncome
	case needsIncome && !part.hasIncome:
		part.Status, part.income = AtFloorIncome, floor
	}
	if h.Place.IsZero() && part.Status.HasPart() {
		part.Status = Unidentified
	}
	return part, nil
}

// weigh sets the weight of a part.
func (b Bilateral) weigh(part *HostPart, origin figure.Number) error {
	perHead := figure.Int(1)
	switch b.Rule {
	case ByStockAndIncome:
		perHead = part.income
	case ByStockAndExcess:
		perHead = origin
		excess := part.income.Sub(origin)
		if part.OnFloor = excess.Sign() <= 0; !part.OnFloor {
			e := b.Exponent.Rat()
			if !e.Num().IsInt64() || !e.Denom().IsInt64() {
				return fmt.Errorf("%w: exponent %s is too fine", ErrBilateral, b.Exponent)
			}
			power, ok := figure.Power(excess, int(e.Num().Int64()), int(e.Denom().Int64()))
			if !ok {
				return fmt.Errorf("%w: exponent %s is too fine: want a fraction with parts up to 1200", ErrBilateral, b.Exponent)
			}
			f, err := figure.FromDecimal(figure.RealOf(origin).Add(power).Round(weightPlaces, figure.HalfEven))
			if err != nil {
				return fmt.Errorf("%w: income of %s: %w", ErrBilateral, check.Quote(part.Place.String()), err)
			}
			perHead = f
		}
	}
	part.weight = part.stock.Mul(perHead)
	return nil
}

// unitOf returns the unit in which a total is shared out: that of its last
// digit or the minor unit, whichever is finer.
func unitOf(total money.Amount) (money.Amount, error) {
	scale := total.Scale()
	if minor, ok := total.Currency().MinorUnits(); ok {
		scale = max(scale, minor)
	}
	return money.New(1, scale, total.Currency())
}

// Allocated returns the sum of the parts: the total, or nothing where nothing
// is allocated.
func (e Estimate) Allocated() money.Amount {
	var sum money.Amount
	for i := range e.Parts {
		sum, _ = sum.Add(e.Parts[i].Amount) // all in the currency of the total
	}
	return sum
}

// Check warns of amounts for a migrant that are not plausible, by the code
// remittance.per-migrant (warning): more than the given multiple of the host's
// income a head. The total's currency and the incomes are taken to be in one
// unit. In the matrix of 2010 migrants of Serbia send 14,300 to 17,700 US$ each,
// which tells of a stock that is too small. A host whose income is not reported
// is not judged.
func (e Estimate) Check(multiple figure.Number) check.Findings {
	var fs check.Findings
	for i := range e.Parts {
		part := &e.Parts[i]
		each, ok := part.PerMigrant()
		if !ok || !part.hasIncome {
			continue
		}
		if limit := part.income.Mul(multiple); each.Cmp(limit) > 0 {
			fs = append(fs, check.Finding{
				Code: "remittance.per-migrant", Severity: check.Warning, Path: check.Path("parts").Index(i),
				Message: fmt.Sprintf("each migrant in %s sends %s, more than %s times the income of %s a head",
					part.Place, each.Round(0, figure.HalfEven), multiple, part.income),
			})
		}
	}
	return fs
}

// Trace lists how the estimate came about.
func (e Estimate) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "total", e.Total.String(), "")
	t.Add(check.Policy, "rule", e.Method.Rule.String(), "Ratha and Shaw (2007)")
	if e.Method.Rule == ByStockAndExcess {
		t.Add(check.Policy, "exponent", e.Method.Exponent.String(), "Y + (y - Y)^b rounded to 18 decimals")
		t.Add(check.Input, "origin income", e.Method.OriginIncome.String(), e.Method.IncomeConcept)
	} else if e.Method.Rule == ByStockAndIncome {
		t.Add(check.Policy, "income", e.Method.IncomeConcept, "")
	}
	for i := range e.Parts {
		part := &e.Parts[i]
		name := part.Place.String()
		if name == "" {
			name = "not identified"
		}
		if !part.Status.HasPart() {
			t.Add(check.LeftOut, name, part.Status.String(), "")
		} else {
			t.Add(check.Compute, name, part.Amount.String(), part.Status.String()+", weight "+part.weight.String())
		}
	}
	if e.Reason != indicator.NoReason {
		t.Add(check.Result, "allocated", "nothing", string(e.Reason))
	} else {
		t.Add(check.Result, "allocated", e.Allocated().String(), "the parts add up to the total")
	}
	return t
}
