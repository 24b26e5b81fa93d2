package migdev_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "iom.int/migdev"

// order gives every package its place.
var order = importOrder()

// importOrder gives every package of the library, by its folder, and the other
// packages of it that it may import. A new package gets its place here.
func importOrder() map[string][]string {
	order := map[string][]string{
		".":               nil, // documentation alone
		"indicator/table": {"indicator/check", "indicator/lang"},
		// Formulas know numbers alone, and nothing of what they stand for.
		"indicator/formula": {"indicator/check", "indicator/lang", "indicator/period", "indicator/figure"},
	}

	// The model, from the lowest package up: each may import all those before
	// it. Place and money stand on one level, with one way between them: a
	// currency may name the countries where it is tender, while a country
	// knows no money.
	var below []string
	for _, pkg := range []string{
		"indicator/check", "indicator/lang", "indicator/period", "indicator/figure",
		"indicator/place", "indicator/money", "indicator/claim", "indicator",
	} {
		order[pkg] = slices.Clone(below)
		below = append(below, pkg)
	}

	// The three subjects do not know each other; an indicator ties them.
	for _, pkg := range []string{"programme", "remittance", "diaspora"} {
		order[pkg] = slices.Clone(below)
	}

	// What a user of the model alone is spared: each part may import its
	// parent, what the parent may, and the reading of tables. No parent
	// imports its parts, and no part another.
	for _, part := range parts() {
		parent := path.Dir(part)
		order[part] = append(slices.Clone(order[parent]), parent, "indicator/table")
	}
	return order
}

// parts are the decoders, and the methods that few users of diaspora need.
func parts() []string {
	return []string{
		"indicator/money/ecb", "indicator/money/unore", "indicator/money/imf", "indicator/money/nbu",
		"indicator/wdi",
		"programme/iati",
		"remittance/rpw", "remittance/knomad",
		"diaspora/registry", "diaspora/placement", "diaspora/disclosure", "diaspora/undesa",
	}
}

// outside tells the dependencies of the library from those of its tests.
var outside = map[string]struct{ testsOnly bool }{
	"github.com/shopspring/decimal": {},
	"golang.org/x/text":             {},
	"github.com/stretchr/testify":   {testsOnly: true},
}

// barred are the packages of the standard library, and what lies below them,
// by which code would reach files, environment, network or process, print
// where nobody asked, or link the testing flags into a program.
var barred = []string{
	"C", "flag", "io/ioutil", "log", "net", "os", "path/filepath", "plugin", "syscall", "testing",
}

// harmless lie below barred ones, but only work on text.
var harmless = []string{"net/netip", "net/url"}

// clock is what package time has that depends on the moment or the machine.
var clock = []string{
	"After", "AfterFunc", "LoadLocation", "Local", "NewTicker", "NewTimer", "Now", "Since", "Sleep", "Tick", "Until",
}

// console is what package fmt has that uses the standard streams.
var console = []string{"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"}

// TestImports holds every Go file of the module to the import order and to what
// the library promises about its surroundings.
func TestImports(t *testing.T) {
	var found []string
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if name != "." && skipped(name) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasPrefix(entry.Name(), "_") || strings.HasPrefix(entry.Name(), ".") {
			return nil
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		breaches, err := examine(filepath.ToSlash(name), src)
		found = append(found, breaches...)
		return err
	})
	require.NoError(t, err)
	for _, breach := range found {
		t.Error(breach)
	}
}

// skipped reports whether a folder holds no packages of this module: golden
// files, what the go command passes over, and modules of their own.
func skipped(dir string) bool {
	base := filepath.Base(dir)
	if base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
		return true
	}
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

