// Package diaspora models people who live outside the country that they, or
// their parents, come from: how many there are, by whose definition, and what
// programmes do with them.
//
// [ISCO] and [ISCED] are occupations and levels of education, as codes that
// cannot be damaged: text, with their structure and without their titles.
package diaspora
