package registry_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/registry"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// madeUp returns persons of whom every tenth stands twice.
func madeUp(n int) []registry.Person {
	r := rand.New(rand.NewPCG(31, 32))
	names := []string{"Ђоковић", "Đoković", "Krasniqi", "Hoxha", "Ilić", "Petrović"}
	var out []registry.Person
	for i := range n {
		d := registry.Disclosed{
			GivenName: "A" + string(rune('a'+r.IntN(20))), Surname: names[r.IntN(len(names))], NameLanguage: mustTag("sr"),
			BirthDate:        period.MustParse(fmt.Sprintf("19%02d-%02d-%02d", 50+r.IntN(50), 1+r.IntN(12), 1+r.IntN(28))),
			ResidenceCountry: place.MustCountry([]string{"DE", "CH", "IT"}[r.IntN(3)]),
			Occupation:       diaspora.MustISCO([]string{"7212", "2221", "8332"}[r.IntN(3)]), Skills: []string{"welding"},
		}
		if i%2 == 0 {
			d.Consents = consented
		}
		out = append(out, registry.NewPerson(d))
		if i%10 == 0 {
			out = append(out, registry.NewPerson(d))
		}
	}
	return out
}

// The order of the records changes who is found only by their places.
func TestSearchOrder(t *testing.T) {
	people := madeUp(300)
	q := registry.Query{Purpose: registry.ForMatching, On: period.MustParse("2015-01-01"),
		Skills: []string{"welding"}, Residence: []place.Country{place.MustCountry("CH")}, Occupation: diaspora.MustISCO("72")}
	want, err := registry.New(people...).Search(q)
	require.NoError(t, err)
	require.NotEmpty(t, want.Found)
	require.Positive(t, want.NoConsent)
	duplicates, err := registry.New(people...).Duplicates(personLinker())
	require.NoError(t, err)
	require.GreaterOrEqual(t, duplicates.Size().Duplicates, 30)
	r := rand.New(rand.NewPCG(33, 34))
	for range 10 {
		order := r.Perm(len(people)) // record i goes to place order[i]
		moved := make([]registry.Person, len(people))
		for i, p := range people {
			moved[order[i]] = p
		}
		got, err := registry.New(moved...).Search(q)
		require.NoError(t, err)
		var found []int
		for _, i := range want.Found {
			found = append(found, order[i])
		}
		slices.Sort(found)
		require.Equal(t, found, got.Found)
		require.Equal(t, want.NoConsent, got.NoConsent)
		require.Equal(t, want.Unclear, got.Unclear)
		same, err := registry.New(moved...).Duplicates(personLinker())
		require.NoError(t, err)
		require.Equal(t, duplicates.Size(), same.Size())
	}
}

// Several goroutines may read one register, linker and system of letters.
func TestReaders(t *testing.T) {
	register, linker := registry.New(madeUp(200)...), personLinker()
	q := registry.Query{Purpose: registry.ForMatching, On: period.MustParse("2015-01-01"), Skills: []string{"welding"}, ResidenceArea: "x"}
	want, err := register.Duplicates(linker)
	require.NoError(t, err)
	findings := len(register.Check(q.On))
	serbian := registry.MustSystem("sr")
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			got, err := register.Duplicates(linker)
			if err != nil || got.Size() != want.Size() {
				t.Errorf("%v, %v: want %v", got.Size(), err, want.Size())
			}
			if _, err := register.Search(q); err != nil {
				t.Error(err)
			}
			if len(register.Check(q.On)) != findings || serbian.NameKey("Ђоковић") != "djokovic" {
				t.Error("what is read differs")
			}
		})
	}
	wait.Wait()
}