// examine returns each breach of the rules in a file of the module, in the
// order of its lines. The name is the file's path below the root, with slashes.
func examine(name string, src []byte) ([]string, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	if generator(file) {
		return nil, nil
	}
	in := location{
		dir:     path.Dir(name),
		test:    strings.HasSuffix(name, "_test.go"),
		example: strings.HasPrefix(path.Dir(name), "examples/"),
	}
	if _, ok := order[in.dir]; !ok && !in.example {
		return []string{fmt.Sprintf("%s: package %s has no place in the import order: give it one in importOrder (imports_test.go)",
			name, in.dir)}, nil
	}

	var found []string
	named := map[string]string{} // name in this file: import path
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		named[localName(spec, imported)] = imported
		if why := in.refuse(imported); why != "" {
			found = append(found, fmt.Sprintf("%s: imports %s: %s", fset.Position(spec.Pos()), imported, why))
		}
		if spec.Name != nil && spec.Name.Name == "." && !in.test {
			found = append(found, fmt.Sprintf("%s: imports %s: a dot import hides what is used of it", fset.Position(spec.Pos()), imported))
		}
	}
	if in.test || in.example {
		return found, nil
	}

	ast.Inspect(file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		x, ok := selector.X.(*ast.Ident)
		if !ok {
			return true
		}
		uses := func(pkg string, names []string) bool {
			return named[x.Name] == pkg && slices.Contains(names, selector.Sel.Name)
		}
		switch at := fset.Position(selector.Pos()); {
		case uses("time", clock):
			found = append(found, fmt.Sprintf("%s: uses time.%s: the library reads no clock and no time zone; take the time as a parameter",
				at, selector.Sel.Name))
		case uses("fmt", console):
			found = append(found, fmt.Sprintf("%s: uses fmt.%s: the library neither prints nor asks; return the text", at, selector.Sel.Name))
		}
		return true
	})
	return found, nil
}

// generator reports whether a file is a program beside its package that go
// generate runs, and no build takes in.
func generator(file *ast.File) bool {
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if comment.Pos() < file.Package && comment.Text == "//go:build ignore" {
				return true
			}
		}
	}
	return false
}

// localName returns the name by which a file speaks of an import: its own, or
// the last element of the path, which holds for the packages looked for here.
func localName(spec *ast.ImportSpec, imported string) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	return path.Base(imported)
}

// location is what the rules ask of a file: its folder, and whether it belongs
// to tests or examples, which may do more.
type location struct {
	dir           string
	test, example bool
}

// refuse says why a file must not import a package, or "".
func (in location) refuse(imported string) string {
	if within(imported, module) {
		return in.refuseOwn(strings.TrimPrefix(strings.TrimPrefix(imported, module), "/"))
	}
	if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
		for root, dependency := range outside {
			switch {
			case !within(imported, root):
			case dependency.testsOnly && !in.test:
				return "for tests alone"
			case in.dir == "indicator/check" && !in.test:
				return "this package imports the standard library alone"
			default:
				return ""
			}
		}
		return "not one of the dependencies: " + strings.Join(slices.Sorted(maps.Keys(outside)), ", ")
	}
	if in.test || in.example {
		return ""
	}
	under := func(root string) bool { return within(imported, root) }
	switch {
	case slices.ContainsFunc(barred, under) && !slices.ContainsFunc(harmless, under):
		return "the library reads no files, environment or network, and brings no flags or logs into a program"
	case (imported == "encoding/xml" || imported == "encoding/csv") && in.dir != "indicator/table" && !slices.Contains(parts(), in.dir):
		return "for decoders alone: whoever needs the model gets no XML or CSV"
	}
	return ""
}

// refuseOwn says why a file must not import a package of the module, given by
// its folder, or "".
func (in location) refuseOwn(imported string) string {
	if imported == "" {
		imported = "."
	}
	if in.example {
		program := strings.Join(strings.Split(in.dir, "/")[:2], "/")
		if _, ok := order[imported]; ok || within(imported, program) {
			return ""
		}
		return "an example imports the library and what lies below itself"
	}
	if within(imported, "examples") {
		return "nothing but an example imports examples"
	}
	if _, ok := order[imported]; !ok {
		return "has no place in the import order: give it one in importOrder (imports_test.go)"
	}
	if slices.Contains(order[in.dir], imported) {
		return ""
	}
	// A test may also import its own package and the parts of it: an example of
	// rates shows where they are read from.
	if in.test && (in.dir == "." || within(imported, in.dir)) {
		return ""
	}
	may := "nothing of the library"
	if len(order[in.dir]) > 0 {
		may = strings.Join(order[in.dir], ", ")
	}
	return fmt.Sprintf("against the import order: %s may import %s", in.dir, may)
}

