package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
)

// CostCategory is one of the eight harmonised categories in which organisations
// of the United Nations report joint budgets. Its number is that of the list.
// The zero value is not stated.
type CostCategory uint8

// The categories, as of 2012.
const (
	NoCostCategory      CostCategory = iota // not stated
	StaffCost                               // 1 staff and other personnel
	Supplies                                // 2 supplies, commodities, materials
	Equipment                               // 3 equipment, vehicles, furniture, with depreciation
	ContractualServices                     // 4 contractual services
	Travel                                  // 5 travel
	CounterpartGrants                       // 6 transfers and grants to counterparts
	OperatingCost                           // 7 general operating and other direct costs
	IndirectSupport                         // 8 indirect support costs
)

var costCategories = check.Enum[CostCategory]{What: "programme: cost category", Names: []string{
	"", "staff", "supplies", "equipment", "contractual-services", "travel", "counterpart-grants", "operating", "indirect-support",
}}

// costCategoryTitles are the titles of the list.
var costCategoryTitles = [...]string{
	"", "Staff and other personnel", "Supplies, commodities, materials", "Equipment, vehicles and furniture, including depreciation",
	"Contractual services", "Travel", "Transfers and grants to counterparts", "General operating and other direct costs",
	"Indirect support costs",
}

// CostCategoryOf returns the category of a number of the list, 1 to 8, and an
// error for any other.
func CostCategoryOf(number int) (CostCategory, error) {
	if number < 1 || number > int(IndirectSupport) {
		return NoCostCategory, fmt.Errorf("programme: %d is no cost category: want 1 to 8", number)
	}
	return CostCategory(number), nil
}

// ParseCostCategory reads a short name or a number of the list: "staff" or "1".
// "" is not stated.
func ParseCostCategory(s string) (CostCategory, error) {
	if len(s) == 1 && s[0] >= '0' && s[0] <= '9' {
		return CostCategoryOf(int(s[0] - '0'))
	}
	var c CostCategory
	err := costCategories.Unmarshal(&c, []byte(s))
	return c, err
}

// Number returns the number in the list, 1 to 8, and 0 where it is not stated.
func (c CostCategory) Number() int {
	if c > IndirectSupport {
		return 0
	}
	return int(c)
}

// Title returns the title in the list, in English; "" where it is not stated.
func (c CostCategory) Title() string { return costCategoryTitles[c.Number()] }

// IsDirect reports whether it is one of the seven categories of direct cost.
func (c CostCategory) IsDirect() bool { return c.Number() > 0 && c != IndirectSupport }

// String returns a short name in kebab-case, "" where it is not stated.
func (c CostCategory) String() string { return costCategories.String(c) }

// MarshalText returns what String does.
func (c CostCategory) MarshalText() ([]byte, error) { return costCategories.Marshal(c) }

// UnmarshalText reads what [CostCategory.MarshalText] writes.
func (c *CostCategory) UnmarshalText(text []byte) error { return costCategories.Unmarshal(c, text) }
