"""The rules of the report, written anew from the manual and never from the program: exact fractions, no floats.

One function a rule; `tests/reference/compare.py` holds them against the program on random projects.
"""

from datetime import date, timedelta
from fractions import Fraction

PERIODS = {"tertial": 3, "quarter": 4, "half-year": 2, "month": 12, "year": 1}
PREFIX = {"tertial": "T", "quarter": "Q", "half-year": "H", "month": "M"}
COUNTED = ("green", "yellow", "red", "missing", "not-due", "not-applicable", "suppressed", "informative")


def label(scheme, index):
    """`T1`, `Q3`, `M07`."""
    return f"{PREFIX[scheme]}{index:02d}" if scheme == "month" else f"{PREFIX[scheme]}{index}"


def cutoff(scheme, year, index):
    """The last day of a period."""
    month = 12 // PERIODS[scheme] * index
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - timedelta(days=1)


def annual(target, indicator, before, count):
    """The figure of a target at the year's end, a pair for a corridor; none where its reference is not known."""
    if "of" in target:
        reference = before.get(count) if target["of"] == "previous-year" else indicator.get("baseline")
        return None if reference is None else reference * target["percent"] / 100
    return target["between"] if "between" in target else next(target[sense] for sense in ("at_least", "at_most", "exactly") if sense in target)


def scaled(figure, share):
    return tuple(part * share for part in figure) if isinstance(figure, tuple) else figure * share


def rule_at(indicator, index):
    """Target, tolerance and interim that hold in a period: revisions hold from theirs on."""
    held = {key: indicator.get(key) for key in ("target", "tolerance", "interim")}
    for revision in sorted(indicator.get("revised", []), key=lambda revision: revision["from"]):
        if revision["from"] <= index:
            held.update({key: revision[key] for key in ("target", "tolerance", "interim") if key in revision})
    return held


def expected(indicator, scheme, index, before):
    """Soll and the rule that it comes from. `before` is the series of the year before, by index of period."""
    count = PERIODS[scheme]
    held = rule_at(indicator, index)
    target, interim = held["target"], held["interim"]
    if target is None:
        return None, "none"
    if "of" in target:
        reference = before.get(index) if target["of"] == "previous-year" else indicator.get("baseline")
        return (None if reference is None else reference * target["percent"] / 100), "reference"
    figure = annual(target, indicator, before, count)
    if index == count:
        return figure, "target"
    elapsed = Fraction(index, count)
    if interim == "constant":
        return figure, "target"
    if interim == "linear":
        start = Fraction(0) if indicator["kind"] == "cumulative" else indicator["baseline"]
        move = lambda end: start + (end - start) * elapsed
        return (tuple(map(move, figure)) if isinstance(figure, tuple) else move(figure)), "linear"
    if interim == "seasonal":
        return scaled(figure, before[index] / before[count]), "seasonal"
    if isinstance(interim, dict) and index in interim:
        written = interim[index]
        return (scaled(figure, written[1] / 100), "share") if written[0] == "share" else (written[1], "interim")
    if indicator["kind"] == "cumulative":
        return scaled(figure, elapsed), "elapsed"
    return figure, "target"


def actual(indicator, reports, index):
    """Ist of a period from what was reported: a figure, `missing` or `not-applicable`."""
    due = indicator.get("report_in")

    def reported(at):
        return reports.get(at)

    if indicator.get("per_period"):
        # Of the states the first that applies: not applicable comes before missing.
        if reported(index) == "not-applicable":
            return "not-applicable"
        parts = []
        for at in range(1, index + 1):
            report = reported(at)
            if report is None and (due is None or at in due):
                return "missing"
            if report not in (None, "not-applicable"):
                parts.append(report)
        if not parts:
            return "missing"
        if indicator["kind"] == "ratio":
            return quotient(sum(part[0] for part in parts), sum(part[1] for part in parts), indicator)
        whole = sum(parts)
        return whole / len(parts) if indicator["kind"] == "average" else whole
    report = reported(index)
    if report is None:
        return "missing"
    if report == "not-applicable":
        return report
    return quotient(*report, indicator) if indicator["kind"] == "ratio" else report


def quotient(numerator, denominator, indicator):
    if denominator == 0:
        return "not-applicable"
    return numerator / denominator * indicator.get("scale", 1)


def deviation(target, soll, ist):
    """Signed deviation, adverse deviation, and the figure that a relative tolerance and a percentage refer to."""
    if isinstance(soll, tuple):
        low, high = soll
        if ist < low:
            return ist - low, low - ist, low
        if ist > high:
            return ist - high, ist - high, high
        return Fraction(0), Fraction(0), None
    signed = ist - soll
    if "at_least" in target:
        adverse = max(-signed, Fraction(0))
    elif "at_most" in target:
        adverse = max(signed, Fraction(0))
    else:
        adverse = abs(signed)
    return signed, adverse, soll


def colour(adverse, reference, tolerance):
    """Green, yellow or red, by the tolerances in their order."""
    for name, (kind, width) in zip(("green", "yellow"), tolerance):
        allowed = width if kind == "absolute" else (Fraction(0) if reference is None else abs(reference) * width / 100)
        if adverse <= allowed:
            return name
    return "red"


