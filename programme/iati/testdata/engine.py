"""Applies the ruleset of the Initiative to random files, as its validator does.

    /usr/bin/python3 engine.py RULESET SEED COUNT DIR

Writes COUNT files to DIR and prints a line for each: its name, and the rules of
the ruleset that it breaks. It needs lxml. A rule is tested as the validator's
public code is seen to do: an XPath expression that yields nodes counts as true,
though there be none; a date is the first that the path finds; sums are rounded
to four places; in a loop only the texts named by "subs" have the value put in.
"""

import datetime
import json
import math
import os
import random
import re
import sys

from lxml import etree

REGISTERED = {"XM/REGISTERED", "XM-DAC-41REG"}
AGENCIES = {"XM-DAC"}
NOW = datetime.datetime(2020, 6, 30, 23, 59, 59)
XML = "http://www.w3.org/XML/1998/namespace"


def select(path, element):
    return element.xpath(path, namespaces={"xml": XML})


def text(node):
    return str(node) if isinstance(node, str) else "".join(node.itertext())


def true(value):
    if isinstance(value, list):
        return True
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def number(s):
    s = s.strip()
    if not s:
        return 0.0
    return float(s) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", s) else math.nan


def date(path, element):
    if path == "NOW":
        return NOW
    found = select(path, element)
    try:
        return datetime.datetime.fromisoformat(str(found[0]).strip().replace("Z", ""))
    except (IndexError, ValueError):
        return None


def passes(kind, case, element):
    if "condition" in case and not true(select(case["condition"], element)):
        return True
    nodes = [n for p in case.get("paths", []) for n in select(p, element)]
    texts = [text(n) for n in nodes]
    unless = case.get("idCondition")
    if unless == "NOT_EXISTING_ORG_ID" and any(t in REGISTERED for t in texts):
        return True
    if unless == "NOT_EXISTING_ORG_ID_PREFIX" and any(t.startswith(o + "-") for t in texts for o in REGISTERED):
        return True
    if kind == "no_more_than_one":
        return len(nodes) <= 1
    if kind == "atleast_one":
        return len(nodes) >= 1
    if kind == "unique":
        return len(texts) == len(set(texts))
    if kind == "startswith":
        if case["prefix"] == ["ORG-ID-PREFIX"]:
            return all("-".join((t.split("-") + ["undefined"])[:2]) in AGENCIES for t in texts)
        starts = [text(n) + case.get("separator", "") for p in case["prefix"] for n in select(p, element)]
        return all(any(t.startswith(s) for s in starts) for t in texts)
    if kind == "one_or_all":
        if select(case["one"], element):
            return True
        if case["all"] == "lang":
            return all(n.get("{%s}lang" % XML) is not None for n in select("descendant::narrative", element))
        if case["all"] == "sector":
            return all(select("sector", t) for t in select("transaction", element))
        amounts = select("descendant::value | descendant::forecast | descendant::loan-status", element)
        return all(n.get("currency") is not None for n in amounts)
    if kind == "strict_sum":
        total = sum((number(t) for t in texts), 0.0)
        return not math.isnan(total) and float("%.4f" % total) == case["sum"]
    if kind == "date_order":
        less, more = date(case["less"], element), date(case["more"], element)
        return less is None or more is None or less <= more
    if kind == "date_now":
        when = date(case["date"], element)
        return when is None or when <= NOW
    if kind == "between_dates":
        when, start, end = (date(case[k], element) for k in ("date", "start", "end"))
        return None in (when, start, end) or start <= when <= end
    if kind == "time_limit":
        start, end = date(case["start"], element), date(case["end"], element)
        return None in (start, end) or (end - start).days <= 365
    if kind == "regex_matches":
        return all(t == "" or re.search(case["regex"], t) for t in texts)
    if kind == "if_then":
        return not true(select(case["if"], element)) or select(case["then"], element) is not False
    if kind == "range":
        return all(case["min"] <= number(t) <= case["max"] for t in texts)
    if kind == "no_spaces":
        return all(t == t.strip() for t in texts)
    raise ValueError(kind)


def filled(case, subs, value):
    case = dict(case)
    for name in subs:
        if isinstance(case.get(name), list):
            case[name] = [t.replace("$1", value) for t in case[name]]
        elif name in case:
            case[name] = case[name].replace("$1", value)
    return case


def broken(ruleset, document):
    found = set()
    for context, rules in ruleset.items():
        for element in select(context, document):
            for kind, cases in rules.items():
                for case in cases["cases"]:
                    tests = [(kind, case)]
                    if kind == "loop":
                        tests = [(k, filled(c, case["subs"], str(value)))
                                 for value in select(case["foreach"], element)
                                 for k, inner in case["do"].items() for c in inner["cases"]]
                    found.update(c["ruleInfo"]["id"] for k, c in tests if not passes(k, c, element))
    return found


