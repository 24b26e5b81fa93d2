package registry_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"iom.int/migdev/diaspora/registry"
)

func TestLatin(t *testing.T) {
	tests := []struct{ system, text, want string }{
		{"sr", "Жељко Јоксимовић", "Željko Joksimović"},
		{"sr", "ЏУГАЊ", "DŽUGANJ"},
		{"sr", "Џугањ", "Džuganj"},
		{"sr", "Љ. Његош", "Lj. Njegoš"},
		{"sr", "ЉУБА", "LJUBA"},
		{"sr", "Љуба-КОЊ", "Ljuba-KONJ"},
		{"sr", "Đoković Ђоковић", "Đoković Đoković"},
		{"sr-Latn", "Ђоковић", "Đoković"},
		{"bs", "Ћамил", "Ćamil"},
		{"tg", "Ҷумъаҷон Ҳакимов", "Jum’ajon Hakimov"},
		{"tg", "Ғафуров", "Ghafurov"},
		{"tg", "ҒАФУРОВ Юсуф", "GHAFUROV Yusuf"},
		{"tg", "Қӯрғонтеппа", "Qŭrghonteppa"},
		{"ru", "Хрущёв Юрий", "KHRUSHCHEV IURII"},
		{"ru-icao", "Подъячев", "PODIEIACHEV"},
		{"ru-icao", "Ильин", "ILIN"},
		{"ru-icao", "Хрущев", "KHRUSHCHEV"}, // the diaeresis apart
		{"ru-icao", "Юрий", "IURII"},        // the breve apart
		{"ka", "გიორგი ჭავჭავაძე", "giorgi ch’avch’avadze"},
		// The examples of the resolution of 2010.
		{"uk", "Алушта", "Alushta"}, {"uk", "Згурський", "Zghurskyi"}, {"uk", "Розгон", "Rozghon"},
		{"uk", "Єнакієве", "Yenakiieve"}, {"uk", "Гаєвич", "Haievych"}, {"uk", "Короп'є", "Koropie"},
		{"uk", "Їжакевич", "Yizhakevych"}, {"uk", "Мар’їне", "Marine"}, {"uk", "Йосипівка", "Yosypivka"},
		{"uk", "Стрий", "Stryi"}, {"uk", "Щербухи", "Shcherbukhy"}, {"uk", "Юрій", "Yurii"},
		{"uk", "Ягідне", "Yahidne"}, {"uk", "Знам'янка", "Znamianka"}, {"uk", "Феодосія", "Feodosiia"},
		{"uk", "Ґалаґан", "Galagan"}, {"uk", "ЯЦЕНКО", "YATSENKO"}, {"uk", "ЗГОРАНИ", "ZGHORANY"},
		{"uk", "Нечуй-Яремчук", "Nechui-Yaremchuk"}, {"uk", "'Юрій'", "'Yurii'"}, {"uk", "Київ", "Kyiv"},
		{"uk", "Київ", "Kyiv"}, // the diaeresis apart
		{"bg", "Мария Щерева-Калъчева", "Maria Shtereva-Kalacheva"}, {"bg", "Илиян", "Iliyan"},
		{"mk", "Ѓорѓи Ќосев", "Ǵorǵi Ḱosev"}, {"mk", "Ѕвездан", "Dzvezdan"},
		{"sq", "Çelë Gjyçli", "Çelë Gjyçli"},
		{"tr", "Işık İnönü", "Işık İnönü"},
		{"", "Ђоковић", "Ђоковић"},
		{"sr", "Київ", "Kiїv"}, // ї is kept
		{"sr", "", ""},
		{"ru-icao", "a\xffб", "A\xffB"},
	}
	for _, tt := range tests {
		t.Run(tt.system+" "+tt.text, func(t *testing.T) {
			system, err := registry.ParseSystem(tt.system)
			require.NoError(t, err)
			require.Equal(t, tt.want, system.Latin(tt.text))
			require.Equal(t, tt.want, string(system.AppendLatin(nil, tt.text)))
		})
	}
}

func TestUnknown(t *testing.T) {
	require.Equal(t, []rune("їў"), registry.MustSystem("sr").Unknown("Київ, ўї Đ"))
	require.Nil(t, registry.MustSystem("tr").Unknown("Işık O’Brien 3"))
	require.Equal(t, []rune("И"), registry.System{}.Unknown("Иvan"))
}

