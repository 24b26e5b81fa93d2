package figure

import "strings"

// currencyCodes are the currency codes of ISO 4217, current and withdrawn, by
// which a code beside a number ("8.5 million USD") is told from another word
// in capitals ("5 NGO staff"). Package money has the currencies themselves; a
// test there holds the two lists together.
const currencyCodes = "" +
	"ADP AED AFA AFN ALK ALL AMD ANG AOA AOK AON AOR ARA ARP ARS ARY ATS AUD AWG AYM AZM AZN BAD BAM BBD BDT " +
	"BEC BEF BEL BGJ BGK BGL BGN BHD BIF BMD BND BOB BOP BOV BRB BRC BRE BRL BRN BRR BSD BTN BUK BWP BYB BYN " +
	"BYR BZD CAD CDF CHC CHE CHF CHW CLF CLP CNY COP COU CRC CSD CSJ CSK CUC CUP CVE CYP CZK DDM DEM DJF DKK " +
	"DOP DZD ECS ECV EEK EGP ERN ESA ESB ESP ETB EUR FIM FJD FKP FRF GBP GEK GEL GHC GHP GHS GIP GMD GNE GNF " +
	"GNS GQE GRD GTQ GWE GWP GYD HKD HNL HRD HRK HTG HUF IDR IEP ILP ILR ILS INR IQD IRR ISJ ISK ITL JMD JOD " +
	"JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAJ LAK LBP LKR LRD LSL LSM LTL LTT LUC LUF LUL LVL LVR LYD MAD " +
	"MDL MGA MGF MKD MLF MMK MNT MOP MRO MRU MTL MTP MUR MVQ MVR MWK MXN MXP MXV MYR MZE MZM MZN NAD NGN NIC " +
	"NIO NLG NOK NPR NZD OMR PAB PEH PEI PEN PES PGK PHP PKR PLN PLZ PTE PYG QAR RHD ROK ROL RON RSD RUB RUR " +
	"RWF SAR SBD SCR SDD SDG SDP SEK SGD SHP SIT SKK SLE SLL SOS SRD SRG SSP STD STN SUR SVC SYP SZL THB TJR " +
	"TJS TMM TMT TND TOP TPE TRL TRY TTD TWD TZS UAH UAK UGS UGW UGX USD USN USS UYI UYN UYP UYU UYW UZS VEB " +
	"VED VEF VES VNC VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XEU XFO XFU XOF XPD XPF XPT XRE " +
	"XSU XTS XUA YDD YER YUD YUM YUN ZAL ZAR ZMK ZMW ZRN ZRZ ZWC ZWD ZWG ZWL ZWN ZWR "

// currencySigns are the signs and currencyOf their codes. The dollar without a country
// is that of the United States, as in the documents of the United Nations.
var (
	currencySigns = [...]string{"us$", "usd$", "ca$", "c$", "a$", "au$", "$", "€", "£", "¥"}
	currencyOf    = [...]string{"USD", "USD", "CAD", "CAD", "AUD", "AUD", "USD", "EUR", "GBP", "JPY"}
)

// currency reads a currency's sign or code.
func (l *lexer) currency() (code string, ok bool) {
	if k := l.accept(currencySigns[:]...); k >= 0 {
		return currencyOf[k], true
	}
	l.skipBlanks()
	s := l.rest()
	if len(s) < 3 || len(s) > 3 && isLetter(s[3]) || !IsCurrencyCode(s[:3]) {
		return "", false
	}
	l.i += 3
	return s[:3], true
}

// IsCurrencyCode reports whether s is a code of ISO 4217, in capitals, by
// which a figure's unit is read as a currency.
func IsCurrencyCode(s string) bool {
	// Without a blank, three letters are found nowhere but at a code.
	return len(s) == 3 && !strings.Contains(s, " ") && strings.Contains(currencyCodes, s)
}