class Maker:
    """Makes files in which every rule is broken now and then."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def one(self, *values):
        return self.random.choice(values)

    def attr(self, name, *values):
        value = self.one(*values)
        return "" if value is None else ' %s="%s"' % (name, value)

    def some(self, make, *counts):
        return "".join(make() for _ in range(self.one(*counts)))

    def percentage(self):
        return self.attr("percentage", None, None, "", "50", "50", "100", "100.0", "33.33", "33.34", "60", "40", "abc", "-5", "120",
                         "99.99999", "0.00001")

    def vocabulary(self, *more):
        return self.attr("vocabulary", None, None, "1", "2", "99", "", *more)

    def narrative(self):
        return self.one("", "", "<narrative/>", "<narrative>x</narrative>", '<narrative xml:lang="fr">y</narrative>',
                        '<narrative xml:lang=""> </narrative>')

    def date(self):
        return self.one("2018-01-01", "2019-01-01", "2019-12-31", "2020-01-01", "2020-02-31", "2020-06-30", "2020-07-01", "2021-01-01", "x")

    def ref(self):
        return self.attr("ref", None, "", "XM-DAC-41AAA", "XM-DAC-41A/A", "XM/REGISTERED", " a-b", "a-b ", "XX-1-2", "XM-DAC-41REG", "single")

    def period(self):
        return '<period-start iso-date="%s"/><period-end iso-date="%s"/>' % (self.date(), self.date())

    def value(self):
        return '<value%s value-date="%s">5</value>' % (self.attr("currency", None, None, "", "USD"), self.date())

    def side(self, name):
        activity = self.attr(name.split("-")[0] + "-activity-id", None, "x-1", " x-1")
        return "<%s%s%s>%s</%s>" % (name, self.ref(), activity, self.narrative(), name)

    def sides(self):
        return self.some(lambda: self.side("provider-org"), 0, 0, 1) + self.some(lambda: self.side("receiver-org"), 0, 0, 1)

    def sector(self, share=True):
        return '<sector%s code="1"%s>%s</sector>' % (self.vocabulary("98", "7"), self.percentage() if share else "", self.narrative())

    def aid_type(self, name):
        return '<%s%s code="1"/>' % (name, self.vocabulary())

    def transaction(self):
        return "".join([
            '<transaction><transaction-type code="3"/><transaction-date iso-date="%s"/>' % self.date(), self.value(),
            self.one("", "<description>%s</description>" % self.narrative()), self.sides(),
            self.some(lambda: self.sector(False), 0, 0, 1, 2), self.some(lambda: '<recipient-country code="RS"/>', 0, 0, 1),
            self.some(lambda: '<recipient-region code="1"/>', 0, 0, 0, 1), self.some(lambda: self.aid_type("aid-type"), 0, 0, 1, 2),
            "</transaction>"])

    def measured(self):
        return self.attr("value", None, "", "5", "x", "+5", "-2.5", " 7 ")

    def reference(self):
        return '<reference vocabulary="1" code="1"/>'

    def indicator(self):
        return "".join([
            "<indicator%s><title>%s</title>" % (self.attr("measure", "1", "2", "3", "4", "5", "6", None), self.narrative()),
            self.some(self.reference, 0, 1, 2), '<baseline year="2018"%s/>' % self.measured(),
            "<period>%s<target%s/><actual%s/></period></indicator>" % (self.period(), self.measured(), self.measured())])

    def result(self):
        return '<result type="1"><title>%s</title>%s%s</result>' % (
            self.narrative(), self.some(self.reference, 0, 1), self.some(self.indicator, 1, 2))

    def record(self, name, *dates):
        return "<%s%s%s%s>" % (name, self.attr("xml:lang", None, "", "en"), self.attr("default-currency", None, "", "USD"),
                               self.attr("last-updated-datetime", None, "2020-06-30T10:00:00Z", "2020-07-01T00:00:00", *dates))

    def activity(self):
        identifier = self.one("XM-DAC-41AAA-1", "XM-DAC-41AAA", "XM-DAC-41AAA-1/2", " XM-DAC-41AAA-1", "XM-DAC-41AAA-", "", "XM-DAC-41REG-1|2",
                              "OLD-1-5")
        owner = lambda: self.one("", "<owner-org%s>%s</owner-org>" % (self.ref(), self.narrative()))
        items = lambda: self.some(lambda: '<budget-item code="1"%s/>' % self.percentage(), 0, 1, 2, 3)
        return "".join([
            self.record("iati-activity", "bad", ""), self.one("", "<iati-identifier>%s</iati-identifier>" % identifier),
            '<reporting-org%s type="40">%s</reporting-org><title>%s</title>' % (self.ref(), self.narrative(), self.narrative()),
            self.some(lambda: "<description>%s</description>" % self.narrative(), 0, 1, 2),
            self.some(lambda: '<participating-org%s role="1"%s>%s</participating-org>' % (
                self.ref(), self.attr("activity-id", None, "x", " x"), self.narrative()), 0, 1, 2),
            self.some(lambda: "<other-identifier%s%s>%s</other-identifier>" % (
                self.attr("ref", "OLD-1", "OLD-1 ", "", "XM-DAC-41OLD"), self.attr("type", "A1", "A3", "B1"), owner()), 0, 1, 2),
            '<activity-status code="2"/>',
            self.some(lambda: '<activity-date%s iso-date="%s"/>' % (self.attr("type", "1", "2", "3", "4"), self.date()), 0, 1, 2, 3, 4),
            self.some(lambda: '<recipient-country code="RS"%s/>' % self.percentage(), 0, 0, 1, 2, 3),
            self.some(lambda: '<recipient-region code="1"%s%s/>' % (self.vocabulary(), self.percentage()), 0, 0, 0, 1, 2, 3),
            self.some(self.sector, 0, 1, 1, 2, 3),
            self.some(lambda: "<country-budget-items%s>%s</country-budget-items>" % (self.attr("vocabulary", None, "", "1", "2"), items()), 0, 0, 1),
            self.some(lambda: '<policy-marker%s code="1"%s>%s</policy-marker>' % (
                self.vocabulary(), self.attr("significance", None, "", "1"), self.narrative()), 0, 0, 1, 2),
            self.some(lambda: self.aid_type("default-aid-type"), 0, 0, 1, 2, 3),
            self.some(lambda: "<budget>%s%s</budget>" % (self.period(), self.value()), 0, 1, 2),
            self.some(lambda: "<planned-disbursement>%s%s%s</planned-disbursement>" % (self.period(), self.value(), self.sides()), 0, 0, 1),
            self.some(lambda: "<capital-spend%s/>" % self.percentage(), 0, 0, 1), self.some(self.transaction, 0, 0, 1, 2, 3),
            self.some(lambda: '<related-activity%s type="1"/>' % self.attr("ref", "x", " x", ""), 0, 0, 1), self.some(self.result, 0, 1),
            self.some(lambda: '<crs-add><loan-status year="2014" value-date="2013-05-24"%s/></crs-add>' % self.attr("currency", None, "", "USD"), 0, 0, 1),
            self.some(lambda: '<fss extraction-date="2014-05-06"><forecast year="2014"%s>3</forecast></fss>' % self.attr("currency", None, "USD"), 0, 0, 1),
            "</iati-activity>"])

    def budget(self, name, recipient="", line="budget-line"):
        lines = self.some(lambda: "<%s>%s%s</%s>" % (line, self.value(), self.narrative(), line), 0, 1, 2)
        return "<%s>%s%s%s%s</%s>" % (name, recipient, self.period(), self.value(), lines, name)

    def organisation(self):
        partner = lambda: "<recipient-org%s>%s</recipient-org>" % (self.ref(), self.narrative())
        return "".join([
            self.record("iati-organisation"),
            "<organisation-identifier>%s</organisation-identifier>" % self.one("XM-DAC-41AAA", "a/b", " x", "XM/REGISTERED"),
            '<name>%s</name><reporting-org%s type="40">%s</reporting-org>' % (self.narrative(), self.ref(), self.narrative()),
            self.some(lambda: self.budget("total-budget"), 0, 1), self.some(lambda: self.budget("recipient-org-budget", partner()), 0, 1),
            self.some(lambda: self.budget("recipient-region-budget", '<recipient-region code="1"/>'), 0, 1),
            self.some(lambda: self.budget("recipient-country-budget", '<recipient-country code="RS"/>'), 0, 1),
            self.some(lambda: self.budget("total-expenditure", "", "expense-line"), 0, 1), "</iati-organisation>"])


def main(ruleset, seed, count, folder):
    with open(ruleset) as f:
        rules = json.load(f)
    maker = Maker(int(seed))
    for i in range(int(count)):
        if i % 4 == 3:
            document = '<iati-organisations version="2.03">' + maker.organisation() + "</iati-organisations>"
        else:
            document = '<iati-activities version="2.03">' + maker.activity() + "</iati-activities>"
        name = "%d.xml" % i
        with open(os.path.join(folder, name), "w") as f:
            f.write(document)
        print(name, *sorted(broken(rules, etree.fromstring(document).getroottree())))


main(*sys.argv[1:])
