package registry_test

import "iom.int/migdev/indicator/lang"

func mustTag(s string) lang.Tag {
	tag, err := lang.ParseTag(s)
	if err != nil {
		panic(err)
	}
	return tag
}
