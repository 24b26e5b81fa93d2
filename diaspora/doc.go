// Package diaspora models people who live outside the country that they, or
// their parents, come from: how many there are, by whose definition, and what
// programmes do with them.
//
// # Counts and stocks
//
// A [Count] is a number of persons as a statistic gives it, with its [Quality],
// its bounds, or the reason why there is none. Counts add up with the weakest
// quality, and an absent part makes a sum at least the rest: it is never 0. A
// [Stock] is a count of people of an origin in a place of residence, with the
// labels without which it means nothing: [Basis], [Edition], territory (in its
// [Geo]) and quality.
//
// Stocks of unlike editions, bases or territories are not put together unless a
// [Mix] allows it by name, and the result says what was mixed. [SumStocks]
// streams; [Summarise] gives total, women, the largest places and what rests on
// each basis; a [StockTable] looks up, and answers not reported where an
// edition has no row. [ChangeOfStock] is growth within an edition, [RevisionOf]
// what a later edition made of the same year.
//
// A [Community] holds what several sources say of one diaspora side by side:
// five million by self-identification and 0.8 million by birth are six times
// apart, and no contradiction. [CountDefinitions] counts the persons of a
// register by birth, citizenship, parents and self-identification, in their
// union once, and by generation.
//
// # Rates
//
// [RatesOfEmigration] gives the three rates in use, each with its denominator:
// one stock and one population make 43.5 or 30.3 %. [NewBrainDrain] has them by
// level of education, those of unknown education shown apart, and the selection
// of the highly educated. [Moves.Circulation] tells churn from net moves.
//
// [CoverageOf] sets a register against an estimate. [NewChange], [ChangesFrom]
// and [ChangesTo] do so with growth ("increase of 700 %" is a multiple of 8),
// forwards, backwards and between two numbers, and [Change.Prints] tells
// whether a printed percentage is the computed one.
//
// # Engagement
//
// An [Engagement] is how countries engage their diasporas: at which stage each
// is, and which actions enable, engage and empower. A [Scheme] matches what
// migrants contribute, with ratio, caps and budget ([Funding], [FundLedger]). An
// [Assignment] is work of somebody who returns for good, for a time or by wire;
// a [Funnel] tells how many reached each stage of a scheme, a [CentreTally] how
// many people a resource centre served. [ImpliedBases], [ImpliedRatesOf],
// [LeverageOf] and [PointsChangeTo] check what reports print.
//
// # Codes
//
// [ISCO] and [ISCED] are occupations and levels of education, as codes that
// cannot be damaged: text, with their structure and without their titles.
//
// # Conventions
//
// Percentages are in percent: 43.5 stands for 43.5 %. A [Proportion] is exact,
// with the bounds that hedged numbers leave; what is undefined says why, and is
// neither 0 nor an infinity. Each uncertain number is used once in a formula,
// so that bounds are as narrow as they can be; where they are wider the
// function says so. A count that a source calls an estimate has no bounds but
// those that the source gives, and then only the printed values divide.
//
// Results do not depend on the order in which stocks are given. Every result
// lists how it came about in its Trace.
//
// # Left out
//
// No flows are estimated from stocks, nothing is projected, and no missing
// number is filled in. The package reads no files; package undesa below reads
// those of the United Nations. Persons with names are in package registry
// below, skills against posts in placement, small cells in disclosure.
//
// Refugees and asylum seekers of UNHCR are a stock on [RefugeeBasis]. Where UN
// DESA has added refugees to a stock (data type R) they are in it already, so
// [SumStocks] and [Summarise] refuse to add them. Neither finds out that a person
// is in two stocks on unlike bases otherwise.
//
// # Sources
//
// United Nations Department of Economic and Social Affairs, International
// Migrant Stock, editions of 2020 and 2024, for data types, symbols and places;
// Docquier and Marfouk, International Migration by Educational Attainment
// (World Bank, 2006), and the OECD Database on Immigrants in OECD Countries for
// rates and levels of education; the index of migration effectiveness for
// circulation, of which no measure is agreed. There is no agreed definition of
// a diaspora either.
package diaspora
