package money

// CashStep returns the step to which totals that are paid in cash are rounded,
// as of January 2026, and false for a currency that is not in this table:
//
//	AUD 0.05  since 1992 (Reserve Bank of Australia: no 1 and 2 cents)
//	CAD 0.05  since February 2013 (Department of Finance Canada: no cent)
//	CHF 0.05  since 2007 (Swiss National Bank: no 1 rappen)
//	CZK 1.00  since September 2008 (Czech National Bank: no 50 haléř)
//	DKK 0.50  since October 2008 (Danmarks Nationalbank: no 25 øre)
//	HUF 5.00  since March 2008 (Magyar Nemzeti Bank: no 1 and 2 forint)
//	ILS 0.10  since 2008 (Bank of Israel: no 5 agorot)
//	NOK 1.00  since May 2012 (Norges Bank: no 50 øre)
//	NZD 0.10  since November 2006 (Reserve Bank of New Zealand: no 5 cents)
//	SEK 1.00  since October 2010 (Sveriges Riksbank: no 50 öre)
//
// The euro is not in it: some countries that use it round to 0.05, others do
// not. Nor are currencies where shops round by habit. Amounts of earlier
// years, and those not paid in cash, are in minor units. Nothing in this
// package rounds to a cash step unless it is handed one:
//
//	if step, ok := a.Currency().CashStep(); ok {
//		a, err = a.RoundTo(step, money.HalfUp)
//	}
func (c Currency) CashStep() (step Amount, ok bool) {
	for i := range cashSteps {
		if cashSteps[i].currency == c {
			return cashSteps[i], true
		}
	}
	return Amount{}, false
}

var cashSteps = [...]Amount{
	{coef: 5, scale: 2, currency: AUD},
	{coef: 5, scale: 2, currency: CAD},
	{coef: 5, scale: 2, currency: CHF},
	{coef: 100, scale: 2, currency: CZK},
	{coef: 50, scale: 2, currency: DKK},
	{coef: 500, scale: 2, currency: HUF},
	{coef: 10, scale: 2, currency: ILS},
	{coef: 100, scale: 2, currency: NOK},
	{coef: 10, scale: 2, currency: packLetters("NZD")},
	{coef: 100, scale: 2, currency: SEK},
}