// within reports whether a path is root or lies below it.
func within(p, root string) bool {
	return p == root || strings.HasPrefix(p, root+"/")
}

// TestImportRules shows that each rule bites, and where it does not.
func TestImportRules(t *testing.T) {
	const own = module + "/"
	tests := map[string]struct {
		file    string
		imports string
		body    string
		want    string // part of the only breach; none where it is empty
	}{
		"downwards":                   {file: "indicator/figure/a.go", imports: own + "indicator/period"},
		"upwards":                     {file: "indicator/period/a.go", imports: own + "indicator/figure", want: "a.go:2:8: imports iom.int/migdev/indicator/figure: against the import order"},
		"upwards in a test":           {file: "indicator/period/a_test.go", imports: own + "indicator/figure", want: "against the import order"},
		"itself in a test":            {file: "indicator/period/a_test.go", imports: own + "indicator/period"},
		"money knows places":          {file: "indicator/money/a.go", imports: own + "indicator/place"},
		"a place knows no money":      {file: "indicator/place/a.go", imports: own + "indicator/money", want: "against the import order"},
		"subjects on the model":       {file: "remittance/a.go", imports: own + "indicator"},
		"subjects side by side":       {file: "remittance/a.go", imports: own + "diaspora", want: "against the import order"},
		"model on a subject":          {file: "indicator/a.go", imports: own + "programme", want: "against the import order"},
		"a part on its parent":        {file: "indicator/money/ecb/a.go", imports: own + "indicator/money"},
		"a part on the table":         {file: "diaspora/undesa/a.go", imports: own + "indicator/table"},
		"a part above its parent":     {file: "indicator/money/ecb/a.go", imports: own + "indicator/claim", want: "against the import order"},
		"a part on another":           {file: "indicator/money/ecb/a.go", imports: own + "indicator/money/imf", want: "against the import order"},
		"a parent on its part":        {file: "programme/a.go", imports: own + "programme/iati", want: "against the import order"},
		"its part in a test":          {file: "programme/a_test.go", imports: own + "programme/iati"},
		"the table is low":            {file: "indicator/table/a.go", imports: own + "indicator/period", want: "against the import order"},
		"the root imports nothing":    {file: "doc.go", imports: own + "programme", want: ". may import nothing"},
		"the root's tests import all": {file: "a_test.go", imports: own + "programme/iati"},
		"unknown package":             {file: "indicator/new/a.go", imports: "fmt", want: "package indicator/new has no place in the import order"},
		"unknown folder":              {file: "tools/a.go", imports: "fmt", want: "package tools has no place in the import order"},
		"unknown import":              {file: "indicator/a.go", imports: own + "indicator/new", want: "has no place in the import order"},
		"library on an example":       {file: "programme/a.go", imports: own + "examples/one", want: "nothing but an example imports examples"},
		"test on an example":          {file: "a_test.go", imports: own + "examples/one", want: "nothing but an example imports examples"},
		"example on the library":      {file: "examples/one/a.go", imports: own + "remittance/rpw"},
		"example on its own package":  {file: "examples/one/a.go", imports: own + "examples/one/report"},
		"example on another":          {file: "examples/one/a.go", imports: own + "examples/two", want: "what lies below itself"},
		"example on files":            {file: "examples/one/a.go", imports: "os", body: "var _ = time.Now()"},
		"example on more":             {file: "examples/one/a.go", imports: "gonum.org/v1/plot", want: "not one of the dependencies"},
		"decimals":                    {file: "indicator/money/a.go", imports: "github.com/shopspring/decimal"},
		"text":                        {file: "indicator/lang/a.go", imports: "golang.org/x/text/language"},
		"a name that begins alike":    {file: "indicator/lang/a.go", imports: "golang.org/x/textual", want: "not one of the dependencies"},
		"check stands alone":          {file: "indicator/check/a.go", imports: "golang.org/x/text/language", want: "standard library alone"},
		"check's tests do not":        {file: "indicator/check/a_test.go", imports: "github.com/stretchr/testify/require"},
		"testify in the library":      {file: "indicator/claim/a.go", imports: "github.com/stretchr/testify/require", want: "for tests alone"},
		"testing in the library":      {file: "indicator/claim/a.go", imports: "testing", want: "no files, environment or network"},
		"files":                       {file: "indicator/wdi/a.go", imports: "os", want: "no files, environment or network"},
		"network":                     {file: "indicator/wdi/a.go", imports: "net/http", want: "no files, environment or network"},
		"addresses":                   {file: "programme/a.go", imports: "net/url"},
		"files in a test":             {file: "indicator/wdi/a_test.go", imports: "os"},
		"CSV in the model":            {file: "indicator/a.go", imports: "encoding/csv", want: "for decoders alone"},
		"CSV in a decoder":            {file: "indicator/table/a.go", imports: "encoding/csv"},
		"clock":                       {file: "programme/a.go", imports: "time", body: "var _ = time.Now()", want: "a.go:3:9: uses time.Now"},
		"clock in a test":             {file: "programme/a_test.go", imports: "time", body: "var _ = time.Now()"},
		"months":                      {file: "programme/a.go", imports: "time", body: "var _ = time.March"},
		"another Now":                 {file: "programme/a.go", imports: "fmt", body: "var _ = time.Now()"},
		"console":                     {file: "programme/a.go", imports: "fmt", body: "func _() { fmt.Println() }", want: "uses fmt.Println"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			src := fmt.Sprintf("package p\nimport %q\n%s\n", tt.imports, tt.body)
			got, err := examine(tt.file, []byte(src))
			require.NoError(t, err)
			if tt.want == "" {
				require.Empty(t, got)
				return
			}
			require.Len(t, got, 1)
			require.Contains(t, got[0], tt.want)
			require.Contains(t, got[0], tt.file)
		})
	}

	t.Run("renamed clock", func(t *testing.T) {
		got, err := examine("programme/a.go", []byte("package p\nimport now \"time\"\nvar _ = now.Now()\n"))
		require.NoError(t, err)
		require.Len(t, got, 1)
	})
	t.Run("generator", func(t *testing.T) {
		got, err := examine("indicator/place/gen.go", []byte("//go:build ignore\n\npackage main\nimport \"os\"\n"))
		require.NoError(t, err)
		require.Empty(t, got)
	})
}

