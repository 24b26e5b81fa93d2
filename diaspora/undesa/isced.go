package undesa

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/table"
)

// ISCEDTitle is a level of ISCED 2011 with its title in a file.
type ISCEDTitle struct {
	Level diaspora.ISCED `json:"level"`
	Title string         `json:"title,omitempty"`
}

// ReadISCED reads a list of levels: the columns level and title and, where it
// has them, isced1997, dioc_broad and dioc_edu_lfs, the counterpart of 1997 and
// the group of the OECD database. Skipped is a row with another level, with a
// counterpart or group that is not that of its level ([diaspora.ParseISCED1997],
// [diaspora.ISCED.Attainment]), and one whose level has come before.
//
// The error wraps a [*table.Error], as that of [ESCOOccupations].
func ReadISCED(src io.Reader) ([]ISCEDTitle, table.Skips, error) {
	t, err := table.NewReader(src, table.Layout{
		Header: table.HeaderWith("level", "title"),
		Limits: table.Limits{Bytes: 1 << 20, RowBytes: 64 << 10, Columns: 64, Rows: 10_000, Preamble: 16},
	})
	if err != nil {
		return nil, table.Skips{}, wrap(err)
	}
	at := columnsOf(t, "level", "title", "isced1997", "dioc_broad", "dioc_edu_lfs")
	var out []ISCEDTitle
	for row, err := range t.Rows() {
		if err != nil {
			return nil, t.Skips(), wrap(err)
		}
		level, err := diaspora.ParseISCED(strings.TrimSpace(row.Text(at[0])))
		if err == nil {
			err = iscedAgrees(level, own(row, at[2]), own(row, at[3]), own(row, at[4]))
		}
		if err == nil && slices.ContainsFunc(out, func(other ISCEDTitle) bool { return other.Level == level }) {
			err = fmt.Errorf("level that stands here twice")
		}
		if err != nil {
			row.Skip(err.Error())
			continue
		}
		out = append(out, ISCEDTitle{level, label(row.Text(at[1]))})
	}
	return out, t.Skips(), nil
}

// iscedAgrees returns what a row says that its level does not bear out.
func iscedAgrees(level diaspora.ISCED, code1997, broad, lfs string) error {
	if code1997 != "" {
		levels, err := diaspora.ParseISCED1997(code1997)
		if err != nil {
			return err
		}
		if !slices.Contains(levels, level) {
			return fmt.Errorf("%s of 1997 is not level %s of 2011", check.Quote(code1997), level)
		}
	}
	if want := level.Attainment().String(); broad != "" && broad != want {
		return fmt.Errorf("group of level %s is %s: want %s", level, check.Quote(broad), want)
	}
	if lfs == "" {
		return nil
	}
	group, err := ParseDIOCEducation(lfs)
	if err == nil && group != level.Attainment() {
		err = fmt.Errorf("group of level %s is %s: want %s", level, group, level.Attainment())
	}
	return err
}

// ParseDIOCEducation reads a code of the variable edu_lfs in the files of the
// OECD database on immigrants in OECD countries: 1 low, 2 medium, 3 high, 99
// unknown. Codes there are names and no quantities: 99 is unknown in every
// variable, sex and age among them, so no mean, sum or comparison of codes means
// anything. Anything else is an error that matches [ErrCode].
func ParseDIOCEducation(code string) (diaspora.Attainment, error) {
	switch code {
	case "1":
		return diaspora.LowAttainment, nil
	case "2":
		return diaspora.MediumAttainment, nil
	case "3":
		return diaspora.HighAttainment, nil
	case "99":
		return diaspora.UnknownAttainment, nil
	}
	return 0, fmt.Errorf("%w: education %s: want 1, 2, 3, or 99 for unknown", ErrCode, check.Quote(code))
}
