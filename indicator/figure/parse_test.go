package figure_test

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
)

// stated is what is expected of a figure that has been read.
type stated struct {
	hedge  figure.Hedge
	value  string // "low to high" of a range
	place  string // "" of a range
	unit   string
	base   string
	bounds string
}

func describe(f figure.Figure) stated {
	s := stated{hedge: f.Hedge(), unit: f.Unit(), base: f.Base(), bounds: f.Bounds().String()}
	if v, ok := f.Value(); ok {
		s.value = v.String()
	}
	if p, ok := f.PlaceValue(); ok {
		s.place = p.String()
	}
	if low, high, ok := f.Range(); ok {
		s.value = low.String() + " to " + high.String()
	}
	return s
}

// requireSameAgain fails where f does not print and read back, in words and in
// JSON, as itself.
func requireSameAgain(t *testing.T, f figure.Figure) {
	t.Helper()
	again, err := figure.Parse(f.String())
	require.NoError(t, err)
	require.True(t, again.Equal(f), "%q is read back as %+v, not %+v", f, describe(again), describe(f))
	data, err := json.Marshal(f)
	require.NoError(t, err)
	var back figure.Figure
	require.NoError(t, json.Unmarshal(data, &back))
	require.True(t, back.Equal(f), "%s", data)
}