// TestTopLevel holds the top level of the repository to the agreed entries.
// What .gitignore names there may lie about.
func TestTopLevel(t *testing.T) {
	required := map[string]bool{
		"programme": true, "indicator": true, "examples": true,
		"remittance": false, "diaspora": false,
		"go.mod": true, "go.sum": true, "doc.go": true,
		"README.md": true, "LICENSE": true, "CHANGELOG.md": true,
	}
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	there := map[string]bool{}
	for _, entry := range entries {
		name := entry.Name()
		there[name] = true
		_, agreed := required[name]
		if !agreed && !strings.HasPrefix(name, ".") && !strings.HasSuffix(name, "_test.go") && !ignored(t, name) {
			t.Errorf("%s: not one of the entries agreed for the top level", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(required)) {
		if required[name] && !there[name] {
			t.Errorf("%s: missing at the top level", name)
		}
	}
}

// ignored reports whether .gitignore names an entry of the top level.
func ignored(t *testing.T, name string) bool {
	list, err := os.ReadFile(".gitignore")
	require.NoError(t, err)
	for pattern := range strings.Lines(string(list)) {
		pattern = strings.TrimPrefix(strings.TrimSpace(pattern), "/")
		if ok, err := path.Match(pattern, name); err == nil && ok {
			return true
		}
	}
	return false
}