def percentage(signed, reference):
    if reference is None:
        return Fraction(0)
    return None if reference == 0 else signed / abs(reference) * 100


def state(indicator, target, soll, ist, index, tolerance):
    """The status of a row that is no milestone."""
    due = indicator.get("report_in")
    if target is None:
        return "informative"
    if due is not None and index not in due:
        return "not-due"
    if ist in ("not-applicable", "missing"):
        return ist
    if soll is None:
        return "missing"
    _, adverse, reference = deviation(target, soll, ist)
    return colour(adverse, reference, tolerance)


def forecast(indicator, target, figure, soll, ist, tolerance, unit):
    """The extrapolated value of the year's end and its colour; `figure` is the annual target."""
    if figure is None or soll is None or not isinstance(ist, Fraction):
        return None
    pairs = list(zip(soll, figure)) if isinstance(figure, tuple) else [(soll, figure)]
    if all(part == 0 for part, _ in pairs):
        return None
    if indicator["kind"] == "cumulative":
        # A bound that is 0 now and at the year's end says nothing about how far the year has come.
        pairs = [pair for pair in pairs if pair != (0, 0)]
        if any(part == 0 for part, _ in pairs):
            return None
        ways = {end / part for part, end in pairs}
    else:
        ways = {end - part for part, end in pairs}
    if len(ways) != 1:
        return None
    way = ways.pop()
    value = ist * way if indicator["kind"] == "cumulative" else ist + way
    known = (ist, *(part for pair in pairs for part in pair))
    if value < 0 and all(part >= 0 for part in known):
        value = Fraction(0)
    if unit == "%" and value > 100 and all(part <= 100 for part in known):
        value = Fraction(100)
    _, adverse, reference = deviation(target, figure, value)
    return value, colour(adverse, reference, tolerance)


def attainment(indicator, target, figure, ist):
    """Zielerreichungsgrad in percent; `figure` is the annual target."""
    baseline = indicator.get("baseline")
    if figure is None or isinstance(figure, tuple) or not isinstance(ist, Fraction):
        return None
    if indicator["kind"] == "cumulative":
        return ist / figure * 100 if figure > 0 else None
    if baseline is not None and baseline != figure:
        return (ist - baseline) / (figure - baseline) * 100
    return ist / figure * 100 if "at_least" in target and figure > 0 else None


def remaining(indicator, target, figure, ist, scheme, index):
    """What is missing until the year's end, in all and per remaining period."""
    if indicator["kind"] != "cumulative" or figure is None or "at_least" not in target or not isinstance(ist, Fraction):
        return None
    total, left = max(figure - ist, Fraction(0)), PERIODS[scheme] - index
    return total, (total / left if left else None)


def milestone(indicator, report, scheme, year, index):
    """Soll, its rule, Ist, status and delay in days of a milestone; `report` is (progress, done), either may be none."""
    held = rule_at(indicator, index)
    due, day = held["target"]["done_by"], cutoff(scheme, year, index)
    progress, done = report if report else (None, None)
    finished = done is not None and done <= day
    if done is not None and not finished and progress is None:
        progress = Fraction(0)
    asked = held["interim"].get(index) if isinstance(held["interim"], dict) and day < due else None
    if day >= due:
        soll, rule = Fraction(100), "target"
    elif asked is not None:
        soll, rule = asked[1], "interim"
    else:
        soll, rule = Fraction(0), "none"
    own = held["tolerance"] or (("absolute", Fraction(0)), ("absolute", Fraction(30)))
    if finished:
        delay = (done - due).days
        late = max(delay, 0)
        return soll, rule, Fraction(100), colour(Fraction(late), None, own), delay
    delay = (day - due).days if day >= due else None
    if report is None:
        return soll, rule, "missing", "not-due" if day < due and asked is None else "missing", delay
    if day < due:
        if asked is None:
            return soll, rule, progress, "green", delay
        _, adverse, reference = deviation({"at_least": soll}, soll, progress)
        return soll, rule, progress, colour(adverse, reference, indicator["inherited"]), delay
    status = colour(Fraction(max(delay, 0)), None, own)
    return soll, rule, progress, "yellow" if status == "green" else status, delay


def worst(states):
    """The worst colour; none where nothing counts."""
    return next((name for name in ("red", "yellow", "missing", "green") if name in states), None)


def weighted(scored):
    """Pairs of status and weight."""
    points = {"green": Fraction(1), "yellow": Fraction(1, 2), "red": Fraction(0), "missing": Fraction(0)}
    counted = [(points[status], weight) for status, weight in scored if status in points]
    if not counted or sum(weight for _, weight in counted) == 0:
        return None
    share = sum(score * weight for score, weight in counted) / sum(weight for _, weight in counted)
    return "green" if share >= Fraction(4, 5) else "yellow" if share >= Fraction(1, 2) else "red"


def trend(before, now):
    """Better, same or worse than the period before; each side is its adverse deviation and its Soll, or none."""
    if before is None or now is None:
        return None
    (was, was_of), (is_, is_of) = before, now
    if was == 0 and is_ == 0:
        return "same"
    if was_of != 0 and is_of != 0:
        was, is_ = was / abs(was_of), is_ / abs(is_of)
    return "better" if is_ < was else "worse" if is_ > was else "same"