func TestParse(t *testing.T) {
	const (
		exact, rounded, about, almost = figure.Exact, figure.Rounded, figure.About, figure.Almost
		more, least, upTo, less       = figure.MoreThan, figure.AtLeast, figure.UpTo, figure.LessThan
		span, floor, top              = figure.Range, figure.FloorRange, figure.Top
		majority, magnitude           = figure.Majority, figure.Magnitude
	)
	for text, want := range map[string]stated{
		// The library's vectors.
		"USD 8 million":                    {rounded, "8000000", "1000000", "USD", "", "[7500000, 8500000]"},
		"EUR 1,4 million":                  {rounded, "1400000", "100000", "EUR", "", "[1350000, 1450000]"},
		"over 9,900 loans":                 {more, "9900", "1", "loans", "", "(9900, ∞)"},
		"up to 15,000 migrants":            {upTo, "15000", "1", "migrants", "", "[0, 15000]"},
		"15-20%":                           {span, "15 to 20", "", "%", "", "[15, 20]"},
		"at least 50 mine survivors":       {least, "50", "1", "mine survivors", "", "[50, ∞)"},
		"931,308":                          {exact, "931308", "1", "", "", "[931308, 931308]"},
		"48.8%":                            {rounded, "48.8", "0.1", "%", "", "[48.75, 48.85]"},
		"some 59 million border crossings": {about, "59000000", "1000000", "border crossings", "", "(-∞, ∞)"},
		"up to €25,000":                    {upTo, "25000", "1", "EUR", "", "[0, 25000]"},
		"three interlinked outcomes":       {exact, "3", "1", "interlinked outcomes", "", "[3, 3]"},
		"minimum 8 to 10 job places":       {floor, "8 to 10", "", "job places", "", "[8, ∞)"},
		"8 million":                        {rounded, "8000000", "1000000", "", "", "[7500000, 8500000]"},
		"1.9 million":                      {rounded, "1900000", "100000", "", "", "[1850000, 1950000]"},
		"exactly 2,800":                    {exact, "2800", "1", "", "", "[2800, 2800]"},
		"15-20% of GDP":                    {span, "15 to 20", "", "%", "GDP", "[15, 20]"},
		"80%":                              {rounded, "80", "1", "%", "", "[79.5, 80.5]"},

		// Hedges in words and signs, before and behind.
		"more than 8.5 Million USD": {more, "8500000", "100000", "USD", "", "(8500000, ∞)"},
		"in excess of 10,000":       {more, "10000", "1", "", "", "(10000, ∞)"},
		"just over 5":               {more, "5", "1", "", "", "(5, ∞)"},
		"> 5 %":                     {more, "5", "1", "%", "", "(5, ∞)"},
		">=5":                       {least, "5", "1", "", "", "[5, ∞)"},
		"≥ 5":                       {least, "5", "1", "", "", "[5, ∞)"},
		"50+ countries":             {least, "50", "1", "countries", "", "[50, ∞)"},
		"50 + countries":            {least, "50", "1", "countries", "", "[50, ∞)"},
		"5 or more":                 {least, "5", "1", "", "", "[5, ∞)"},
		"5+ per cent of GDP":        {least, "5", "1", "%", "GDP", "[5, ∞)"},
		"no fewer than 5":           {least, "5", "1", "", "", "[5, ∞)"},
		"no more than 5":            {upTo, "5", "1", "", "", "[0, 5]"},
		"as many as 300 workers":    {upTo, "300", "1", "workers", "", "[0, 300]"},
		"<= 5":                      {upTo, "5", "1", "", "", "[0, 5]"},
		"5 or fewer":                {upTo, "5", "1", "", "", "[0, 5]"},
		"max. 5":                    {upTo, "5", "1", "", "", "[0, 5]"},
		"fewer than 10":             {less, "10", "1", "", "", "[0, 10)"},
		"<10":                       {less, "10", "1", "", "", "[0, 10)"},
		"almost half of the flows":  {almost, "50", "1", "%", "the flows", "(-∞, 50)"},
		"just under 100":            {almost, "100", "1", "", "", "(-∞, 100)"},
		"ca. 100 USD":               {about, "100", "1", "USD", "", "(-∞, ∞)"},
		"~5":                        {about, "5", "1", "", "", "(-∞, ∞)"},
		"5 or so":                   {about, "5", "1", "", "", "(-∞, ∞)"},
		"exactly 8 million":         {exact, "8000000", "1000000", "", "", "[8000000, 8000000]"},
		"precisely 50%":             {exact, "50", "1", "%", "", "[50, 50]"},
		"top 10":                    {top, "10", "1", "", "", "[1, 10]"},
		"among the top 3 countries": {top, "3", "1", "countries", "", "[1, 3]"},
		"the majority":              {majority, "50", "1", "%", "", "(50, 100]"},
		"a majority of them":        {majority, "50", "1", "%", "them", "(50, 100]"},

		// Magnitudes.
		"millions":                    {magnitude, "2000000", "1000000", "", "", "[2000000, ∞)"},
		"dozens of projects":          {magnitude, "24", "1", "projects", "", "[24, ∞)"},
		"several hundred thousand":    {magnitude, "200000", "100000", "", "", "[200000, ∞)"},
		"tens of thousands of people": {magnitude, "20000", "10000", "people", "", "[20000, ∞)"},
		"hundreds of people":          {magnitude, "200", "100", "people", "", "[200, ∞)"},
		"hundreds of trillions":       {magnitude, "200000000000000", "100000000000000", "", "", "[200000000000000, ∞)"},
		"ten thousands of citizens":   {magnitude, "10000", "10000", "citizens", "", "[10000, ∞)"},
		"many thousands":              {magnitude, "2000", "1000", "", "", "[2000, ∞)"},
		"several studies":             {magnitude, "2", "1", "studies", "", "[2, ∞)"},
		"decades":                     {magnitude, "2", "1", "decades", "", "[2, ∞)"},
		"millions of EUR":             {magnitude, "2000000", "1000000", "EUR", "", "[2000000, ∞)"},
		"EUR millions of aid":         {magnitude, "2000000", "1000000", "EUR", "aid", "[2000000, ∞)"},
		"tens of per cent":            {magnitude, "20", "10", "%", "", "[20, ∞)"},
		"crores":                      {magnitude, "20000000", "10000000", "", "", "[20000000, ∞)"},

		// Numbers in words.
		"zero":                       {exact, "0", "1", "", "", "[0, 0]"},
		"TWENTY FIVE practice tests": {exact, "25", "1", "practice tests", "", "[25, 25]"},
		"twenty-five":                {exact, "25", "1", "", "", "[25, 25]"},
		"two hundred and five":       {exact, "205", "1", "", "", "[205, 205]"},
		"two hundred thousand":       {rounded, "200000", "1000", "", "", "[199500, 200500]"},
		"a hundred people":           {exact, "100", "1", "people", "", "[100, 100]"},
		"a hundred thousand":         {rounded, "100000", "1000", "", "", "[99500, 100500]"},
		"two hundred and people":     {exact, "200", "1", "and people", "", "[200, 200]"},
		"a dozen eggs":               {exact, "12", "1", "eggs", "", "[12, 12]"},
		"half a dozen":               {exact, "6", "1", "", "", "[6, 6]"},
		"two dozen":                  {exact, "24", "1", "", "", "[24, 24]"},
		"5 dozen eggs":               {exact, "60", "1", "eggs", "", "[60, 60]"},
		"seven (7) meetings":         {exact, "7", "1", "meetings", "", "[7, 7]"},
		"five (5) million":           {rounded, "5000000", "1000000", "", "", "[4500000, 5500000]"},
		"five (mainly small) grants": {exact, "5", "1", "(mainly small) grants", "", "[5, 5]"},
		"over a million":             {more, "1000000", "1000000", "", "", "(1000000, ∞)"},
		"two and a half million":     {rounded, "2500000", "100000", "", "", "[2450000, 2550000]"},
		"2 and a half years":         {rounded, "2.5", "0.1", "years", "", "[2.45, 2.55]"},
		"half a million migrants":    {rounded, "500000", "100000", "migrants", "", "[450000, 550000]"},
		"half a year":                {rounded, "0.5", "0.1", "year", "", "[0.45, 0.55]"},
		"half a per cent":            {rounded, "0.5", "0.1", "%", "", "[0.45, 0.55]"},
		"half an hour":               {rounded, "0.5", "0.1", "hour", "", "[0.45, 0.55]"},
		"a two year pilot project":   {exact, "2", "1", "year pilot project", "", "[2, 2]"},
		"a four-year programme":      {exact, "4", "1", "year programme", "", "[4, 4]"},
		"the twenty-year plan":       {exact, "20", "1", "year plan", "", "[20, 20]"},
		"during the 6-month period":  {exact, "6", "1", "month period", "", "[6, 6]"},

		// Portions and frequencies.
		"half":                     {rounded, "50", "1", "%", "", "[49.5, 50.5]"},
		"10% of monthly income":    {rounded, "10", "1", "%", "monthly income", "[9.5, 10.5]"},
		"half of GDP":              {rounded, "50", "1", "%", "GDP", "[49.5, 50.5]"},
		"one half":                 {rounded, "50", "1", "%", "", "[49.5, 50.5]"},
		"a quarter of them":        {rounded, "25", "1", "%", "them", "[24.5, 25.5]"},
		"three-quarters":           {rounded, "75", "1", "%", "", "[74.5, 75.5]"},
		"a third of users":         {rounded, "100/3", "1", "%", "users", "[197/6, 203/6]"},
		"at least two-thirds":      {least, "200/3", "1", "%", "", "[200/3, ∞)"},
		"a third to two thirds":    {span, "100/3 to 200/3", "", "%", "", "[100/3, 200/3]"},
		"10% to a half":            {span, "10 to 50", "", "%", "", "[10, 50]"},
		"twice a day":              {exact, "2", "1", "times per day", "", "[2, 2]"},
		"at least once every year": {least, "1", "1", "times per year", "", "[1, ∞)"},
		"4 times per day":          {exact, "4", "1", "times per day", "", "[4, 4]"},
		"daily profiling":          {exact, "1", "1", "times per day", "profiling", "[1, 1]"},
		"annual":                   {exact, "1", "1", "times per year", "", "[1, 1]"},
		"annually":                 {exact, "1", "1", "times per year", "", "[1, 1]"},
		"quarterly":                {exact, "1", "1", "times per quarter", "", "[1, 1]"},
		"2 times per day at noon":  {exact, "2", "1", "times per day at noon", "", "[2, 2]"},

		// Digits: marks, signs, scaling words.
		"1,234.5":                           {rounded, "1234.5", "0.1", "", "", "[1234.45, 1234.55]"},
		"1.234,5":                           {rounded, "1234.5", "0.1", "", "", "[1234.45, 1234.55]"},
		"1.234.567":                         {exact, "1234567", "1", "", "", "[1234567, 1234567]"},
		"1 234 567":                         {exact, "1234567", "1", "", "", "[1234567, 1234567]"},
		"1\u202f234\u202f567,8":             {rounded, "1234567.8", "0.1", "", "", "[1234567.75, 1234567.85]"},
		"1’234’567.8":                       {rounded, "1234567.8", "0.1", "", "", "[1234567.75, 1234567.85]"},
		"1'234":                             {exact, "1234", "1", "", "", "[1234, 1234]"},
		"1,00,000":                          {exact, "100000", "1", "", "", "[100000, 100000]"},
		"12,34,56,789":                      {exact, "123456789", "1", "", "", "[123456789, 123456789]"},
		"0,500":                             {rounded, "0.5", "0.001", "", "", "[0.4995, 0.5005]"},
		"12,34":                             {rounded, "12.34", "0.01", "", "", "[12.335, 12.345]"},
		"1234,567":                          {rounded, "1234.567", "0.001", "", "", "[1234.5665, 1234.5675]"},
		"2.00":                              {rounded, "2", "0.01", "", "", "[1.995, 2.005]"},
		"-5 people":                         {exact, "-5", "1", "people", "", "[-5, -5]"},
		"−3.5 %":                            {rounded, "-3.5", "0.1", "%", "", "[-3.55, -3.45]"},
		"USD -2 million":                    {rounded, "-2000000", "1000000", "USD", "", "[-2500000, -1500000]"},
		"8bn":                               {rounded, "8000000000", "1000000000", "", "", "[7500000000, 8500000000]"},
		"8M":                                {rounded, "8000000", "1000000", "", "", "[7500000, 8500000]"},
		"5k":                                {rounded, "5000", "1000", "", "", "[4500, 5500]"},
		"500 m of fence":                    {exact, "500", "1", "m of fence", "", "[500, 500]"},
		"500 m² of space":                   {exact, "500", "1", "m² of space", "", "[500, 500]"},
		"2.5 lakh":                          {rounded, "250000", "10000", "", "", "[245000, 255000]"},
		"3 crore people":                    {rounded, "30000000", "10000000", "people", "", "[25000000, 35000000]"},
		"1.25 trillion":                     {rounded, "1250000000000", "10000000000", "", "", "[1245000000000, 1255000000000]"},
		"5 hundred":                         {rounded, "500", "100", "", "", "[450, 550]"},
		"29 MILLION MIGRANTS IN THE REGION": {rounded, "29000000", "1000000", "MIGRANTS IN THE REGION", "", "[28500000, 29500000]"},
		strings.Repeat("9", 64):             {exact, strings.Repeat("9", 64), "1", "", "", "[" + strings.Repeat("9", 64) + ", " + strings.Repeat("9", 64) + "]"},

		// Units.
		"7,335 USD GDP PER CAPITA": {exact, "7335", "1", "USD", "GDP PER CAPITA", "[7335, 7335]"},
		"US$ 5":                    {exact, "5", "1", "USD", "", "[5, 5]"},
		"C$5":                      {exact, "5", "1", "CAD", "", "[5, 5]"},
		"5€":                       {exact, "5", "1", "EUR", "", "[5, 5]"},
		"5EUR":                     {exact, "5", "1", "EUR", "", "[5, 5]"},
		"$5 USD":                   {exact, "5", "1", "USD", "", "[5, 5]"},
		"EUR 1,4 million funding":  {rounded, "1400000", "100000", "EUR", "funding", "[1350000, 1450000]"},
		"5 NGO staff":              {exact, "5", "1", "NGO staff", "", "[5, 5]"},
		"10 usd":                   {exact, "10", "1", "usd", "", "[10, 10]"},
		"ALL 3 PILLARS":            {exact, "3", "1", "ALL", "PILLARS", "[3, 3]"},
		"5 percentage points":      {exact, "5", "1", "percentage points", "", "[5, 5]"},
		"1.5 per cent points":      {rounded, "1.5", "0.1", "per cent points", "", "[1.45, 1.55]"},
		"12 pct of it":             {rounded, "12", "1", "%", "it", "[11.5, 12.5]"},
		"5\u00a0people":            {exact, "5", "1", "people", "", "[5, 5]"},
		"5 people.":                {exact, "5", "1", "people", "", "[5, 5]"},
		"15 G20 countries":         {exact, "15", "1", "G20 countries", "", "[15, 15]"},
		"8 COVID-19 projects":      {exact, "8", "1", "COVID-19 projects", "", "[8, 8]"},
		"10 to be trained":         {exact, "10", "1", "to be trained", "", "[10, 10]"},
		"60 лица":                  {exact, "60", "1", "лица", "", "[60, 60]"},

		// Ranges.
		"10-20 per cent":              {span, "10 to 20", "", "%", "", "[10, 20]"},
		"5% to 10%":                   {span, "5 to 10", "", "%", "", "[5, 10]"},
		"between 30 and 50 thousand":  {span, "30000 to 50000", "", "", "", "[30000, 50000]"},
		"from 5 to 10 EUR":            {span, "5 to 10", "", "EUR", "", "[5, 10]"},
		"22—34":                       {span, "22 to 34", "", "", "", "[22, 34]"},
		"15 – 20":                     {span, "15 to 20", "", "", "", "[15, 20]"},
		"$5-10 million":               {span, "5000000 to 10000000", "", "USD", "", "[5000000, 10000000]"},
		"EUR 1.5 to EUR 2 million":    {span, "1500000 to 2000000", "", "EUR", "", "[1500000, 2000000]"},
		"1 million-2 million":         {span, "1000000 to 2000000", "", "", "", "[1000000, 2000000]"},
		"500,000 to 1 million":        {span, "500000 to 1000000", "", "", "", "[500000, 1000000]"},
		"0.5 million-1 billion":       {span, "500000 to 1000000000", "", "", "", "[500000, 1000000000]"},
		"half a million to a million": {span, "500000 to 1000000", "", "", "", "[500000, 1000000]"},
		"-5 to -3":                    {span, "-5 to -3", "", "", "", "[-5, -3]"},
		"exactly 8 to 10":             {span, "8 to 10", "", "", "", "[8, 10]"},
		"five to ten":                 {span, "5 to 10", "", "", "", "[5, 10]"},
		"5-5":                         {span, "5 to 5", "", "", "", "[5, 5]"},
	} {
		t.Run(text, func(t *testing.T) {
			f, err := figure.Parse(text)
			require.NoError(t, err)
			require.Equal(t, want, describe(f))
			requireSameAgain(t, f)
		})
	}
}