func TestSystem(t *testing.T) {
	for _, name := range []string{"sr", "ru-icao", "uk", "tg", "ka-bgn", "mk", "bg", ""} {
		system, err := registry.ParseSystem(name)
		require.NoError(t, err)
		require.Equal(t, name, system.String())
	}
	for _, name := range []string{"hy", "el", "ar", "be", "uz-Cyrl", "kk", "no language", "icao", "xmf-Geor"} {
		_, err := registry.ParseSystem(name)
		require.ErrorIs(t, err, registry.ErrSystem, name)
	}
	for _, name := range []string{"sq", "tr", "uz", "de", "hr", "tg-Latn", "ru-Latn", "und", "ro-MD"} {
		system, err := registry.ParseSystem(name)
		require.NoError(t, err, name)
		require.Equal(t, registry.System{}, system)
	}
	require.Panics(t, func() { registry.MustSystem("hy") })
}

func TestSystemWith(t *testing.T) {
	tajik := registry.MustSystem("tg")
	old := tajik.With("tg-1952", map[rune]string{'ц': "ts", 'х': "x", 'q': "k"})
	require.Equal(t, "tg-1952", old.String())
	require.Equal(t, "Tsaxk", old.Latin("Цахq"))
	require.Equal(t, "Цakhq", tajik.Latin("Цахq"), "the table it is made of stays")
	require.Equal(t, "shx", registry.System{}.With("own", map[rune]string{'შ': "sh", 'х': "x"}).Latin("შх"))
}

func TestKey(t *testing.T) {
	tests := []struct{ system, text, key, name string }{
		{"sr", "Ђоковић", "djokovic", "djokovic"},
		{"sr", "Đoković", "djokovic", "djokovic"},
		{"", "Djokovic", "djokovic", "djokovic"},
		{"", "DOKOVIC", "dokovic", "dokovic"},
		{"", "ĐOKOVIĆ", "djokovic", "djokovic"},
		{"tr", "IŞIK", "isik", "isik"}, {"tr", "Işık", "isik", "isik"}, {"tr", "İŞİK", "isik", "isik"},
		{"tr", "Özgür Çağlar", "ozgur caglar", "ozgur caglar"},
		{"sq", "Çelë", "cele", "cele"},
		{"pl", "Łukasz", "lukasz", "lukasz"}, {"da", "Søren Ærø", "soren aero", "soren aero"},
		{"de", "Groß", "gross", "gross"}, {"de", "GROẞ", "gross", "gross"}, {"az", "Əliyev", "eliyev", "eliyev"},
		{"is", "Þóra Guðmundsdóttir", "thora gudmundsdottir", "thora gudmundsdottir"},
		{"", "Ǿǽ", "oae", "oae"}, {"mt", "Ħamrun", "hamrun", "hamrun"}, {"se", "Ŧoŋ", "ton", "ton"}, {"fr", "Œuvre", "oeuvre", "oeuvre"},
		{"", "ΣΑΣ Σας", "σασ σασ", "σασ σασ"},
		{"tg", "Ҷумъаҷон", "jum’ajon", "jumajon"},
		{"ka", "ჭავჭავაძე", "ch’avch’avadze", "chavchavadze"},
		{"", "O’Brien", "o’brien", "obrien"},
		{"", " Krasniqi - Berisha. ", " krasniqi - berisha. ", "krasniqi berisha"},
		{"uk", "Щур-Яременко", "shchur-yaremenko", "shchur yaremenko"},
		{"ru", "Хрущёв", "khrushchev", "khrushchev"},
		{"", "Юрий", "юрии", "юрии"}, // no language: taken as it stands
		{"", "Zoe\u0308", "zoe", "zoe"},
		{"", "a\u200bb", "a\u200bb", "ab"},
		{"", "", "", ""}, {"", " - ", " - ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.system+" "+tt.text, func(t *testing.T) {
			system := registry.MustSystem(tt.system)
			require.Equal(t, tt.key, system.Key(tt.text))
			require.Equal(t, tt.name, system.NameKey(tt.text))
			require.Equal(t, "x "+tt.name, string(system.AppendNameKey([]byte("x "), tt.text)))
		})
	}
}

