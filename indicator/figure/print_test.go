package figure_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

func printer(t *testing.T, tag string) lang.Printer {
	if tag == "" {
		return lang.Printer{}
	}
	parsed, err := lang.ParseTag(tag)
	require.NoError(t, err)
	return lang.NewPrinter(parsed)
}

func TestFormat(t *testing.T) {
	for text, want := range map[string]map[string]string{
		"EUR 1,4 million": {
			"":        "EUR 1.4 million",
			"en":      "EUR 1.4 million",
			"fr":      "EUR 1,4 million",
			"es":      "EUR 1,4 millones",
			"ru":      "EUR 1,4 млн",
			"sr":      "EUR 1,4 мил.",
			"sr-Latn": "EUR 1,4 mil.",
			"de":      "EUR 1,4 Mio.",
			"sq":      "EUR 1,4 milion",
			"uk":      "EUR 1,4 млн",
		},
		"over 9,900 loans": {
			"":        "more than 9900 loans",
			"en":      "more than 9,900 loans",
			"fr":      "plus de 9\u202f900 loans",
			"es":      "más de 9900 loans",
			"ru":      "более 9\u00a0900 loans",
			"sr":      "више од 9.900 loans",
			"sr-Latn": "više od 9.900 loans",
			"de":      "mehr als 9.900 loans",
			"sq":      "më shumë se 9900 loans",
			"uk":      "понад 9\u00a0900 loans",
		},
		"up to €25,000": {
			"":        "up to EUR 25000",
			"en":      "up to EUR 25,000",
			"fr":      "jusqu’à EUR 25\u202f000",
			"es":      "hasta EUR 25.000",
			"ru":      "до EUR 25\u00a0000",
			"sr":      "до EUR 25.000",
			"sr-Latn": "do EUR 25.000",
			"de":      "bis zu EUR 25.000",
			"sq":      "deri në EUR 25\u00a0000",
			"uk":      "до EUR 25\u00a0000",
		},
		"15-20% of GDP": {
			"":        "15-20% of GDP",
			"en":      "15–20% of GDP",
			"fr":      "15–20\u202f% of GDP",
			"es":      "15–20\u00a0% of GDP",
			"ru":      "15–20\u00a0% of GDP",
			"sr":      "15–20% of GDP",
			"sr-Latn": "15–20% of GDP",
			"de":      "15–20\u00a0% of GDP",
			"sq":      "15–20% of GDP",
			"uk":      "15–20% of GDP",
		},
		"some 59 million border crossings": {
			"":        "about 59 million border crossings",
			"en":      "about 59 million border crossings",
			"fr":      "environ 59 millions border crossings",
			"es":      "alrededor de 59 millones border crossings",
			"ru":      "около 59 млн border crossings",
			"sr":      "око 59 мил. border crossings",
			"sr-Latn": "oko 59 mil. border crossings",
			"de":      "rund 59 Mio. border crossings",
			"sq":      "rreth 59 milion border crossings",
			"uk":      "близько 59 млн border crossings",
		},
		"exactly 8 million": {
			"":        "exactly 8 million",
			"en":      "exactly 8 million",
			"fr":      "exactement 8 millions",
			"es":      "exactamente 8 millones",
			"ru":      "ровно 8 млн",
			"sr":      "тачно 8 мил.",
			"sr-Latn": "tačno 8 mil.",
			"de":      "genau 8 Mio.",
			"sq":      "saktësisht 8 milion",
			"uk":      "рівно 8 млн",
		},
		"EUR 1-2 million": {
			"":        "EUR 1-2 million",
			"en":      "EUR 1–2 million",
			"fr":      "EUR 1–2 millions",
			"es":      "EUR 1–2 millones",
			"ru":      "EUR 1–2 млн",
			"sr":      "EUR 1–2 мил.",
			"sr-Latn": "EUR 1–2 mil.",
			"de":      "EUR 1–2 Mio.",
			"sq":      "EUR 1–2 milion",
			"uk":      "EUR 1–2 млн",
		},
		"minimum 8 to 10 job places": {
			"":        "at least 8-10 job places",
			"en":      "at least 8–10 job places",
			"fr":      "au moins 8–10 job places",
			"es":      "al menos 8–10 job places",
			"ru":      "не менее 8–10 job places",
			"sr":      "најмање 8–10 job places",
			"sr-Latn": "najmanje 8–10 job places",
			"de":      "mindestens 8–10 job places",
			"sq":      "të paktën 8–10 job places",
			"uk":      "щонайменше 8–10 job places",
		},
		"a third of users": {
			"":        "a third of users",
			"en":      "a third of users",
			"fr":      "33,3\u202f% of users",
			"es":      "33,3\u00a0% of users",
			"ru":      "33,3\u00a0% of users",
			"sr":      "33,3% of users",
			"sr-Latn": "33,3% of users",
			"de":      "33,3\u00a0% of users",
			"sq":      "33,3% of users",
			"uk":      "33,3% of users",
		},
		"10% to a third": {
			"":        "10% to a third",
			"en":      "10% to a third",
			"fr":      "10,0–33,3\u202f%",
			"es":      "10,0–33,3\u00a0%",
			"ru":      "10,0–33,3\u00a0%",
			"sr":      "10,0–33,3%",
			"sr-Latn": "10,0–33,3%",
			"de":      "10,0–33,3\u00a0%",
			"sq":      "10,0–33,3%",
			"uk":      "10,0–33,3%",
		},
		"the majority of active users": {
			"":        "the majority of active users",
			"en":      "the majority of active users",
			"fr":      "la majorité of active users",
			"es":      "la mayoría of active users",
			"ru":      "большинство of active users",
			"sr":      "већина of active users",
			"sr-Latn": "većina of active users",
			"de":      "die Mehrheit of active users",
			"sq":      "shumica of active users",
			"uk":      "більшість of active users",
		},
		"several hundred thousand": {
			"":        "hundreds of thousands",
			"en":      "hundreds of thousands",
			"fr":      "au moins 200\u202f000",
			"es":      "al menos 200.000",
			"ru":      "не менее 200\u00a0000",
			"sr":      "најмање 200.000",
			"sr-Latn": "najmanje 200.000",
			"de":      "mindestens 200.000",
			"sq":      "të paktën 200\u00a0000",
			"uk":      "щонайменше 200\u00a0000",
		},
		"twice a day": {
			"":        "twice per day",
			"en":      "twice per day",
			"fr":      "2 times per day",
			"es":      "2 times per day",
			"ru":      "2 times per day",
			"sr":      "2 times per day",
			"sr-Latn": "2 times per day",
			"de":      "2 times per day",
			"sq":      "2 times per day",
			"uk":      "2 times per day",
		},
		"2.5 lakh": {
			"":        "2.5 lakh",
			"en":      "2.5 lakh",
			"fr":      "250\u202f000",
			"es":      "250.000",
			"ru":      "250\u00a0000",
			"sr":      "250.000",
			"sr-Latn": "250.000",
			"de":      "250.000",
			"sq":      "250\u00a0000",
			"uk":      "250\u00a0000",
		},
		"almost 1 billion": {
			"":        "almost 1 billion",
			"en":      "almost 1 billion",
			"fr":      "près de 1 milliard",
			"es":      "casi 1 mil millones",
			"ru":      "почти 1 млрд",
			"sr":      "скоро 1 млрд.",
			"sr-Latn": "skoro 1 mlrd.",
			"de":      "fast 1 Mrd.",
			"sq":      "gati 1 miliard",
			"uk":      "майже 1 млрд",
		},
		"fewer than -1,234.50": {
			"":        "less than -1234.50",
			"en":      "less than -1,234.50",
			"fr":      "moins de -1\u202f234,50",
			"es":      "menos de -1234,50",
			"ru":      "менее -1\u00a0234,50",
			"sr":      "мање од -1.234,50",
			"sr-Latn": "manje od -1.234,50",
			"de":      "weniger als -1.234,50",
			"sq":      "më pak se -1234,50",
			"uk":      "менше ніж -1\u00a0234,50",
		},
		"3 trillion (estimate)": {
			"":        "3 trillion (estimate)",
			"en":      "3 trillion (estimate)",
			"fr":      "3 billions (estimation)",
			"es":      "3 billones (estimación)",
			"ru":      "3 трлн (оценка)",
			"sr":      "3 бил. (процена)",
			"sr-Latn": "3 bil. (procena)",
			"de":      "3 Bio. (Schätzung)",
			"sq":      "3 bilion (vlerësim)",
			"uk":      "3 трлн (оцінка)",
		},
		"-2 million": {
			"":        "-2 million",
			"en":      "-2 million",
			"fr":      "-2 millions",
			"es":      "-2 millones",
			"ru":      "-2 млн",
			"sr":      "-2 мил.",
			"sr-Latn": "-2 mil.",
			"de":      "-2 Mio.",
			"sq":      "-2 milion",
			"uk":      "-2 млн",
		},
		"at least 1000 thousand": {
			"":        "at least 1000 thousand",
			"en":      "at least 1,000 thousand",
			"fr":      "au moins 1\u202f000 mille",
			"es":      "al menos 1000 mil",
			"ru":      "не менее 1\u00a0000 тыс.",
			"sr":      "најмање 1.000 хиљ.",
			"sr-Latn": "najmanje 1.000 hilj.",
			"de":      "mindestens 1.000 Tsd.",
			"sq":      "të paktën 1000 mijë",
			"uk":      "щонайменше 1\u00a0000 тис.",
		},
	} {
		f := figure.MustParse(text)
		require.Equal(t, want[""], f.String())
		for tag, text := range want {
			p := printer(t, tag)
			require.Equal(t, text, f.Format(p), tag)
			require.Equal(t, "→"+text, string(f.Append([]byte("→"), p)), tag)
		}
	}
}

