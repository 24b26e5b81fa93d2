// Package remittance models what migrants send home: how much it is, what it is
// worth to the economy that receives it, what it costs to send, and which series
// a figure in a report was taken from.
//
// # Flows and shares
//
// A [Flow] is an amount that an economy received or paid in a period, by a
// [Definition] and out of a [Vintage] of a source. Figures of unlike definitions
// or vintages are not put together unless a [Mix] allows it by name, and the
// result is marked then. [ShareOfGDP] has one share; a [Panel] joins a [Series]
// of flows with one of products and has all: of economies, of groups by the
// two-thirds rule of the World Bank, and averages over years in both forms.
// Where there is no share, the reason stands in its place. [PerCapita],
// [PerMigrant], [Against], [Series.Growth] and [Series.Stability] compare flows,
// [RankDependence] ranks shares as far as they are known.
//
// [Bilateral] shares what an economy received out among the countries where its
// migrants live, by the rules of Ratha and Shaw. [Reproduce] looks a figure of a
// report up in all that the series can be made to say, and returns what gives
// it, the nearest miss, and where it searched.
//
// # Costs
//
// A [Service] is one way of sending money from one country to another, as a
// survey of prices records it; a [Quote] is its price for one amount. [CostOf]
// has the formula: fee and exchange-rate margin, in percent of the amount sent.
// A margin may be negative. Where a firm does not say at what rate it pays out,
// the cost is not known: such a service is counted and not averaged.
//
// [CostTally] averages services, [CostGroups] does so by service, firm,
// corridor, country, region or instrument, [AnnualCost] takes the third quarter
// for the year, as the World Bank does. [SmartTally] is the mean of the cheapest
// services that qualify, [WeightedCost] weighs corridors by their flows and says
// how much of the flow that covers.
//
// [TargetTally] answers target 10.c of the Sustainable Development Goals and the
// 5x5 objective over corridors, [SDG10c1] indicator 10.c.1 over services, and
// [Excess] what senders would save if no cost were above a target.
//
// # Conventions
//
// Costs are in percent: 11.7 stands for 11.7 %. A [Percent] is exact, keeps the
// bounds that rounded and hedged figures leave, and is absent, for a reason,
// where there is no value: never 0. Verdicts follow the bounds, so that 3 % as
// a report rounds it does not decide whether a cost is below 3, while exactly 3
// does.
//
// Accumulators merge, and give the same result in whatever order they were
// filled. Every result has its counts, and a trace for who asks.
//
// # Left out
//
// The package reads no files: those of prices are read by package rpw below,
// those of flows by knomad below, and those of the World Bank's indicators by
// package wdi. It has no list of regions or of income groups: the region of a
// country is part of the data, as the source states it. No rate of a market is
// known here, no cost is filled in, and no year between two others.
//
// Not computed are totals of groups with gaps filled, and how much a flow steadies
// income, which its correlation does not say. Where costs are weighed by plain
// amounts, and not by flows ([WeightedCost.AddFlow], [ExcessTally.AddFlow]), that
// they are of one vintage is the caller's to see to.
//
// # Sources
//
// The World Bank's World Development Indicators for shares of the gross domestic
// product and for those of groups; the sixth edition of the Balance of Payments
// Manual (International Monetary Fund) for definitions; Ratha and Shaw,
// South-South Migration and Remittances (World Bank, 2007), for bilateral
// estimates; Remittance Prices Worldwide (World Bank) for the formulas of costs
// and averages, and its SmaRT index (Smart Remitter Target); the metadata of
// indicator 10.c.1 (United Nations Statistics Division); the L'Aquila statement
// of the Group of Eight, 2009, for the 5x5 objective.
package remittance
