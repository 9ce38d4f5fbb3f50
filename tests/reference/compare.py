#!/usr/bin/env python3
"""Holds the program against the rules written anew in `rules.py`, on random projects full of values on and beside bounds.

usage: compare.py PROGRAM [PROJECTS] [FIRST_SEED]

Each project is written as TOML, reported as JSON and compared figure by figure, exactly. A difference prints the project's
seed, the row and both readings; the exit code is 1.
"""

import json
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import rules

YEAR = 2013
EARLIER = 2012
UNITS = ["Fälle", "%", "Tage", "EUR", "Plätze"]
TINY = [Fraction(0), Fraction(1, 100), Fraction(-1, 100), Fraction(1, 10**9), Fraction(-1, 10**9), Fraction(1), Fraction(-1), Fraction(1, 3)]


def decimal(value):
    """A decimal as TOML has it: never three places behind one to three digits, which reads like thousands."""
    digits = 0
    while (value * 10**digits).denominator != 1:
        digits += 1
        if digits > 20:
            raise ValueError(value)
    sign, whole = "-" if value < 0 else "", abs(value)
    text = str((whole * 10**digits).numerator).rjust(digits + 1, "0")
    if digits == 3:
        text, digits = text + "0", 4
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else sign + text


def finite(value, places=6):
    """The nearest decimal of that many places."""
    return Fraction(round(value * 10**places), 10**places)


def shown(value):
    """A figure as JSON prints it: in full where it ends, else ten places, half away from zero."""
    if value is None or not isinstance(value, Fraction):
        return value
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        return value
    whole, left = divmod(abs(value) * 10**10, 1)
    rounded = Fraction(whole + (1 if left * 2 >= 1 else 0), 10**10)
    return -rounded if value < 0 else rounded


