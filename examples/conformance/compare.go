package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// mismatch is one key that did not come back as expected.
type mismatch struct {
	key       string // "bounds.lo", "parts[1].hi"
	want, got string
}

// String returns "key: want this, got that".
func (m mismatch) String() string { return fmt.Sprintf("%s: want %s, got %s", m.key, m.want, m.got) }

// Two keys say how a question ended without an answer. A result has the reason
// there, in words.
const (
	errorKey     = "error"
	undefinedKey = "undefined"
)

// oneOf ends the name of a key that lists alternatives: what comes back under
// the same name is to match any of them.
const oneOf = "_one_of"

// compare returns where a result is not what was expected. Both are JSON as
// generic reads it.
func compare(expected map[string]any, result any, tolerance *big.Rat) []mismatch {
	c := comparison{tolerance: tolerance}
	c.value("", expected, result)
	return c.found
}

// comparison collects what does not match.
type comparison struct {
	tolerance *big.Rat
	found     []mismatch
}

func (c *comparison) add(key, want, got string) {
	if key == "" {
		key = "result"
	}
	c.found = append(c.found, mismatch{key: key, want: want, got: got})
}

// value compares whatever stands at a key.
func (c *comparison) value(key string, want, got any) {
	switch want := want.(type) {
	case map[string]any:
		if got, ok := got.(map[string]any); ok {
			c.object(key, want, got)
			return
		}
	case []any:
		if got, ok := got.([]any); ok {
			c.list(key, want, got)
			return
		}
	case json.Number, string:
		if number, ok := amountIn(got); ok && number == fmt.Sprint(want) || c.scalar(want, got) {
			return
		}
	default: // true, false, null
		if want == got {
			return
		}
	}
	c.add(key, show(want), show(got))
}

// object compares the keys that are expected.
func (c *comparison) object(key string, want, got map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		below := name
		if key != "" {
			below = key + "." + name
		}
		value, there := got[name]
		switch {
		case endsIn(name, want[name]):
			if reason, ok := value.(string); !ok || reason == "" {
				c.add(below, show(want[name]), missing(got))
			}
		case !there:
			c.add(below, show(want[name]), missing(got))
		case strings.HasSuffix(name, oneOf):
			c.alternatives(below, want[name], value)
		default:
			c.value(below, want[name], value)
		}
	}
}

// alternatives compares a value with each of those that are listed.
func (c *comparison) alternatives(key string, want, got any) {
	listed, ok := want.([]any)
	for _, alternative := range listed {
		one := comparison{tolerance: c.tolerance}
		if one.value(key, alternative, got); len(one.found) == 0 {
			return
		}
	}
	if !ok {
		c.value(key, want, got)
		return
	}
	c.add(key, "one of "+show(want), show(got))
}

// endsIn reports whether a key with its expected value asks for no answer: an
// error, in words that are not compared, or undefined.
func endsIn(key string, want any) bool {
	_, inWords := want.(string)
	return key == errorKey && (inWords || want == true) || key == undefinedKey && want == true
}

// missing says what came back instead of a key.
func missing(got map[string]any) string {
	for _, key := range []string{errorKey, undefinedKey} {
		if reason, ok := got[key].(string); ok {
			return key + " " + show(reason)
		}
	}
	return "nothing of it in " + show(got)
}

// list compares element by element.
func (c *comparison) list(key string, want, got []any) {
	if len(want) != len(got) {
		c.add(key, fmt.Sprintf("%d elements %s", len(want), show(want)), fmt.Sprintf("%d elements %s", len(got), show(got)))
		return
	}
	for i := range want {
		c.value(key+"["+strconv.Itoa(i)+"]", want[i], got[i])
	}
}

// amountIn returns the number of an amount of money, {"amount": "2.00",
// "currency": "EUR"}. Where a case expects a number in its place, the digits
// count: 2.0 is another.
func amountIn(got any) (string, bool) {
	amount, ok := got.(map[string]any)
	if _, stated := amount["currency"].(string); !ok || !stated || len(amount) != 2 {
		return "", false
	}
	number, ok := amount["amount"].(string)
	return number, ok
}

// scalar reports whether texts or numbers match: as numbers where both are, in
// whatever form, else as they are written.
func (c *comparison) scalar(want, got any) bool {
	if want == got {
		return true
	}
	a, okA := rational(want)
	b, okB := rational(got)
	if !okA || !okB {
		return false
	}
	distance := new(big.Rat).Sub(a, b)
	allowed := new(big.Rat).Mul(a, c.tolerance)
	return distance.Abs(distance).Cmp(allowed.Abs(allowed)) <= 0
}

// Limits of a number: beyond them it is refused before it is computed.
const (
	maxNumber   = 1000 // characters
	maxExponent = 1000
)

// rational reads a JSON number, or a text that is one or a fraction such as
// "37/17". Codes that begin with a zero ("0110") are none, and stay texts.
func rational(v any) (*big.Rat, bool) {
	var text string
	switch v := v.(type) {
	case json.Number:
		text = v.String()
	case string:
		text = v
	default:
		return nil, false
	}
	if len(text) > maxNumber {
		return nil, false
	}
	if over, under, ok := strings.Cut(text, "/"); ok {
		a, okA := plainDecimal(over)
		b, okB := plainDecimal(under)
		if !okA || !okB || b.Sign() == 0 {
			return nil, false
		}
		return a.Quo(a, b), true
	}
	return plainDecimal(text)
}

// plainDecimal reads a number in the grammar of JSON.
func plainDecimal(text string) (*big.Rat, bool) {
	if text == "" || text[0] != '-' && (text[0] < '0' || text[0] > '9') || !json.Valid([]byte(text)) ||
		strings.TrimSpace(text) != text {
		return nil, false
	}
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		if exponent, err := strconv.Atoi(text[i+1:]); err != nil || exponent < -maxExponent || exponent > maxExponent {
			return nil, false
		}
	}
	return new(big.Rat).SetString(text)
}

// maxShown is how many characters of a value a report repeats.
const maxShown = 400

// show returns a value as JSON, cut to a readable length.
func show(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Sprint(v)
	}
	text := []rune(strings.TrimSuffix(b.String(), "\n"))
	if len(text) > maxShown {
		return string(text[:maxShown]) + "…"
	}
	return string(text)
}