func TestFormatLanguageWithoutWords(t *testing.T) {
	it := printer(t, "it")
	require.Equal(t, "more than 12.900 loans", figure.MustParse("over 12,900 loans").Format(it))
	require.Equal(t, "USD 8,5 million", figure.MustParse("USD 8.5 million").Format(it))
	require.Equal(t, "at least 200.000", figure.MustParse("several hundred thousand").Format(it))
}

// Whatever the words of a language, what is printed has the digits of the
// figure.
func TestFormatNotStated(t *testing.T) {
	for _, tag := range []string{"", "en", "fr", "uk"} {
		require.Empty(t, figure.Figure{}.Format(printer(t, tag)))
	}
}

// What is made of parts may say more than words do.
func TestStringOfParts(t *testing.T) {
	majority := made(t, figure.Majority, "50")
	require.Equal(t, "the majority", majority.String())
	require.Equal(t, "the majority seats", majority.WithUnit("seats").String())
	require.Equal(t, "exactly 50%", made(t, figure.Exact, "50").WithUnit("%").String())
	require.Equal(t, "5.5 times per day", made(t, figure.Rounded, "5.5").WithUnit("times per day").String())
	require.Equal(t, "-0.50", made(t, figure.Rounded, "-0.50").String())
	require.Equal(t, "1.5 million %", figure.MustParse("1.5 million").WithUnit("%").String())
	require.Equal(t, "12345678901234567890.5", made(t, figure.Rounded, "12345678901234567890.5").String())
}