class Project:
    def __init__(self, seed, folder):
        self.random, self.folder = random.Random(seed), Path(folder)
        chance = self.random
        self.scheme = chance.choice(["tertial", "tertial", "quarter", "half-year", "month", "year"])
        self.count = rules.PERIODS[self.scheme]
        self.tolerance = chance.choice([None, self.widths()])
        self.rollup = chance.choice(["worst", "weighted"])
        self.goals = [{"weight": chance.choice([1, 2, 5]), "rows": [self.indicator(f"i{goal}-{at}") for at in range(14)]} for goal in range(4)]

    @property
    def house(self):
        return self.tolerance or (("relative", Fraction(5)), ("relative", Fraction(10)))

    def widths(self):
        green, further = self.random.choice([0, 1, 5, Fraction(5, 2)]), self.random.choice([0, 1, 5])
        kind = self.random.choice(["relative", "absolute"])
        return (kind, Fraction(green)), (kind, Fraction(green + further))

    def number(self, low=-50, high=2000):
        value = self.random.choice([0, 1, 3, 5, 7, 9, 20, 100, 300, 450, self.random.randint(low, high)])
        return Fraction(value) / self.random.choice([1, 1, 1, 10, 100])

    def target(self, kind):
        sense = self.random.choice(["at_least", "at_least", "at_most", "between", "exactly", None])
        if sense is None:
            return None
        if sense == "between":
            low = abs(self.number())
            return {"between": (low, low + abs(self.number()) + 1)}
        if kind != "cumulative" and self.random.random() < 0.15 and sense in ("at_least", "at_most"):
            return {sense: None, "percent": Fraction(self.random.choice([95, 100, 103, Fraction(205, 2)])), "of": self.random.choice(["previous-year", "baseline"])}
        return {sense: self.number()}

    def indicator(self, name):
        chance = self.random
        kind = chance.choice(["cumulative", "cumulative", "cumulative", "level", "level", "average", "ratio", "milestone"])
        found = {"id": name, "kind": kind, "unit": chance.choice(UNITS), "inherited": self.house}
        if kind == "milestone":
            return self.milestone(found)
        if kind == "ratio":
            found["scale"] = chance.choice([1, 100, 1000])
        found["target"] = self.target(kind)
        target = found["target"] or {}
        relative = "of" in target
        if chance.random() < 0.5 or target.get("of") == "baseline":
            found["baseline"] = abs(self.number()) if relative else self.number()
        if chance.random() < 0.5:
            found["tolerance"] = self.widths()
        if kind in ("cumulative", "average", "ratio") and chance.random() < 0.3:
            found["per_period"] = True
        if target and not relative and self.count > 1:
            self.interim(found, rules.annual(target, found, {}, self.count))
        if self.count > 1 and chance.random() < 0.1 and not found.get("per_period"):
            found["report_in"] = sorted(chance.sample(range(1, self.count + 1), chance.randint(1, self.count)))
        if target and not relative and self.count > 2 and chance.random() < 0.1 and found.get("interim") != "seasonal" and not isinstance(target.get("between"), tuple):
            sense = next(iter(target))
            found["revised"] = [{"from": chance.randint(2, self.count), "target": {sense: self.number()}}]
        return found

    def interim(self, found, figure):
        chance = self.random
        way = chance.choice([None, None, "values", "shares", "linear", "constant", "seasonal"])
        labels = sorted(chance.sample(range(1, self.count), chance.randint(1, self.count - 1)))
        pair = isinstance(figure, tuple)
        if way == "values":
            value = lambda: (lambda low: (low, low + abs(self.number())))(abs(self.number())) if pair else self.number()
            found["interim"] = {at: ("value", value()) for at in labels}
        elif way == "shares":
            found["interim"] = {at: ("share", Fraction(chance.randint(1, 99))) for at in labels}
        elif way == "linear" and (found["kind"] == "cumulative" or "baseline" in found):
            found["interim"] = "linear"
        elif way == "constant":
            found["interim"] = "constant"
        elif way == "seasonal" and found["kind"] == "cumulative":
            found["interim"] = "seasonal"

    def milestone(self, found):
        chance = self.random
        due = date(YEAR, 1, 1) + timedelta(days=chance.randint(10, 360))
        if chance.random() < 0.4:
            due = rules.cutoff(self.scheme, YEAR, chance.randint(1, self.count))
        found["target"] = {"done_by": due}
        if chance.random() < 0.4:
            green = chance.choice([0, 7])
            found["tolerance"] = (("absolute", Fraction(green)), ("absolute", Fraction(green + chance.choice([0, 14, 60]))))
        if self.count > 1 and chance.random() < 0.3:
            found["interim"] = {at: ("value", Fraction(chance.choice([10, 25, 50, 80]))) for at in sorted(chance.sample(range(1, self.count), chance.randint(1, self.count - 1)))}
        return found

    def rows(self):
        return [row for goal in self.goals for row in goal["rows"]]

    # Reports -----------------------------------------------------------------------------------------------------------

    def earlier(self, row):
        """Reports of the year before, as they are written and as figures."""
        if row["kind"] == "milestone":
            return {}
        if row["kind"] == "ratio":
            return {at: (Fraction(self.random.randint(0, 50)), Fraction(self.random.randint(1, 60))) for at in range(1, self.count + 1)}
        return {at: abs(self.number()) + (1 if row.get("interim") == "seasonal" else 0) for at in range(1, self.count + 1)}

    def value_beside_a_bound(self, row, index, before):
        """A figure on or next to a bound of green or yellow, or any other."""
        chance = self.random
        held = rules.rule_at(row, index)
        soll, _ = rules.expected(row, self.scheme, index, before)
        if soll is None or chance.random() < 0.15:
            return self.number()
        end = chance.choice(soll) if isinstance(soll, tuple) else soll
        kind, width = chance.choice(held["tolerance"] or self.house)
        allowed = width if kind == "absolute" else abs(end) * width / 100
        return finite(end + chance.choice([-1, 0, 1]) * allowed + chance.choice(TINY), 9)

    def this_year(self, row, before):
        chance, reports = self.random, {}
        for index in range(1, self.count + 1):
            due = row.get("report_in")
            fate = chance.random()
            if fate < 0.08 or due is not None and index not in due and fate < 0.8:
                continue
            if fate < 0.12 and row["kind"] != "milestone":
                reports[index] = "not-applicable"
            elif row["kind"] == "ratio":
                denominator = Fraction(chance.randint(1, 200))
                soll, _ = rules.expected(row, self.scheme, index, before)
                end = (chance.choice(soll) if isinstance(soll, tuple) else soll) if soll is not None else Fraction(1, 2)
                numerator = abs(finite(end * denominator / row["scale"], 2)) + chance.choice([0, 0, 1])
                reports[index] = (numerator, denominator) if fate > 0.15 else (Fraction(0), Fraction(0))
            elif row["kind"] == "milestone":
                reports[index] = self.progress(row, index)
                if reports[index][1] is not None:
                    break
            else:
                reports[index] = self.value_beside_a_bound(row, index, before)
        return reports

    def progress(self, row, index):
        chance, day = self.random, rules.cutoff(self.scheme, YEAR, index)
        first = date(YEAR, 1, 1) if index == 1 else rules.cutoff(self.scheme, YEAR, index - 1) + timedelta(days=1)
        if chance.random() < 0.35:
            due = row["target"]["done_by"]
            done = due + timedelta(days=chance.choice([-40, -1, 0, 1, 7, 8, 30, 31]))
            return None, min(max(done, first), day)
        held = row.get("interim") or {}
        asked = held[index][1] if index in held else Fraction(50)
        return min(max(asked + chance.choice([-10, -5, -3, 0, 5]), Fraction(0)), Fraction(99)), None

    # TOML --------------------------------------------------------------------------------------------------------------

    def write(self):
        settings = [f'periods = "{self.scheme}"', f'rollup = "{self.rollup}"']
        if self.tolerance:
            settings.append(f"tolerance = {self.toml_tolerance(self.tolerance)}")
        (self.folder / "zielmatrix.toml").write_text("\n".join(settings) + "\n")
        self.before, self.reports = {}, {}
        for row in self.rows():
            reported = self.earlier(row)
            self.earlier_reports = getattr(self, "earlier_reports", {})
            self.earlier_reports[row["id"]] = reported
            plain = {key: value for key, value in row.items() if key != "report_in"}
            figures = {at: rules.actual(plain, reported, at) for at in reported}
            self.before[row["id"]] = {at: value for at, value in figures.items() if isinstance(value, Fraction)}
        for row in self.rows():
            self.reports[row["id"]] = self.this_year(row, self.before[row["id"]])
        self.matrix(EARLIER)
        self.matrix(YEAR)
        for index in range(1, self.count + 1):
            self.actuals(EARLIER, index, self.earlier_reports)
            self.actuals(YEAR, index, self.reports)

    def toml_tolerance(self, tolerance):
        part = lambda kind, width: decimal(width) if kind == "absolute" else f'"{decimal(width)} %"'
        return "{ green = %s, yellow = %s }" % tuple(part(*one) for one in tolerance)

    def toml_target(self, target):
        if "done_by" in target:
            return f"{{ done_by = {target['done_by']} }}"
        if "of" in target:
            sense = next(iter(target))
            return f'{{ {sense} = "{decimal(target["percent"])} %", of = "{target["of"]}" }}'
        if "between" in target:
            return "{ between = [%s, %s] }" % tuple(map(decimal, target["between"]))
        sense = next(iter(target))
        return f"{{ {sense} = {decimal(target[sense])} }}"

    def toml_interim(self, interim):
        if isinstance(interim, str):
            return f'"{interim}"'
        one = lambda way, value: f'"{decimal(value)} %"' if way == "share" else "[%s, %s]" % tuple(map(decimal, value)) if isinstance(value, tuple) else decimal(value)
        return "{ " + ", ".join(f"{rules.label(self.scheme, at)} = {one(*value)}" for at, value in interim.items()) + " }"

    def matrix(self, year):
        lines = [f"year = {year}", 'title = "M"']
        for number, goal in enumerate(self.goals):
            lines += ["", "[[goal]]", f'id = "g{number}"', f'title = "G{number}"', f"weight = {goal['weight']}"]
            for row in goal["rows"]:
                if year == EARLIER and row["kind"] == "milestone":
                    continue
                lines += ["[[goal.indicator]]", f'id = "{row["id"]}"', 'name = "N"', f'unit = "{row["unit"]}"', f'kind = "{row["kind"]}"']
                if "scale" in row and row["scale"] != 1:
                    lines.append(f"scale = {row['scale']}")
                if row.get("per_period"):
                    lines.append('reported = "per-period"')
                if year == EARLIER:
                    continue
                if row["target"] is not None:
                    lines.append(f"target = {self.toml_target(row['target'])}")
                if "baseline" in row:
                    lines.append(f"baseline = {decimal(row['baseline'])}")
                if "tolerance" in row:
                    lines.append(f"tolerance = {self.toml_tolerance(row['tolerance'])}")
                if "interim" in row:
                    lines.append(f"interim = {self.toml_interim(row['interim'])}")
                if "report_in" in row:
                    lines.append("report_in = [" + ", ".join(f'"{rules.label(self.scheme, at)}"' for at in row["report_in"]) + "]")
                if "revised" in row:
                    change = row["revised"][0]
                    lines.append(f'revised = [{{ from = "{self.period(YEAR, change["from"])}", target = {self.toml_target(change["target"])}, reason = "Rat" }}]')
        self.put(f"matrices/{year}/m.toml", lines)

    def period(self, year, index):
        return str(year) if self.scheme == "year" else f"{year}-{rules.label(self.scheme, index)}"

    def actuals(self, year, index, reports):
        lines = []
        for row in self.rows():
            report = reports[row["id"]].get(index)
            if report is None:
                continue
            lines += ["[[actual]]", f'indicator = "{row["id"]}"']
            if report == "not-applicable":
                lines += ['state = "not-applicable"', 'comment = "C"']
            elif row["kind"] == "ratio":
                lines += [f"numerator = {decimal(report[0])}", f"denominator = {decimal(report[1])}"]
            elif row["kind"] == "milestone":
                progress, done = report
                lines.append(f"progress = {decimal(progress)}" if done is None else f"done = {done}")
            else:
                lines.append(f"value = {decimal(report)}")
        if lines:
            self.put(f"actuals/{self.period(year, index)}/m.toml", [f'matrix = "m"', *lines])

    def put(self, name, lines):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n")

    # What the rules say ------------------------------------------------------------------------------------------------

    def row_at(self, row, index):
        """Every figure of a row at a period of this year, by the keys of the JSON."""
        before = self.before[row["id"]]
        held = rules.rule_at(row, index)
        target = held["target"]
        if row["kind"] == "milestone":
            return self.milestone_at(row, index)
        tolerance = held["tolerance"] or self.house
        soll, rule = rules.expected(row, self.scheme, index, before)
        ist = rules.actual(row, self.reports[row["id"]], index)
        status = rules.state(row, target, soll, ist, index, tolerance)
        value = ist if isinstance(ist, Fraction) else None
        found = {"expected": soll, "expected_rule": rule, "actual": value, "status": status, "delay_days": None}
        if value is None or soll is None or target is None:
            found.update(deviation=None, deviation_percent=None)
        else:
            signed, _, reference = rules.deviation(target, soll, value)
            found.update(deviation=signed, deviation_percent=rules.percentage(signed, reference))
        figure = rules.annual(target, row, before, self.count) if target else None
        found["forecast"] = rules.forecast(row, target, figure, soll, ist, tolerance, row["unit"])
        found["attainment_percent"] = rules.attainment(row, target, figure, ist)
        found["remaining"] = rules.remaining(row, target, figure, ist, self.scheme, index)
        if index > 1 and row["target"] is not None and "between" not in row["target"]:
            found["previous_status"] = self.row_at(row, index - 1)["status"]
            found["trend"] = rules.trend(self.side(row, index - 1), self.side(row, index))
        return found

    def side(self, row, index):
        """Adverse deviation and Soll of a period, where there are both; none where either is missing."""
        target = rules.rule_at(row, index)["target"]
        soll, _ = rules.expected(row, self.scheme, index, self.before[row["id"]])
        ist = rules.actual(row, self.reports[row["id"]], index)
        return (rules.deviation(target, soll, ist)[1], soll) if soll is not None and isinstance(ist, Fraction) else None

    def milestone_at(self, row, index):
        reports = self.reports[row["id"]]
        report = reports.get(index)
        for at in range(1, index):
            done = reports[at][1] if at in reports else None
            if done is not None:
                report = reports[at]
        soll, rule, ist, status, delay = rules.milestone(row, report, self.scheme, YEAR, index)
        value = ist if isinstance(ist, Fraction) else None
        signed = value - soll if value is not None and soll is not None else None
        return {"expected": soll, "expected_rule": rule, "actual": value, "status": status, "delay_days": delay, "deviation": signed, "attainment_percent": None, "remaining": None}

    # The comparison ----------------------------------------------------------------------------------------------------

    def differences(self, program):
        index = self.random.randint(1, self.count)
        arguments = [program, "report", self.period(YEAR, index), "--project", self.folder, "--format", "json"]
        run = subprocess.run(arguments, capture_output=True)
        if run.returncode != 0:
            return [f"ended with {run.returncode}: {run.stderr.decode()}"], 0
        report = json.loads(run.stdout, parse_float=Fraction, parse_int=Fraction)
        wrong, figures, statuses = [], 0, []
        for goal, said_goal in zip(self.goals, report["matrices"][0]["goals"], strict=True):
            states = []
            for row, said in zip(goal["rows"], said_goal["indicators"], strict=True):
                wanted = self.row_at(row, index)
                states.append(wanted["status"])
                for key, value in wanted.items():
                    figures += 1
                    if not self.same(key, value, said[key]):
                        wrong.append(f"{said['indicator']} {self.period(YEAR, index)} {key}: rules {text(value)}, program {text(said[key])}\n    {row}\n    {self.reports[row['id']]}")
                for entry in said["history"]:
                    year, at = entry["period"][:4], entry["period"]
                    for past in range(1, index + 1):
                        if year == str(YEAR) and at == self.period(YEAR, past):
                            figures += 1
                            status = self.row_at(row, past)["status"]
                            if entry["status"] != status:
                                wrong.append(f"{said['indicator']} history {at}: rules {status}, program {entry['status']}\n    {row}")
            statuses.append((states, goal["weight"]))
            colour = rules.worst(states) if self.rollup == "worst" else rules.weighted([(status, 1) for status in states])
            figures += 1
            if said_goal["status"] != colour:
                wrong.append(f"goal {said_goal['id']}: rules {colour}, program {said_goal['status']} of {states}")
        whole = [status for states, _ in statuses for status in states]
        counts = {status: Fraction(whole.count(status)) for status in rules.COUNTED}
        if counts != report["counts"] or counts != report["totals"]["indicators"]:
            wrong.append(f"counts: rules {counts}, program {report['counts']}")
        return wrong, figures + 1

    def same(self, key, value, said):
        if key == "forecast":
            return (said is None) == (value is None) and (value is None or (shown(value[0]), value[1]) == (said["value"], said["status"]))
        if key == "remaining":
            return (said is None) == (value is None) and (value is None or [shown(part) for part in value] == [said["total"], said["per_period"]])
        if isinstance(value, tuple):
            return [shown(part) for part in value] == said
        if isinstance(value, int) and not isinstance(value, Fraction):
            value = Fraction(value)
        return shown(value) == said


def text(value):
    return str(value) if not isinstance(value, Fraction) else str(float(value))


def main():
    program = str(Path(sys.argv[1]).resolve())
    projects = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    checked, failed = 0, 0
    for seed in range(first, first + projects):
        with tempfile.TemporaryDirectory() as folder:
            project = Project(seed, folder)
            project.write()
            wrong, figures = project.differences(program)
        checked += figures
        failed += len(wrong)
        for difference in wrong[:5]:
            print(f"seed {seed}: {difference}")
    print(f"{projects} projects, {checked} figures, {failed} differences")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