// The figures of the source documents, as they are printed there, and what
// each leaves possible. Most are counts, and leave one number.
func TestParseSourceDocuments(t *testing.T) {
	for text, want := range map[string]string{
		// Stated without a hedge: counts.
		"175 member states": "[175, 175]",
		"35 municipalities that make up the districts of South Backa, Belgrade and Pcinjski": "[35, 35]",
		"three interlinked outcomes":                                   "[3, 3]",
		"the thirteen migration indicators":                            "[13, 13]",
		"six categories":                                               "[6, 6]",
		"a two year pilot project":                                     "[2, 2]",
		"in four countries: Bangladesh, Jamaica, Moldova, and Tunisia": "[4, 4]",
		"over a period of four years":                                  "[4, 4]",
		"in eight countries":                                           "[8, 8]",
		"FOUR PROJECT OUTPUTS":                                         "[4, 4]",
		"five studies":                                                 "[5, 5]",
		"for two decades":                                              "[2, 2]",
		"11,862 foreign nationals":                                     "[11862, 11862]",
		"203,140 internally displaced persons":                         "[203140, 203140]",
		"three workshops":                                              "[3, 3]",
		"60 people all together were trained":                          "[60, 60]",
		"three key themes":                                             "[3, 3]",
		"Two thematic objectives of the Strategy":                      "[2, 2]",
		"Three thematic pillars of work":                               "[3, 3]",
		"a four-year programme":                                        "[4, 4]",
		"10 different countries":                                       "[10, 10]",
		"3 COUNTRIES in the SEECA region are implementing":             "[3, 3]",
		"4 PILOT INITIATIVES are being implemented":                    "[4, 4]",
		"over the past 10 years":                                       "[10, 10]",
		"in one central location":                                      "[1, 1]",
		"three major destination countries (Russian Federation, Italy and Canada)": "[3, 3]",
		"6 training modules":      "[6, 6]",
		"four factors of success": "[4, 4]",
		"two different awards":    "[2, 2]",
		"21 microenterprises":     "[21, 21]",
		"15 small and medium-sized enterprises received grants":            "[15, 15]",
		"18 YEARS serving beneficiaries":                                   "[18, 18]",
		"3,400 have completed training":                                    "[3400, 3400]",
		"3,547 businesses were supported":                                  "[3547, 3547]",
		"5,212 direct beneficiaries, loan recipients and persons employed": "[5212, 5212]",
		"27 Projects Implemented":                                          "[27, 27]",
		"46 Projects Implemented":                                          "[46, 46]",
		"the following five":                                               "",
		"five Social Enterprise Implementing Partners":                     "[5, 5]",
		"2,909":                             "[2909, 2909]",
		"5 target districts in the country": "[5, 5]",
		"25 micro and small enterprises (MSME) initiatives": "[25, 25]",
		"during the 6-month implementation period":          "[6, 6]",
		"25 MSME GRANTS":                                                  "[25, 25]",
		"three Central Asian countries":                                   "[3, 3]",
		"two employment centres in Bishkek and Osh":                       "[2, 2]",
		"931,308 benefited from counselling":                              "[931308, 931308]",
		"343,300 originally planned":                                      "[343300, 343300]",
		"10 RECOMMENDATIONS":                                              "[10, 10]",
		"in the last two decades":                                         "[2, 2]",
		"the two countries":                                               "[2, 2]",
		"In 14 Months":                                                    "[14, 14]",
		"During the last two decades and on-going":                        "[2, 2]",
		"one in Budva":                                                    "[1, 1]",
		"215 staff of the Ministry of Interior":                           "[215, 215]",
		"21,000 copies of printed materials":                              "[21000, 21000]",
		"in three languages":                                              "[3, 3]",
		"twenty five practice tests":                                      "[25, 25]",
		"10 on RUSSIAN LANGUAGE":                                          "[10, 10]",
		"65 civil society, government and private actors":                 "[65, 65]",
		"Seven (7) meetings of the DI Secretariat":                        "[7, 7]",
		"Three (3) modules":                                               "[3, 3]",
		"for 18 DI members":                                               "[18, 18]",
		"122 government service providers":                                "[122, 122]",
		"88 investigators, prosecutors, district inspectors and officers": "[88, 88]",
		"five (5) publications were developed":                            "[5, 5]",
		"7,335 USD GDP PER CAPITA":                                        "[7335, 7335]",

		// Stated without a hedge: rounded.
		"USD 8 million":           "[7500000, 8500000]",
		"the USD 6 million":       "[5500000, 6500000]",
		"USD 1.9 million":         "[1850000, 1950000]",
		"USD 1 million":           "[500000, 1500000]",
		"EUR 1,4 million funding": "[1350000, 1450000]",
		"15.3% of the total gross domestic product (GDP)": "[15.25, 15.35]",
		"29 MILLION MIGRANTS IN THE REGION":               "[28500000, 29500000]",
		"37 MILLION MIGRANTS FROM THE REGION":             "[36500000, 37500000]",
		"232 MILLION MIGRANTS IN THE WORLD":               "[231500000, 232500000]",
		"12% OF WORLD MIGRANTS":                           "[11.5, 12.5]",
		"8.7% ARE YOUTH MIGRANTS":                         "[8.65, 8.75]",
		"52% OF MIGRANTS ARE WOMEN":                       "[51.5, 52.5]",
		"7.5% OF THE TOTAL POPULATION ARE MIGRANTS":       "[7.45, 7.55]",
		"12.9%":                                 "[12.85, 12.95]",
		"25.7% YOUTH UNEMPLOYMENT":              "[25.65, 25.75]",
		"10.3 % REMITTANCE INFLOWS AS % OF GDP": "[10.25, 10.35]",
		"11.7 %":                                "[11.65, 11.75]",
		"1.9 %":                                 "[1.85, 1.95]",
		"48.8%":                                 "[48.75, 48.85]",
		"32%":                                   "[31.5, 32.5]",
		"3.2% OF THE TOTAL POPULATION ARE MIGRANTS":     "[3.15, 3.25]",
		"the 9 billion USD that Ukraine received":       "[8500000000, 9500000000]",
		"80% of employment in Kosovo's* market economy": "[79.5, 80.5]",
		"only 6 per cent":                             "[5.5, 6.5]",
		"185 per cent of the regional average":        "[184.5, 185.5]",
		"reaching 35 per cent for general population": "[34.5, 35.5]",
		"€3 MILLION":                                  "[2500000, 3500000]",
		"€2 MILLION invested by the grantees themselves as co-financing": "[1500000, 2500000]",
		"100 %": "[99.5, 100.5]",

		// Estimates are as wide as they are written.
		"five million people (estimate)": "[4500000, 5500000]",

		// More than.
		"in over 100 countries":                               "(100, ∞)",
		"MORE THAN 50 COUNTRIES AROUND THE WORLD":             "(50, ∞)",
		"OVER 9,900 loans":                                    "(9900, ∞)",
		"MORE than 8.5 Million USD":                           "(8500000, ∞)",
		"MORE THAN 1,700 Short-term jobs":                     "(1700, ∞)",
		"OVER 200 supported with job placement":               "(200, ∞)",
		"over 4,000 workers from Georgia":                     "(4000, ∞)",
		"for over two decades":                                "(2, ∞)",
		"The majority are male":                               "(50, 100]",
		"The majority of active users communicate in Russian": "(50, 100]",

		// Less than, and at most.
		"almost half of the labour mobility":             "(-∞, 50)",
		"up to 15,000 migrants and potential migrants":   "[0, 15000]",
		"Up to 300 policymakers and practitioners":       "[0, 300]",
		"up to 48.8% of TAJIKISTAN's GDP":                "[0, 48.8]",
		"up to €25,000":                                  "[0, 25000]",
		"up to €200,000":                                 "[0, 200000]",
		"up to 100,000 CHF":                              "[0, 100000]",
		"up to 80 %":                                     "[0, 80]",
		"up to 6 months per year without a work permit":  "[0, 6]",
		"in the top 10 recipient countries in the world": "[1, 10]",

		// At least.
		"the millions of migrants in SEECA":                                     "[2000000, ∞)",
		"many more millions of members of their families":                       "[2000000, ∞)",
		"an overall employment of":                                              "",
		"at least 25 persons from the target group":                             "[25, ∞)",
		"at least 50 mine survivors (through trainings)":                        "[50, ∞)",
		"AT LEAST 50 MINE SURVIVORS":                                            "[50, ∞)",
		"several decades":                                                       "[2, ∞)",
		"for decades":                                                           "[2, ∞)",
		"hundred thousands of citizens from Kyrgyzstan, Tajikistan, Uzbekistan": "[100000, ∞)",
		"at least twice a day":                                                  "[2, ∞)",
		"At least 30 per cent of the posts":                                     "[30, ∞)",
		"at least 10 countries in the region":                                   "[10, ∞)",
		"minimum 8 to 10 job places":                                            "[8, ∞)",

		// About: nothing without a margin.
		"Some 59 million border crossings":                 "(-∞, ∞)",
		"Some 10,134 visas":                                "(-∞, ∞)",
		"Some 29,457 citizens":                             "(-∞, ∞)",
		"Some 579,519 asylum intentions":                   "(-∞, ∞)",
		"around 15 LHD focal points in the field missions": "(-∞, ∞)",
		"approximately 50 per cent of GDP":                 "(-∞, ∞)",
		"among 60 per cent of unemployed Kosovars":         "(-∞, ∞)",
		"Roughly 76 per cent of beneficiaries":             "(-∞, ∞)",
		"approximately 150 family members":                 "(-∞, ∞)",
		"roughly 100 USD":                                  "(-∞, ∞)",

		// Ranges.
		"15-20% of GDP":                         "[15, 20]",
		"their own 10-20 per cent contribution": "",
		"10-20 per cent contribution":           "[10, 20]",
		"22—34":                                 "[22, 34]",
		"15-24":                                 "[15, 24]",

		// How often.
		"daily profiling of migrants":           "[1, 1]",
		"yearly campaigns to promote awareness": "[1, 1]",
		"annual assessments by the Ombudsman":   "[1, 1]",

		// No figures: ordinals, headings, numbers in the midst of words.
		"For the sixth year in a row":                  "",
		"the first ever national Forum":                "",
		"1ST project of its kind":                      "",
		"A research report on the migration situation": "",
		"the largest number of activities":             "",
		"3Es for action":                               "",
		"three-pronged strategy":                       "",
		"Two one stop shops (OSS)":                     "",
		"Total budget was USD 8 million":               "",
		"38% of users are between AGES: 22—34":         "",
	} {
		t.Run(text, func(t *testing.T) {
			f, err := figure.Parse(text)
			if want == "" {
				require.ErrorIs(t, err, figure.ErrParse)
				return
			}
			require.NoError(t, err)
			require.Equal(t, want, f.Bounds().String())
			requireSameAgain(t, f)
		})
	}
}

