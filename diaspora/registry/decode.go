package registry

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// The limits of what is read of one person.
const (
	maxPersonJSON = 256 << 10 // bytes
	maxText       = 256       // bytes of a name, an area, a skill
	maxList       = 1000      // elements of a list
)

// UnmarshalJSON reads what json.Marshal writes, strictly: an unknown field, a key
// twice and data behind the object are errors, and so are a text of more than 256
// bytes and a list of more than 1,000 elements. Errors are a [*DecodeError] or
// match [ErrRedacted]; they quote nothing, and leave d as it was.
func (d *Disclosed) UnmarshalJSON(data []byte) error {
	var out Disclosed
	err := decodeObject(data, func(key string, raw json.RawMessage) error {
		switch key {
		case "id":
			return decodeText(key, raw, &out.ID)
		case "given_name":
			return decodeText(key, raw, &out.GivenName)
		case "surname":
			return decodeText(key, raw, &out.Surname)
		case "name_language":
			return decodeTag(key, raw, &out.NameLanguage)
		case "birth_date":
			return decodeInto(key, raw, &out.BirthDate, "a date as in 1980-03-15, 1980-03 or 1980")
		case "origin_country":
			return decodeInto(key, raw, &out.OriginCountry, "a country code")
		case "origin_area":
			return decodeText(key, raw, &out.OriginArea)
		case "residence_country":
			return decodeInto(key, raw, &out.ResidenceCountry, "a country code")
		case "residence_area":
			return decodeText(key, raw, &out.ResidenceArea)
		case "occupation":
			return decodeInto(key, raw, &out.Occupation, "a code of ISCO-08")
		case "education":
			return decodeInto(key, raw, &out.Education, "a level of ISCED 2011")
		case "skills":
			return decodeTexts(key, raw, &out.Skills)
		case "languages":
			return decodeList(key, raw, &out.Languages, "language tags", decodeTag)
		case "family_abroad":
			return decodeInto(key, raw, &out.FamilyAbroad, "a whole number")
		case "willing":
			return decodeInto(key, raw, &out.Willing, "a list of permanent, temporary and virtual")
		case "channel":
			return decodeInto(key, raw, &out.Channel, "online, paper, consulate or border")
		case "registered":
			return decodeInto(key, raw, &out.Registered, "a date")
		case "last_contact":
			return decodeInto(key, raw, &out.LastContact, "a date")
		case "retain_until":
			return decodeInto(key, raw, &out.RetainUntil, "a date")
		case "consents":
			return decodeList(key, raw, &out.Consents, "consents", func(_ string, raw json.RawMessage, c *Consent) error {
				return c.UnmarshalJSON(raw)
			})
		}
		return errUnknownField
	})
	if err != nil {
		return err
	}
	if len(out.Willing) > maxList {
		return &DecodeError{"willing", fmt.Sprintf("at most %d elements", maxList)}
	}
	*d = out
	return nil
}

// UnmarshalJSON reads what json.Marshal writes, strictly. Its errors quote
// nothing, as those of [Disclosed.UnmarshalJSON].
func (c *Consent) UnmarshalJSON(data []byte) error {
	var out Consent
	err := decodeObject(data, func(key string, raw json.RawMessage) error {
		switch key {
		case "purpose":
			var s string
			err := decodeText(key, raw, &s)
			out.Purpose = Purpose(s)
			return err
		case "given":
			return decodeInto(key, raw, &out.Given, "a date")
		case "expires":
			return decodeInto(key, raw, &out.Expires, "a date")
		case "withdrawn":
			return decodeInto(key, raw, &out.Withdrawn, "a date")
		case "recipients":
			return decodeTexts(key, raw, &out.Recipients)
		}
		return errUnknownField
	})
	if err != nil {
		return err
	}
	*c = out
	return nil
}

// errUnknownField does not name the field: its name may hold what belongs into
// it.
var errUnknownField = &DecodeError{Want: "no other fields than those known"}

// decodeObject calls field for each field of an object, or for none where it is
// null.
func decodeObject(data []byte, field func(key string, raw json.RawMessage) error) error {
	if len(data) > maxPersonJSON {
		return &DecodeError{Want: fmt.Sprintf("at most %d bytes", maxPersonJSON)}
	}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte(`{"redacted":true}`)) {
		return fmt.Errorf("%w: a person is stored in the form that is written of Disclosed", ErrRedacted)
	}
	var fields map[string]json.RawMessage
	if err := check.DecodeJSON(data, &fields); err != nil {
		return &DecodeError{Want: "one object of known fields, each once"}
	}
	// The order of a map must not decide which error comes first.
	var first *DecodeError
	for key, raw := range fields {
		err := field(key, raw)
		if err == nil {
			continue
		}
		e, ok := err.(*DecodeError)
		if !ok {
			return err
		}
		if first == nil || e.Error() < first.Error() {
			first = e
		}
	}
	if first != nil {
		return first
	}
	return nil
}

func decodeInto(key string, raw json.RawMessage, v any, want string) error {
	if err := check.DecodeJSON(raw, v); err != nil {
		return &DecodeError{check.Path(key), want}
	}
	return nil
}

func decodeText(key string, raw json.RawMessage, s *string) error {
	if err := decodeInto(key, raw, s, "a text"); err != nil {
		return err
	}
	if len(*s) > maxText {
		return &DecodeError{check.Path(key), fmt.Sprintf("at most %d bytes", maxText)}
	}
	return nil
}

func decodeTag(key string, raw json.RawMessage, tag *lang.Tag) error {
	var s string
	if err := decodeInto(key, raw, &s, "a language tag"); err != nil {
		return err
	}
	if s == "" {
		*tag = lang.Tag{}
		return nil
	}
	t, err := lang.ParseTag(s)
	if err != nil {
		return &DecodeError{check.Path(key), "a language tag"}
	}
	*tag = t
	return nil
}

func decodeTexts(key string, raw json.RawMessage, list *[]string) error {
	return decodeList(key, raw, list, "texts", decodeText)
}

// decodeList reads a list by its elements.
func decodeList[T any](key string, raw json.RawMessage, list *[]T, what string,
	element func(string, json.RawMessage, *T) error) error {
	var raws []json.RawMessage
	if err := decodeInto(key, raw, &raws, "a list of "+what); err != nil {
		return err
	}
	if len(raws) > maxList {
		return &DecodeError{check.Path(key), fmt.Sprintf("at most %d elements", maxList)}
	}
	if len(raws) == 0 {
		return nil
	}
	out := make([]T, len(raws))
	for i, raw := range raws {
		if err := element("", raw, &out[i]); err != nil {
			if e, ok := err.(*DecodeError); ok {
				return &DecodeError{check.Path(key).Index(i).Join(e.Path), e.Want}
			}
			return err
		}
	}
	*list = out
	return nil
}

// cut returns s, or the beginning of it that has at most so many bytes.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
