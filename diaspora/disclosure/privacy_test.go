package disclosure_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
)

// Neither the counts of a table nor the key of a rounding come out in print,
// whatever the verb and whatever is around them.
func TestNothingHiddenIsPrinted(t *testing.T) {
	const marked, secret = 471_107, "KEY-4711-KEY-4711"
	table, err := disclosure.NewTable(nil, nil, [][]int64{{3, 71107, marked}, {9, 2, 61107}, {51107, 41107, 31107}})
	require.NoError(t, err)
	public, _, err := disclosure.Suppress(table, disclosure.Options{Threshold: 5})
	require.NoError(t, err)
	require.NotEmpty(t, public.Hidden())
	rounding, err := disclosure.Random(5, []byte(secret))
	require.NoError(t, err)
	type holder struct {
		Table    disclosure.Table
		Rounding disclosure.Rounding
		table    disclosure.Table
		rounding disclosure.Rounding
	}
	values := []any{
		table, &table, []disclosure.Table{table}, map[string]disclosure.Table{"a": table}, rounding, &rounding, []disclosure.Rounding{rounding},
		holder{table, rounding, table, rounding}, &holder{table, rounding, table, rounding},
	}
	key := fmt.Sprint([]byte(secret))
	key = key[1 : len(key)-1]
	for _, v := range values {
		texts := map[string]string{}
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%o", "%b", "%t", "%p", "%f"} {
			texts[verb] = fmt.Sprintf(verb, v)
		}
		var text, js bytes.Buffer
		slog.New(slog.NewTextHandler(&text, nil)).Info("x", "v", v)
		slog.New(slog.NewJSONHandler(&js, nil)).Info("x", "v", v)
		texts["slog text"], texts["slog json"] = text.String(), js.String()
		data, _ := json.Marshal(v)
		texts["json"] = string(data)
		for how, text := range texts {
			for _, never := range []string{"71107", "73043", "115C3", "115c3", secret, key, fmt.Sprintf("%x", secret), fmt.Sprintf("%X", secret), "0x4b, 0x45"} {
				require.NotContains(t, text, never, "%s of %T", how, v)
			}
		}
	}
	require.NotContains(t, fmt.Sprintf("%v %+v %#v", public, public, public), "[3 ", "a hidden count")
}