func TestParseInCommaNotation(t *testing.T) {
	for text, want := range map[string]string{
		"EUR 1,4 million": "[1350000, 1450000]",
		"10.000":          "[10000, 10000]",
		"10.5":            "[10.45, 10.55]",
		"1.234,5":         "[1234.45, 1234.55]",
		"1.234.567":       "[1234567, 1234567]",
		"10,000":          "[9.9995, 10.0005]",
		"48,8 %":          "[48.75, 48.85]",
		"1 234,567":       "[1234.5665, 1234.5675]",
		"über 1.700":      "",
		"more than 1.700": "(1700, ∞)",
		"1,234,567":       "[1234567, 1234567]",
		"1,234.5":         "[1234.45, 1234.55]",
		"15,5-20,5 %":     "[15.5, 20.5]",
		"1.2345":          "[1.23445, 1.23455]",
		"1.234.56":        "",
	} {
		t.Run(text, func(t *testing.T) {
			f, err := figure.ParseIn(figure.CommaNotation, text)
			if want == "" {
				require.ErrorIs(t, err, figure.ErrParse)
				return
			}
			require.NoError(t, err)
			require.Equal(t, want, f.Bounds().String())
			requireSameAgain(t, f) // String writes in point notation
		})
	}
}

func TestParseEstimate(t *testing.T) {
	for text, want := range map[string]string{
		"five million people (estimate)":     "5 million people (estimate)",
		"an estimated 5 million people":      "5 million people (estimate)",
		"est. USD 9 billion":                 "USD 9 billion (estimate)",
		"5 (Est.)":                           "5 (estimate)",
		"15-20% of GDP (est)":                "15-20% of GDP (estimate)",
		"the majority of users, (estimated)": "the majority of users (estimate)",
		"millions of migrants (estimate)":    "millions of migrants (estimate)",
	} {
		f, err := figure.Parse(text)
		require.NoError(t, err, text)
		require.True(t, f.IsEstimate())
		require.Equal(t, want, f.String())
		requireSameAgain(t, f)
	}
	require.False(t, figure.MustParse("5 million people").IsEstimate())
}

