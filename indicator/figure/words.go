package figure

import "iom.int/migdev/indicator/lang"

// vocabulary holds the words with which figures are printed in one language.
type vocabulary struct {
	hedges   [numHedges]string   // "" where the number stands alone; exact: where it would look rounded
	atMost   string              // an upper bound, as "at least" is a lower one
	unknown  string              // no bounds at all
	estimate string              // the mark of an estimate, in brackets behind the figure
	scales   map[int8][2]string  // scaling words: for one, for more
	plural   func(n Number) bool // whether n takes the second; nil: never
}

// wordsOf returns the words of p's language, and English ones where there are
// none.
func wordsOf(p lang.Printer) *vocabulary {
	if v, ok := vocabularies[p.Locale()]; ok {
		return v
	}
	return vocabularies["en"]
}

// invariant makes scaling words that do not change with the number.
func invariant(thousand, million, billion, trillion string) map[int8][2]string {
	return map[int8][2]string{3: {thousand}, 6: {million}, 9: {billion}, 12: {trillion}}
}

func fromTwo(n Number) bool { return n.Cmp(Int(2)) >= 0 || n.Cmp(Int(-2)) <= 0 }

func notOne(n Number) bool { return !n.Equal(Int(1)) && !n.Equal(Int(-1)) }

var vocabularies = map[string]*vocabulary{
	"en": {
		hedges: [...]string{Exact: "exactly", About: "about", Almost: "almost", MoreThan: "more than", AtLeast: "at least",
			UpTo: "up to", LessThan: "less than", FloorRange: "at least", Top: "top", Majority: "the majority", Magnitude: "at least"},
		atMost: "at most", estimate: "estimate", unknown: "not known",
		scales: map[int8][2]string{2: {"hundred"}, 3: {"thousand"}, 5: {"lakh"}, 6: {"million"},
			7: {"crore"}, 9: {"billion"}, 12: {"trillion"}},
	},
	"fr": {
		hedges: [...]string{Exact: "exactement", About: "environ", Almost: "près de", MoreThan: "plus de", AtLeast: "au moins",
			UpTo: "jusqu’à", LessThan: "moins de", FloorRange: "au moins", Top: "top", Majority: "la majorité", Magnitude: "au moins"},
		atMost: "au plus", estimate: "estimation", unknown: "inconnu",
		scales: map[int8][2]string{3: {"mille", "mille"}, 6: {"million", "millions"},
			9: {"milliard", "milliards"}, 12: {"billion", "billions"}},
		plural: fromTwo,
	},
	"es": {
		hedges: [...]string{Exact: "exactamente", About: "alrededor de", Almost: "casi", MoreThan: "más de", AtLeast: "al menos",
			UpTo: "hasta", LessThan: "menos de", FloorRange: "al menos", Top: "top", Majority: "la mayoría", Magnitude: "al menos"},
		atMost: "como máximo", estimate: "estimación", unknown: "se desconoce",
		scales: map[int8][2]string{3: {"mil", "mil"}, 6: {"millón", "millones"},
			9: {"mil millones", "mil millones"}, 12: {"billón", "billones"}},
		plural: notOne,
	},
	"ru": {
		hedges: [...]string{Exact: "ровно", About: "около", Almost: "почти", MoreThan: "более", AtLeast: "не менее",
			UpTo: "до", LessThan: "менее", FloorRange: "не менее", Top: "топ", Majority: "большинство", Magnitude: "не менее"},
		atMost: "не более", estimate: "оценка", unknown: "неизвестно",
		scales: invariant("тыс.", "млн", "млрд", "трлн"),
	},
	"sr": {
		hedges: [...]string{Exact: "тачно", About: "око", Almost: "скоро", MoreThan: "више од", AtLeast: "најмање",
			UpTo: "до", LessThan: "мање од", FloorRange: "најмање", Top: "топ", Majority: "већина", Magnitude: "најмање"},
		atMost: "највише", estimate: "процена", unknown: "непознато",
		scales: invariant("хиљ.", "мил.", "млрд.", "бил."),
	},
	"sr-Latn": {
		hedges: [...]string{Exact: "tačno", About: "oko", Almost: "skoro", MoreThan: "više od", AtLeast: "najmanje",
			UpTo: "do", LessThan: "manje od", FloorRange: "najmanje", Top: "top", Majority: "većina", Magnitude: "najmanje"},
		atMost: "najviše", estimate: "procena", unknown: "nepoznato",
		scales: invariant("hilj.", "mil.", "mlrd.", "bil."),
	},
	"de": {
		hedges: [...]string{Exact: "genau", About: "rund", Almost: "fast", MoreThan: "mehr als", AtLeast: "mindestens",
			UpTo: "bis zu", LessThan: "weniger als", FloorRange: "mindestens", Top: "Top", Majority: "die Mehrheit", Magnitude: "mindestens"},
		atMost: "höchstens", estimate: "Schätzung", unknown: "nicht bekannt",
		scales: invariant("Tsd.", "Mio.", "Mrd.", "Bio."),
	},
	"sq": {
		hedges: [...]string{Exact: "saktësisht", About: "rreth", Almost: "gati", MoreThan: "më shumë se", AtLeast: "të paktën",
			UpTo: "deri në", LessThan: "më pak se", FloorRange: "të paktën", Top: "top", Majority: "shumica", Magnitude: "të paktën"},
		atMost: "jo më shumë se", estimate: "vlerësim", unknown: "e panjohur",
		scales: invariant("mijë", "milion", "miliard", "bilion"),
	},
	"uk": {
		hedges: [...]string{Exact: "рівно", About: "близько", Almost: "майже", MoreThan: "понад", AtLeast: "щонайменше",
			UpTo: "до", LessThan: "менше ніж", FloorRange: "щонайменше", Top: "топ", Majority: "більшість", Magnitude: "щонайменше"},
		atMost: "щонайбільше", estimate: "оцінка", unknown: "невідомо",
		scales: invariant("тис.", "млн", "млрд", "трлн"),
	},
}

// magnitudes are the English words for what is said without digits, by the
// exponent of the unit; two of it is the least that a plural can mean.
var magnitudes = [...]string{
	"several", "tens", "hundreds", "thousands", "tens of thousands", "hundreds of thousands",
	"millions", "tens of millions", "hundreds of millions", "billions", "tens of billions", "hundreds of billions",
	"trillions", "tens of trillions", "hundreds of trillions",
}
