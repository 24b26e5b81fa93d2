package check

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// DecodeJSON reads exactly one JSON value into v, as [json.Unmarshal] does,
// but strictly: a field that v does not have, a key that an object holds
// twice (in whatever case, since encoding/json does not tell them apart),
// text that is not valid UTF-8, half of a surrogate pair and anything behind
// the value are errors. Every type of this library that reads JSON reads it
// so.
//
// As with json.Unmarshal, an error may leave v half filled: a method that
// must not change its receiver on error decodes into a fresh variable first.
func DecodeJSON(data []byte, v any) error {
	if !utf8.Valid(data) {
		return errors.New("check: JSON: not valid UTF-8")
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return &jsonError{cause: err}
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("check: JSON: data behind the value")
	}
	return checkStrings(data)
}

// jsonError is an error of encoding/json, which repeats as much of the input
// as it is given; its message is cut.
type jsonError struct{ cause error }

// maxJSONError is how much of the message of encoding/json is repeated.
const maxJSONError = 200

func (e *jsonError) Error() string {
	message := e.cause.Error()
	if len(message) > maxJSONError {
		message = strings.ToValidUTF8(message[:maxJSONError], "") + "…"
	}
	return "check: JSON: " + message
}

func (e *jsonError) Unwrap() error { return e.cause }

// checkStrings looks at the strings of data, which must be valid JSON, for
// what encoding/json lets pass: it returns an error that names the first key
// found twice in one object, or the first string with half of a surrogate
// pair, which would be read as U+FFFD.
func checkStrings(data []byte) error {
	var (
		keys  keyStack
		isKey bool // the next string is a key
	)
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '{':
			keys.push(true)
			isKey = true
		case '[':
			keys.push(false)
			isKey = false
		case '}', ']':
			keys.pop()
			isKey = false
		case ',':
			isKey = keys.inObject()
		case ':':
			isKey = false
		case '"':
			start, escaped := i, false
			for i++; i < len(data) && data[i] != '"'; i++ {
				if data[i] == '\\' {
					escaped = true
					i++
				}
			}
			if i >= len(data) {
				return errors.New("check: JSON: unexpected end") // json.Decoder has seen to it
			}
			text := data[start+1 : i]
			if escaped && hasHalfPair(text) {
				return fmt.Errorf("check: JSON: half of a surrogate pair in the string %s", Quote(string(text)))
			}
			if !isKey {
				continue
			}
			if escaped {
				var s string
				if err := json.Unmarshal(data[start:i+1], &s); err != nil {
					return &jsonError{cause: err}
				}
				text = []byte(s)
			}
			if !keys.add(text) {
				return fmt.Errorf("check: JSON: key %s stands twice in one object", Quote(string(text)))
			}
		}
	}
	return nil
}

// hasHalfPair reports whether the JSON string s, without its quotes, escapes
// half of a surrogate pair without the other half.
func hasHalfPair(s []byte) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			continue
		}
		r, ok := escapedUnit(s[i:])
		if !ok {
			i++ // the escaped character
			continue
		}
		i += len(`\u0000`) - 1
		if !utf16.IsSurrogate(r) {
			continue
		}
		low, ok := escapedUnit(s[i+1:])
		if !ok || utf16.DecodeRune(r, low) == unicode.ReplacementChar {
			return true
		}
		i += len(`\u0000`)
	}
	return false
}

// escapedUnit reads an escape of the form \u0000 at the start of s.
func escapedUnit(s []byte) (r rune, ok bool) {
	if len(s) < len(`\u0000`) || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s[2:6]), 16, 16)
	return rune(n), err == nil
}

// keyStack holds the keys of the objects that are open at one place of a
// JSON text. Few keys are compared one by one; an object with many keeps a
// set, so that no input takes quadratic time.
type keyStack struct {
	keys   [][]byte // of all open objects, the innermost last
	levels []keyLevel
}

type keyLevel struct {
	first  int // its first key
	object bool
	set    map[string]struct{} // folded keys, once there are many
}

const manyKeys = 32

func (k *keyStack) push(object bool) {
	k.levels = append(k.levels, keyLevel{first: len(k.keys), object: object})
}

func (k *keyStack) pop() {
	if last := len(k.levels) - 1; last >= 0 {
		k.keys = k.keys[:k.levels[last].first]
		k.levels = k.levels[:last]
	}
}

func (k *keyStack) inObject() bool {
	return len(k.levels) > 0 && k.levels[len(k.levels)-1].object
}

// add adds a key to the innermost object, and reports false where the object
// has it already.
func (k *keyStack) add(key []byte) bool {
	top := &k.levels[len(k.levels)-1]
	if top.set == nil {
		own := k.keys[top.first:]
		for _, other := range own {
			if bytes.EqualFold(other, key) {
				return false
			}
		}
		k.keys = append(k.keys, key)
		if len(own) < manyKeys {
			return true
		}
		top.set = make(map[string]struct{}, 2*len(own))
		for _, other := range k.keys[top.first:] {
			top.set[fold(other)] = struct{}{}
		}
		return true
	}
	folded := fold(key)
	if _, ok := top.set[folded]; ok {
		return false
	}
	top.set[folded] = struct{}{}
	return true
}

// fold maps keys that encoding/json does not tell apart, which are those that
// [bytes.EqualFold] finds equal, to one text.
func fold(key []byte) string {
	return strings.Map(func(r rune) rune {
		for {
			next := unicode.SimpleFold(r)
			if next <= r {
				return next // the smallest of those that fold together
			}
			r = next
		}
	}, string(key))
}