func TestParseErrors(t *testing.T) {
	for text, reason := range map[string]string{
		"":                                   "no number",
		"many young people":                  "no number",
		"NaN":                                "no number",
		"infinity":                           "no number",
		"∞":                                  "no number",
		"over":                               "no number",
		"USD":                                "no number",
		"half a":                             "no number",
		"-":                                  "no number",
		"several":                            "no number",
		"once upon a time":                   "no number",
		"5 million's worth":                  "two numbers that are no range",
		"1,234 567":                          "two numbers that are no range",
		"several!":                           "no number",
		"several of them":                    "no number",
		"the sixth year":                     "no number",
		"one-stop shop":                      "no number",
		"two-":                               "a dash without a second number",
		"two- year":                          "a dash without a second number",
		"a":                                  "no number",
		"onehundred":                         "no number",
		"8 and 9":                            "two numbers that are no range",
		"5 or 6":                             "two numbers that are no range",
		"one or two studies":                 "two numbers that are no range",
		"one in three migrants":              "two numbers that are no range",
		"50% of a million":                   "two numbers that are no range",
		"00+to-0":                            "two numbers that are no range",
		"two out of five":                    "two numbers that are no range",
		"three and a quarter million":        "two numbers that are no range",
		"2 one stop shops":                   "two numbers that are no range",
		"8 million-strong diaspora":          "two numbers that are no range",
		"5.5 dozen":                          "two numbers that are no range",
		"dozens of thousands":                "two numbers that are no range",
		"5 per 1,000 inhabitants":            "two numbers that are no range",
		"USD 8 million, of which 6":          "words behind a mark: want a unit or a base",
		"10\t000":                            "two numbers that are no range",
		"1/3 of GDP":                         "two numbers that are no range",
		"5 ½":                                "two numbers that are no range",
		"5 people since 2010":                "two numbers that are no range",
		"20-10":                              "low end above high end: 20 to 10",
		"5 million to 10":                    "low end above high end: 5000000 to 10",
		"5-":                                 "a dash without a second number",
		"5 - foo":                            "a dash without a second number",
		"between 5":                          "between or from without a second number",
		"from 5 upwards":                     "between or from without a second number",
		"5% to 10 EUR":                       "a range from % to EUR",
		"about 15-20%":                       "a range under the hedge about",
		"5-10 or more":                       "two hedges, range and at-least",
		"over at least 5":                    "two hedges, more-than and at-least",
		"at least 5 or more":                 "two hedges, at-least and at-least",
		"5+ or so":                           "two hedges, at-least and about",
		"5 ++":                               "two hedges, at-least and at-least",
		"about millions":                     "the hedge about before a figure without digits",
		"EUR 5 USD":                          "two units, EUR and USD",
		"EUR 5 %":                            "two units, EUR and %",
		"EUR 5+ %":                           "two units, EUR and %",
		"5 EUR EUR":                          "two units, of which the second is EUR",
		"5% USD":                             "two units, of which the second is USD",
		"5%%":                                "two units, of which the second is %",
		"EUR half":                           "both EUR and %",
		"EUR daily":                          "both EUR and times per day",
		"USD majority":                       "two units, USD and %",
		"USD millions EUR":                   "two units, USD and EUR",
		"5, people":                          "words behind a mark: want a unit or a base",
		"5+ - foo":                           "words behind a mark: want a unit or a base",
		"seven (8) meetings":                 "a number in words and another in digits",
		"seven (8,00,0) meetings":            "two numbers that are no range",
		"5 to 1.2.3":                         "marks between digits that form neither groups of three nor a fraction",
		"1.2.3":                              "marks between digits that form neither groups of three nor a fraction",
		"1,234,56":                           "marks between digits that form neither groups of three nor a fraction",
		"0,123,456":                          "marks between digits that form neither groups of three nor a fraction",
		"1234,567,890":                       "marks between digits that form neither groups of three nor a fraction",
		"1,234.567,8":                        "marks between digits that form neither groups of three nor a fraction",
		"1,23,45,6789":                       "marks between digits that form neither groups of three nor a fraction",
		"1,234,56,789":                       "marks between digits that form neither groups of three nor a fraction",
		"123,45,678":                         "marks between digits that form neither groups of three nor a fraction",
		"1'234.567'8":                        "marks between digits that form neither groups of three nor a fraction",
		"1ST project":                        "letters joined to a number",
		"5km":                                "letters joined to a number",
		"500m² of space":                     "letters joined to a number",
		"2½ years":                           "letters joined to a number",
		"5лет":                               "letters joined to a number",
		"1e1000000000":                       "letters joined to a number",
		"0x10":                               "letters joined to a number",
		"top 10%":                            "rank 10%: want a whole number from 1",
		"top 0":                              "rank 0: want a whole number from 1",
		"top 1.5":                            "rank 1.5: want a whole number from 1",
		"1" + strings.Repeat("0", 64):        "a number of more than 64 digits",
		strings.Repeat("1 ", 5):              "two numbers that are no range",
		strings.Repeat("9", 64) + " million": "not a number: more than 64 characters in full",
		"0." + strings.Repeat("0", 62) + "1": "not a number: last digit at 10^-63: at most 62 places from the point",
		"5 people\x00":                       "control character U+0000",
		"5\x7f":                              "control character U+007F",
		"5\u0085":                            "invisible character U+0085",
		"\u202e5 people":                     "invisible character U+202E",
		"5\u200e000":                         "invisible character U+200E",
		"5\u00ad000":                         "invisible character U+00AD",
		"\ufeff5":                            "invisible character U+FEFF",
		"٥ people":                           "digit of another script U+0665: want 0 to 9",
		"१२ people":                          "digit of another script U+0967: want 0 to 9",
		"５ people":                           "digit of another script U+FF15: want 0 to 9",
		"5 people\xff":                       "not UTF-8",
		"5 " + strings.Repeat("a", 511):      "513 bytes: at most 512 are read",
	} {
		t.Run(text, func(t *testing.T) {
			f, err := figure.Parse(text)
			require.True(t, f.IsZero(), "an error comes with the zero value")
			require.ErrorIs(t, err, figure.ErrParse)
			var parse *figure.ParseError
			require.ErrorAs(t, err, &parse)
			require.Equal(t, text, parse.Text)
			require.Equal(t, reason, parse.Reason)
			require.Contains(t, err.Error(), "figure: cannot read ")
			require.Panics(t, func() { figure.MustParse(text) })
		})
	}
}

