package iati

import (
	"encoding/xml"
	"strings"
)

// readable reports whether encoding/xml reads a tag of this name, so that what is
// written can be read again: it alone knows the characters of names.
func readable(name string) bool {
	token, err := xml.NewDecoder(strings.NewReader("<" + name + "/>")).RawToken()
	start, ok := token.(xml.StartElement)
	return err == nil && ok && start.Name.Space == "" && start.Name.Local == name
}
