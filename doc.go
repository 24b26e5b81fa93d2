// Package migdev models migration and development programmes as the people who
// run, fund and study them do: joint programmes with their results and budgets,
// sums in mixed currencies, people abroad, and the indicators they are measured
// by.
//
// A report says "over 1,700", "up to 15,000", "USD 8 million". The library keeps
// such a figure as it was said, works with all that it leaves possible, and
// answers met, not met or cannot tell.
//
// # The model in one picture
//
// Imports point one way, downwards; a test holds them to it.
//
//	   examples            whole programmes, from the record to the report
//	      │
//	  programme            organisations and their roles, results, budget
//	  remittance           flows, shares, costs
//	  diaspora             people abroad; none of the three knows another
//	      │
//	  indicator            what is measured, what was, and how it is judged
//	      │
//	    claim              what a text says about its figures, checked
//	      │
//	    money              exact amounts, each in one currency
//	    │   │
//	place   │              countries and parts of them; how a report names them
//	    │   │
//	    figure             numbers as reported, and what they leave possible
//	      │
//	   period              dates and spans, as precise as they were stated
//	      │
//	    lang               texts in several languages; how each writes numbers
//	      │
//	    check              findings, verdicts, traces
//
// # Packages
//
// What every part answers with, and how it is written:
//
//   - [iom.int/migdev/indicator/check]: a finding says what looks wrong, and
//     where; a verdict is met, not met or cannot tell; a trace tells how a figure
//     came about.
//   - [iom.int/migdev/indicator/lang]: one text in many languages, and a printer
//     that knows the marks, months and list words of each.
//
// What a report states:
//
//   - [iom.int/migdev/indicator/period]: "2011", "May 2009 to May 2012",
//     "1997 to present", and their lengths.
//   - [iom.int/migdev/indicator/figure]: a number with its hedge, place value,
//     base, time role and source, and the interval it stands for.
//   - [iom.int/migdev/indicator/place]: countries by any code that real files
//     use, districts and municipalities, and designations with their notes.
//   - [iom.int/migdev/indicator/money]: amounts that keep their digits and never
//     mix their currencies, and figures in a currency.
//
// How files are read:
//
//   - [iom.int/migdev/indicator/table]: rows of CSV-like files within limits, and
//     what was skipped and why.
//   - [iom.int/migdev/indicator/money/ecb], [iom.int/migdev/indicator/money/unore],
//     [iom.int/migdev/indicator/money/imf] and [iom.int/migdev/indicator/money/nbu]:
//     published exchange rates.
//   - [iom.int/migdev/indicator/wdi], [iom.int/migdev/remittance/rpw] and
//     [iom.int/migdev/remittance/knomad]: World Bank series, remittance prices,
//     flows and matrices.
//
// What follows from it:
//
//   - [iom.int/migdev/indicator/claim]: sums, shares, partitions, growth,
//     rankings, ceilings and durations, checked against the figures they speak of.
//   - [iom.int/migdev/indicator/formula]: indicators computed from items, with
//     what was missing beside every value.
//   - [iom.int/migdev/indicator]: what is measured and what was, judged by named
//     methods, combined by tallies.
//   - [iom.int/migdev/remittance]: flows, what they are of an economy's product,
//     from where they come, what sending costs against the targets, and which
//     series gives a quoted figure.
//   - [iom.int/migdev/diaspora]: people abroad with the labels that their number
//     needs, emigration rates, coverage of registers, engagement, returns,
//     matched funds, service centres. Below it
//     [iom.int/migdev/diaspora/registry] has persons that print redacted and the
//     search for duplicates, [iom.int/migdev/diaspora/placement] skills against
//     posts, [iom.int/migdev/diaspora/disclosure] tables that are safe to
//     publish, and [iom.int/migdev/diaspora/undesa] the files of stocks.
//   - [iom.int/migdev/programme]: a programme as an open record, whose Check
//     gives every finding in one pass; [iom.int/migdev/programme/iati] reads,
//     checks and writes the files in which programmes are exchanged, and maps
//     programmes to them and back.
//
// Programs to start from:
//
//   - [iom.int/migdev/examples/jointprogramme]: the first joint programme, end to
//     end.
//   - [iom.int/migdev/examples/mixedbudget]: a budget in five currencies at the
//     rates of two sources, and what a pledge lost.
//   - [iom.int/migdev/examples/indicators]: one published series judged by all
//     methods side by side, and why they disagree.
//   - [iom.int/migdev/examples/remittanceshare]: shares of the product over years,
//     and which series give the figures that documents quote.
//   - [iom.int/migdev/examples/corridors]: what sending money through some
//     corridors costs, against the targets, and what the excess takes.
//   - [iom.int/migdev/examples/diaspora]: communities by two editions, a made-up
//     register with its duplicates, gaps at home, and a table safe to publish.
//   - [iom.int/migdev/examples/factcheck]: every figure of five documents, and the
//     claims that tie them.
//   - [iom.int/migdev/examples/portfolio]: the 43 programmes of those documents:
//     what ran when, and where the documents contradict each other.
//   - [iom.int/migdev/examples/iaticheck]: files of the International Aid
//     Transparency Initiative, checked as they are read.
//   - [iom.int/migdev/examples/conformance]: worked cases in JSON, answered by
//     the library and compared.
//
// # Conventions
//
// The library stores nothing and sends nothing. It reads no clock, environment,
// file or network, and has no global state: what an answer depends on is handed
// in, so the same input gives the same answer, and all of it is safe for
// concurrent readers.
//
//   - A question is answered met, not met or cannot tell, and cannot tell is
//     what a verdict says before it is given one.
//   - Absent is not zero. What was not reported, withheld or is undefined is a
//     value with its reason, never 0, and no error either.
//   - Exact inside, rounded when printed: bounds outwards, so that what is
//     printed still holds. No float64 comes near a figure, a sum or a verdict.
//   - An error means that something could not be done; a finding, that the data
//     looks wrong.
//   - Percentages are in percent: 26.3 stands for 26.3 %.
//   - JSON has numbers as strings and is read strictly; what is written reads
//     back equal.
package migdev