func TestParseErrorMatchesItsCause(t *testing.T) {
	_, err := figure.Parse("20-10%")
	require.ErrorIs(t, err, figure.ErrRange)
	require.EqualError(t, err, `figure: cannot read "20-10%": low end above high end: 20 to 10`)
	_, err = figure.Parse(strings.Repeat("9", 64) + " million")
	require.ErrorIs(t, err, figure.ErrNumber)
	_, err = figure.Parse("many")
	require.NotErrorIs(t, err, figure.ErrRange)
}

// hostile are inputs that ask for more than they are worth.
func hostile() map[string]string {
	return map[string]string{
		"a million digits": strings.Repeat("9", 1_000_000),
		"4 kB of digits":   strings.Repeat("9", 4096),
		"4 kB of commas":   strings.Repeat(",", 4096),
		"4 kB of groups":   strings.Repeat("1,", 2048),
		"4 kB of hedges":   strings.Repeat("over ", 820),
		"4 kB of blanks":   strings.Repeat(" ", 4096),
		"512 B of digits":  strings.Repeat("9", 512),
		"512 B of groups":  strings.Repeat("1,", 256),
		"512 B of thin":    strings.Repeat("1 ", 256),
		"512 B of fillers": strings.Repeat("the ", 128),
		"512 B of hedges":  strings.Repeat("at  ", 127) + "at",
		"512 B of numbers": strings.Repeat("five ", 102),
		"512 B of dashes":  "5" + strings.Repeat("-", 511),
		"512 B of NUL":     strings.Repeat("\x00", 512),
		"exponent":         "1e1000000000",
		"hundreds":         "one" + strings.Repeat(" hundred", 63),
		"marks":            strings.Repeat("\u202e", 170),
		"not UTF-8":        strings.Repeat("\xff", 512),
	}
}