// TestKeyIsThatOfTheLatinForm takes random names of letters of all systems: the
// key of a name is the key of its Latin form, and a key is its own key.
func TestKeyIsThatOfTheLatinForm(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("абвгґдђеєёжзиӣіїйјклљмнњопрстћуӯфхцчџшщъыьэюяғқҳҷѓќѕაბგკპჭ'’- ABžđçİı")
	for range 20000 {
		var b strings.Builder
		for range random.IntN(12) {
			r := letters[random.IntN(len(letters))]
			if random.IntN(3) == 0 {
				r = unicode.ToUpper(r)
			}
			b.WriteRune(r)
		}
		name := b.String()
		for _, s := range []string{"sr", "ru-icao", "uk", "tg", "ka-bgn", "mk", "bg", ""} {
			system, plain := registry.MustSystem(s), registry.System{}
			key := system.Key(name)
			require.Equal(t, plain.Key(system.Latin(name)), key, "%s %q", s, name)
			require.Equal(t, key, plain.Key(key), "%s %q", s, name)
			require.Equal(t, system.NameKey(name), plain.NameKey(key), "%s %q", s, name)
			if system.Unknown(name) == nil {
				require.Equal(t, key, system.Key(norm.NFD.String(name)), "%s %q", s, name)
			}
		}
	}
}

func TestKeyAllocations(t *testing.T) {
	var buf [256]byte
	for _, tt := range []struct{ system, text string }{
		{"sr", "Ђорђевић-Његош Љубица"}, {"", "Đorđević"}, {"ru", "Хрущёв Юрий"}, {"tg", "Ҷумъаҷон Ҳакимов"},
		{"ka", "ჭავჭავაძე"}, {"uk", "Згурський-Яременко Мар’їна"}, {"tr", "Işık İnönü"}, {"", "Zoe\u0308 Ångström"},
	} {
		system := registry.MustSystem(tt.system)
		require.LessOrEqual(t, testing.AllocsPerRun(100, func() { kept = system.Key(tt.text) }), 2.0, tt.text)
		require.LessOrEqual(t, testing.AllocsPerRun(100, func() { kept = system.NameKey(tt.text) }), 2.0, tt.text)
		require.LessOrEqual(t, testing.AllocsPerRun(100, func() { kept = system.Latin(tt.text) }), 2.0, tt.text)
		require.Zero(t, testing.AllocsPerRun(100, func() { system.AppendNameKey(buf[:0], tt.text) }), tt.text)
		require.Zero(t, testing.AllocsPerRun(100, func() { system.AppendLatin(buf[:0], tt.text) }), tt.text)
	}
}

func FuzzSystem(f *testing.F) {
	f.Add("sr", "Ђоковић")
	f.Add("uk", "Мар’їне")
	f.Add("", "\xff\u0306")
	f.Fuzz(func(t *testing.T, name, text string) {
		system, err := registry.ParseSystem(name)
		if err != nil {
			require.ErrorIs(t, err, registry.ErrSystem)
			require.Equal(t, registry.System{}, system)
			return
		}
		key := system.NameKey(text)
		require.True(t, utf8.ValidString(key))
		require.Equal(t, strings.TrimSpace(key), key)
		require.Equal(t, key, registry.System{}.NameKey(key))
		if len(text) > 0 {
			require.LessOrEqual(t, len(system.Latin(text)), 8*len(text))
		}
	})
}

// kept keeps a result, so that the memory for it is counted.
var kept string

func BenchmarkNameKey(b *testing.B) {
	for _, bm := range []struct{ name, system, text string }{
		{"serbian-cyrillic", "sr", "Ђорђевић Љубица"}, {"serbian-latin", "sr", "Đorđević Ljubica"},
		{"russian", "ru", "Хрущёв Юрий"}, {"tajik", "tg", "Ҷумъаҷон Ҳакимов"}, {"ascii", "", "Krasniqi-Berisha Arta"},
	} {
		system := registry.MustSystem(bm.system)
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				kept = system.NameKey(bm.text)
			}
		})
	}
	b.Run("append", func(b *testing.B) {
		system := registry.MustSystem("sr")
		var buf [64]byte
		b.ReportAllocs()
		for b.Loop() {
			system.AppendNameKey(buf[:0], "Ђорђевић Љубица")
		}
	})
}