// allocated returns how many bytes a call of f allocates.
func allocated(f func()) uint64 {
	f() // what is made once does not count
	const runs = 5
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		f()
	}
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) / runs
}

func TestParsersRefuseHostileInputCheaply(t *testing.T) {
	for name, in := range hostile() {
		t.Run(name, func(t *testing.T) {
			for parser, parse := range map[string]func() error{
				"figure":      func() error { _, err := figure.Parse(in); return err },
				"in commas":   func() error { _, err := figure.ParseIn(figure.CommaNotation, in); return err },
				"growth":      func() error { _, err := figure.ParseGrowth(in); return err },
				"number":      func() error { _, err := figure.ParseNumber(in); return err },
				"in a growth": func() error { _, err := figure.ParseGrowth("increased by " + in[:min(len(in), 490)] + "%"); return err },
			} {
				var message string
				bytes := allocated(func() {
					err := parse()
					require.Error(t, err)
					message = err.Error()
				})
				require.Less(t, bytes, uint64(8<<10), parser)
				require.Less(t, len(message), 1200, parser)
			}
		})
	}
}

func TestJSONRefusesHostileInputCheaply(t *testing.T) {
	for name, in := range hostile() {
		in = in[:min(len(in), 4096)]
		value, err := json.Marshal(in)
		require.NoError(t, err)
		t.Run(name, func(t *testing.T) {
			require.Less(t, allocated(func() {
				var f figure.Figure
				require.Error(t, f.UnmarshalJSON([]byte(`{"hedge": "exact", "value": `+string(value)+`, "place_value": "1"}`)))
				var v figure.Interval
				require.Error(t, v.UnmarshalJSON([]byte(`{"lo": `+string(value)+`}`)))
			}), uint64(120<<10))
		})
	}
}

func TestParseAllocatesNothing(t *testing.T) {
	for _, text := range []string{"931,308", "USD 8 million", "over 9,900 loans", "15-20% of GDP", "the majority of active users"} {
		require.Zero(t, testing.AllocsPerRun(100, func() { figure.MustParse(text) }), text)
	}
}

func TestIsCurrencyCode(t *testing.T) {
	for code, want := range map[string]bool{
		"EUR": true, "AED": true, "ZWG": true, "eur": false, "EU": false, "EURO": false, "": false,
		"ED ": false, " AF": false, "D A": false, "DAF": false, "NGO": false,
	} {
		require.Equal(t, want, figure.IsCurrencyCode(code), code)
	}
}
