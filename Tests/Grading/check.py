#!/usr/bin/python3
"""Holds mujun's gradings against gradings made again from the files, on random counties.

Every county has its own scheme: populations that may be unknown, groups too small, exemptions, the five scoring forms,
bases given, dated and worked out, every rule for missing values, bonuses with bounds, vetoes, quotas with every rounding
and tie rule, least scores, needs, tenants merged with their holders, companies of a group, grades of the year before.
Nothing here is read from mujun but csv/grades.csv and csv/scores.csv.

check.py --binary PATH [--runs N] [--seed S]
"""

import argparse
import csv
import math
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

NONE = None
METRICS = {  # numerator, denominator, unit
    "tax_mu": ("tax", "land", "万元/亩"),
    "added_mu": ("value_added", "land", "万元/亩"),
    "added_tce": ("value_added", "energy", "万元/tce"),
    "labour": ("value_added", "employees", "万元/人"),
    "spent": ("energy", "land", "tce/亩"),
}
AMOUNTS = ["tax", "value_added", "energy", "employees"]


def tied(x):
    """Nine significant digits: what ties is equal in this form."""
    return float(f"{x:.8e}")


def half_up(x):
    whole = math.floor(abs(x))
    rounded = whole + 1 if abs(x) - whole >= 0.5 - 1e-9 else whole
    return rounded if x >= 0 else -rounded


def kleene_and(*truths):
    if any(t is False for t in truths):
        return False
    return NONE if any(t is NONE for t in truths) else True


class County:
    def __init__(self, rng):
        self.rng = rng
        n = rng.choice([1, 3, 8, 18, 39, 60, 120])
        self.ids = [f"E{i:03d}" for i in range(n)]
        pick = rng.choice
        self.area = {e: pick([2000.0, 5000.0, 20000.0, 40000.0]) for e in self.ids}
        self.facts, self.figures, self.rent, self.group = {}, {}, {}, {}
        for e in self.ids:
            self.facts[e] = {
                "above_scale": pick([True, False, True, False, True, False, NONE] if rng.random() < 0.3 else [True, False]),
                "industry": pick(["1310", "1320", "2911", "3512", "4620"]) if rng.random() < 0.97 else NONE,
                "status": pick(["正常"] * 8 + ["事故", "失信", NONE]) if rng.random() < 0.5 else "正常",
            }
            for year in (2020, 2021):
                self.figures[e, year] = {
                    "tax": self.amount([0, 10, 20, 20, 55.5, 300, -4]),
                    "value_added": self.amount([0, 5, 80, 80, 1000, -10]),
                    "energy": self.amount([0, 2, 10, 40]),
                    "employees": self.amount([0, 5, 30, 30, 80]),
                }
        self.tenants_known = rng.random() < 0.5
        if self.tenants_known:
            for e in self.ids:
                others = [o for o in self.ids if o != e and o not in self.rent]
                if rng.random() < 0.2 and others and e not in self.rent.values():
                    self.rent[e] = pick(others)
        self.rented = {e: pick([200.0, 500.0]) for e in self.rent}
        if rng.random() < 0.4:
            for e in self.ids:
                self.group[e] = pick(["G1", "G2", NONE, NONE, NONE])
        self.past = {e: pick(["A", "B", "C", "D"]) for e in self.ids if rng.random() < 0.8}
        self.scheme = self.draw()

    def amount(self, choices):
        return NONE if self.rng.random() < 0.08 else float(self.rng.choice(choices + [self.rng.randint(1, 4000) / 8]))

    # A scheme

    def draw(self):
        rng, pick = self.rng, self.rng.choice
        scheme = {"populations": [], "groups": NONE}
        if rng.random() < 0.8:
            scheme["populations"].append(("up", "above_scale"))
        if rng.random() < 0.5:
            scheme["populations"].append(("large", "land >= 10 亩"))
        scheme["populations"].append(("rest", NONE) if rng.random() < 0.8 else ("rest", "land >= 4 亩"))
        if rng.random() < 0.6:
            scheme["groups"] = pick([0, 2, 5])
        scheme["exempt"] = rng.random() < 0.5
        scheme["sets"] = [self.indicators() for _ in scheme["populations"]]
        scheme["adjust"] = [
            a for a in [("status", 5, NONE, NONE), ("past", -3.5, NONE, NONE), ("tax", 0.25, 10.0, -2.0)] if rng.random() < 0.5
        ]
        scheme["bounds"] = pick([(NONE, NONE), (6.0, -3.0)])
        scheme["factor"] = rng.random() < 0.3
        scheme["veto"] = [v for v in ["事故", "失信"] if rng.random() < 0.6]
        scheme["quota"] = pick([[20, 60, 15, 5], [10, 40, 40, 10], [30, 30, 30, 10], NONE])
        scheme["least"] = {"A": 40.0, "B": 20.0, "C": 5.0} if scheme["quota"] is NONE or rng.random() < 0.3 else NONE
        scheme["per"] = pick(["population", "group"])
        scheme["rounding"] = pick(["half_up", "down", "up"])
        scheme["ties"] = pick(["better", "worse"])
        scheme["needs"] = rng.random() < 0.4
        scheme["only"] = rng.random() < 0.4
        scheme["tenants"] = self.tenants_known and rng.random() < 0.6
        scheme["companies"] = bool(self.group) and rng.random() < 0.6
        return scheme

    def indicators(self):
        rng, pick = self.rng, self.rng.choice
        items = []
        for metric in rng.sample(sorted(METRICS), rng.randint(1, 4)):
            item = {"metric": metric, "weight": float(pick([10, 20, 30, 45])), "form": pick(["ratio", "min_max", "best", "reverse", "rank"])}
            item["of"] = pick(["group", "population", "all"])
            item["missing"] = pick(["ungraded", "zero", "population_mean", "reweigh", "penalty"])
            item["cap"], item["floor"] = pick([NONE, 1.5, 1.0]), pick([NONE, 0.0])
            if item["form"] in ("ratio", "reverse"):
                given = float(pick([2, 12.5, 24.097]))
                item["base"] = pick([("given", given), ("dated", given), ("computed",)])
                if item["base"] == ("computed",):
                    item["base"] = ("computed", pick(["group", "population", "all"]), pick(["weighted_mean", "mean", "median", "max"]), pick([0, 1]), pick([1.0, 2.0]))
            items.append(item)
        return items

    # The files

    def write(self, folder):
        def table(name, header, rows):
            rows = list(rows)
            self.rng.shuffle(rows)
            with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
                out = csv.writer(file)
                out.writerow(header)
                out.writerows([["" if c is NONE else "是" if c is True else "否" if c is False else c for c in row] for row in rows])

        table("parcels", ["parcel_id", "certificate_area"], [(f"P{e}", self.area[e]) for e in self.ids if e not in self.rent])
        table(
            "enterprises", ["enterprise_id", "above_scale", "industry", "status", "group_id"],
            [(e, f["above_scale"], f["industry"], f["status"], self.group.get(e)) for e, f in self.facts.items()])
        table("figures", ["enterprise_id", "year", *AMOUNTS], [(e, y, *[f[a] for a in AMOUNTS]) for (e, y), f in self.figures.items()])
        links = [(e, f"P{self.rent.get(e, e)}", "租赁" if e in self.rent else "自有", self.rented.get(e)) for e in self.ids]
        table("occupancy", ["enterprise_id", "parcel_id", "tenure", "area"], links)
        table("history", ["enterprise_id", "year", "grade"], [(e, 2020, g) for e, g in self.past.items()])
        tables = "".join(f"  {t}: {{source: {t}.csv}}\n" for t in ["parcels", "enterprises", "figures", "occupancy", "history"])
        (folder / "dataset.yaml").write_text(f"dataset: c\ntitle: c\nyear: 2021\ntables:\n{tables}", encoding="utf-8")
        (folder / "book.yaml").write_text(self.book(), encoding="utf-8")

    def book(self):
        s = self.scheme
        lines = ["rulebook: b", "metrics:"]
        for name, (above, below, unit) in METRICS.items():
            lines.append(f"  {name}: {{of: enterprise, unit: {unit}, formula: {above} / {below}}}")
        lines += ["grading:", "  g:", "    of: enterprise", "    populations:"]
        for id, where in s["populations"]:
            lines.append(f"      - {{id: {id}{f', where: {where}' if where else ''}}}")
        if s["groups"] is not NONE:
            lines.append(f"    groups: {{by: industry_division, at_least: {s['groups']}, otherwise: 其他}}" if s["groups"] else "    groups: {by: industry_division}")
        if s["exempt"]:
            lines.append("    exempt: [{where: 'industry under \"46\"', grade: T, because: 公用}]")
        if s["tenants"]:
            lines.append("    tenants: merged")
        if s["companies"]:
            lines.append("    companies: group_id")
        lines.append("    indicators:")
        for (id, _), items in zip(s["populations"], s["sets"]):
            lines.append(f"      {id}:")
            lines += [f"        - {{{self.item(i)}}}" for i in items]
        if s["factor"]:
            lines.append("    factor: if(coalesce(above_scale, false), 1.1, 1)")
        if s["adjust"]:
            lines.append("    adjust:")
            for key, value in zip(("at_most", "at_least"), s["bounds"]):
                if value is not NONE:
                    lines.append(f"      {key}: {value}")
            lines.append("      items:")
            for kind, points, most, least in s["adjust"]:
                where = {"status": "where: 'status = \"正常\"', ", "past": "where: 'coalesce(previous(grade(g)), \"无\") = \"D\"', ", "tax": ""}[kind]
                formula = f"tax / 1 万元 * {points}" if kind == "tax" else points
                bounds = (f", at_most: {most}" if most is not NONE else "") + (f", at_least: {least}" if least is not NONE else "")
                lines.append(f"        - {{{where}points: {formula}{bounds}}}")
        if s["veto"]:
            lines.append("    veto:")
            for word in s["veto"]:
                lines.append(f"      - {{where: 'status = \"{word}\"', {'grade: D' if word == '事故' else 'down: 1'}}}")
        lines.append("    grades:")
        if s["quota"]:
            lines.append("      quota: [" + ", ".join(f"{{{g}: {q}%}}" for g, q in zip("ABCD", s["quota"])) + "]")
        else:
            lines.append("      otherwise: D")
        if s["least"]:
            lines.append("      at_least: {" + ", ".join(f"{g}: {p}" for g, p in s["least"].items()) + "}")
        lines += [f"      per: {s['per']}", f"      rounding: {s['rounding']}", f"      ties: {s['ties']}"]
        if s["needs"]:
            lines.append("      needs: [{grade: A, where: tax >= 20 万元}]")
        if s["only"]:
            lines.append("      only: [{grade: D, below: 30}]")
        return "\n".join(lines) + "\n"

    def item(self, i):
        unit = METRICS[i["metric"]][2]
        parts = [f"metric: {i['metric']}", f"weight: {i['weight']}", f"score: {i['form']}"]
        if i["form"] in ("min_max", "best", "rank"):
            parts.append(f"of: {i['of']}")
        if i["form"] == "min_max":
            parts.append("low: 20, high: 100")
        for key in ("cap", "floor"):
            if i[key] is not NONE:
                parts.append(f"{key}: {i[key]}")
        parts.append("missing: " + ("{penalty: -3}" if i["missing"] == "penalty" else i["missing"]))
        if "base" in i:
            kind, *rest = i["base"]
            if kind == "given":
                parts.append(f"base: {rest[0]} {unit}")
            elif kind == "dated":
                parts.append(f"base: {{2019-01-01: 1 {unit}, 2021-12-31: {rest[0]} {unit}, 2022-01-01: 7 {unit}}}")
            else:
                circle, how, back, times = rest
                parts.append(f"base: {{of: {circle}, as: {how}, year: {'previous' if back else 'this'}, times: {times}}}")
        return ", ".join(parts)


class Grading:
    """The same grading, worked out from what was written."""

    def __init__(self, county):
        self.c, self.s = county, county.scheme
        self.units()
        self.take_part()
        self.score()
        self.rank()
        self.grade()

    # Whose figures go together

    def own_land(self, e):
        c = self.c
        if e in c.rent:
            return c.rented[e] * 3 / 2000
        return (c.area[e] - sum(c.rented[t] for t, h in c.rent.items() if h == e)) * 3 / 2000

    def units(self):
        c = self.c
        sets = {e: {e} for e in c.ids}

        def join(a, b):
            both = sets[a] | sets[b]
            for e in both:
                sets[e] = both

        if self.s["tenants"]:
            for tenant, holder in c.rent.items():
                join(tenant, holder)
        if self.s["companies"]:
            for a in c.ids:
                for b in c.ids:
                    if a < b and c.group.get(a) and c.group.get(a) == c.group.get(b):
                        join(a, b)
        self.leader = {}
        for e in c.ids:
            holders = [m for m in sorted(sets[e]) if m not in c.rent] or sorted(sets[e])
            self.leader[e] = max(holders, key=lambda m: (self.own_land(m), [-ord(x) for x in m]))
        self.members = {e: [m for m in c.ids if self.leader[m] == e] for e in c.ids}

    def fact(self, e, name, back=0):
        values = [self.own_land(m) if name == "land" else self.c.figures[m, 2021 - back][name] for m in self.members[e]]
        return NONE if any(v is NONE for v in values) else math.fsum(values)

    def metric(self, e, name, back=0):
        above, below = (self.fact(e, p, back) for p in METRICS[name][:2])
        return NONE if above is NONE or below is NONE or below == 0 else above / below

    # Who takes part

    def take_part(self):
        self.population, self.group, self.state = {}, {}, {}
        for e in self.c.ids:
            if self.leader[e] != e:
                continue
            self.state[e] = "outside"
            for id, where in self.s["populations"]:
                if where is NONE:
                    fits = True
                elif where == "above_scale":
                    fits = self.c.facts[e]["above_scale"]
                else:
                    fits = round(self.fact(e, "land"), 9) >= float(where.split()[2])
                if fits is NONE:
                    self.state[e] = "undecided"
                    break
                if fits:
                    self.population[e], self.state[e] = id, "part"
                    break
            industry = self.c.facts[e]["industry"]
            if self.state[e] == "part" and self.s["exempt"]:
                self.state[e] = "undecided" if industry is NONE else "exempt" if industry.startswith("46") else "part"
            if self.state[e] == "part" and self.s["groups"] is not NONE and industry is NONE:
                self.state[e] = "undecided"
        part = [e for e in self.c.ids if self.state.get(e) == "part"]
        for e in part:
            self.group[e] = ""
            if self.s["groups"] is not NONE:
                division = self.c.facts[e]["industry"][:2]
                peers = [o for o in part if self.population[o] == self.population[e] and self.c.facts[o]["industry"][:2] == division]
                self.group[e] = division if len(peers) >= self.s["groups"] else "其他"
        self.part = part

    def circle(self, e, of):
        if of == "all":
            return self.part
        mine = [o for o in self.part if self.population[o] == self.population[e]]
        return mine if of == "population" else [o for o in mine if self.group[o] == self.group[e]]

    # Points

    def base(self, e, item):
        kind, *rest = item["base"]
        if kind != "computed":
            return rest[0]
        circle, how, back, times = rest
        rows = self.circle(e, circle)
        if how == "weighted_mean":
            above, below, _ = METRICS[item["metric"]]
            both = [(self.fact(o, above, back), self.fact(o, below, back)) for o in rows]
            both = [(a, b) for a, b in both if a is not NONE and b is not NONE]
            bottom = math.fsum(b for _, b in both)
            return math.fsum(a for a, _ in both) / bottom * times if bottom else NONE
        known = [v for v in (self.metric(o, item["metric"], back) for o in rows) if v is not NONE]
        if not known:
            return NONE
        value = {"mean": lambda k: math.fsum(k) / len(k), "median": statistics.median, "max": max}[how](known)
        return value * times

    def raw(self, e, item):
        """Points before bounds, and whether there is no base."""
        value, weight, form = self.metric(e, item["metric"]), item["weight"], item["form"]
        if form in ("ratio", "reverse", "best"):
            known = [v for v in (self.metric(o, item["metric"]) for o in self.circle(e, item["of"])) if v is not NONE]
            base = self.base(e, item) if form != "best" else max(known, default=NONE)
            if base is NONE or base <= 0:
                return NONE, True
            if value is NONE:
                return NONE, False
            return (max(0.0, 2 - value / base) if form == "reverse" else value / base) * weight, False
        known = [v for v in (self.metric(o, item["metric"]) for o in self.circle(e, item["of"])) if v is not NONE]
        if value is NONE:
            return NONE, False
        if form == "min_max":
            low, high = min(known), max(known)
            return weight * (20 + 80 * (value - low) / (high - low) if high > low else 100) / 100, False
        better = sum(tied(v) > tied(value) for v in known)
        return weight * (len(known) - better) / len(known), False

    def score(self):
        self.items, self.total, self.adjusted = {}, {}, {}
        sets = dict(zip([id for id, _ in self.s["populations"]], self.s["sets"]))
        for population, items in sets.items():
            rows = [e for e in self.part if self.population[e] == population]
            columns = []
            for item in items:
                column = {}
                for e in rows:
                    points, no_base = self.raw(e, item)
                    if points is not NONE and item["cap"] is not NONE:
                        points = min(points, item["cap"] * item["weight"])
                    if points is not NONE and item["floor"] is not NONE:
                        points = max(points, item["floor"] * item["weight"])
                    column[e] = [points, no_base, False]
                known = [p for p, _, _ in column.values() if p is not NONE]
                for e in rows:
                    if column[e][0] is NONE and not column[e][1]:
                        fill = {"ungraded": NONE, "zero": 0.0, "penalty": -3.0, "reweigh": "out"}.get(item["missing"])
                        if item["missing"] == "population_mean":
                            fill = math.fsum(known) / len(known) if known else NONE
                        column[e] = [fill, False, fill is not NONE]
                columns.append(column)
            for e in rows:
                self.items[e] = [(i["metric"], c[e]) for i, c in zip(items, columns)]
                points = [c[e][0] for c in columns]
                left = [i["weight"] for i, p in zip(items, points) if p != "out"]
                if any(p is NONE for p in points) or not left:
                    self.total[e] = NONE
                    continue
                total = math.fsum(p for p in points if p != "out") * math.fsum(i["weight"] for i in items) / math.fsum(left)
                if self.s["factor"] and self.c.facts[e]["above_scale"]:
                    total *= 1.1
                extra = self.extra(e)
                self.total[e] = NONE if extra is NONE else total + extra

    def extra(self, e):
        points = []
        for kind, value, most, least in self.s["adjust"]:
            if kind == "status":
                status = self.c.facts[e]["status"]
                points.append(NONE if status is NONE else value if status == "正常" else 0)
            elif kind == "past":
                points.append(value if self.c.past.get(e) == "D" else 0)
            else:
                tax = self.fact(e, "tax")
                points.append(NONE if tax is NONE else max(min(tax * value, most), least))
        if any(p is NONE for p in points):
            return NONE
        total = math.fsum(points)
        most, least = self.s["bounds"]
        if points and most is not NONE:
            total = max(min(total, most), least)
        return total

    # Grades

    def rank(self):
        self.place, self.by_quota = {}, {}
        for e in self.part:
            if self.total[e] is NONE:
                continue
            rows = [o for o in self.circle(e, self.s["per"]) if self.total[o] is not NONE]
            mine = tied(self.total[e])
            better = sum(tied(self.total[o]) > mine for o in rows)
            alike = sum(tied(self.total[o]) == mine for o in rows)
            self.place[e] = better + 1
            if self.s["quota"]:
                position = better if self.s["ties"] == "better" else better + alike - 1
                self.by_quota[e] = next(i for i, end in enumerate(self.ends(len(rows))) if position < end)

    def ends(self, n):
        ends, sum_ = [], 0
        for share in self.s["quota"]:
            sum_ += share
            whole, rest = divmod(sum_ * n, 100)
            up = {"half_up": rest >= 50, "down": False, "up": rest > 0}[self.s["rounding"]]
            ends.append(whole + up)
        return ends[:-1] + [n]

    def grade(self):
        self.grades = {}
        for e in self.c.ids:
            if self.state.get(e) == "exempt":
                self.grades[e] = "T"
            if self.state.get(e) != "part":
                continue
            possible = {0, 1, 2, 3}
            if self.total[e] is not NONE:
                score = half_up(self.total[e] * 10000) / 10000
                by_score = 0
                if self.s["least"]:
                    by_score = next((i for i, g in enumerate("ABC") if score >= self.s["least"][g]), 3)
                possible = {max(self.by_quota.get(e, 0), by_score)}
                if self.s["needs"] and possible == {0}:
                    tax = self.fact(e, "tax")
                    possible = {0, 1} if tax is NONE else {0} if tax >= 20 else {1}
                if self.s["only"] and possible == {3} and not score < 30:
                    possible = {2}
            for word in self.s["veto"]:
                status = self.c.facts[e]["status"]
                after = {3} if word == "事故" else {min(3, g + 1) for g in possible}
                if status == word:
                    possible = after
                elif status is NONE:
                    possible = possible | after
            self.grades[e] = "ABCD"[possible.pop()] if len(possible) == 1 else ""


def near(a, b):
    return abs(a - b) <= 1e-7 * max(1, abs(a), abs(b))


def compare(county, folder):
    mine = Grading(county)
    faults = []
    with open(folder / "out/csv/grades.csv", encoding="utf-8") as file:
        theirs = {row["subject_id"]: row for row in csv.DictReader(file)}
    if sorted(theirs) != county.ids:
        faults.append("not every enterprise has its row")
    for e in county.ids:
        row, leader = theirs[e], mine.leader[e]
        wanted = {
            "population": mine.population.get(leader, ""), "group": mine.group.get(leader, ""),
            "rank": str(mine.place.get(leader, "")), "grade": mine.grades.get(leader, "")}
        for key, value in wanted.items():
            if row[key] != value:
                faults.append(f"{e} {key}: {row[key]!r}, expected {value!r}")
        total = mine.total.get(leader)
        if (row["score"] == "") != (total is NONE) or total is not NONE and not near(float(row["score"]), total):
            faults.append(f"{e} score: {row['score']}, expected {total}")
        if not row["grade"] and not row["note"]:
            faults.append(f"{e} has neither grade nor note")
    with open(folder / "out/csv/scores.csv", encoding="utf-8") as file:
        items = [row for row in csv.DictReader(file) if row["indicator"] not in ("adjust", "factor")]
    expected = [(e, metric, cell) for e in county.ids if e in mine.items for metric, cell in mine.items[e]]
    if [(i["subject_id"], i["indicator"]) for i in items] != [(e, m) for e, m, _ in expected]:
        faults.append("scores.csv has other rows")
    for row, (e, metric, (points, _, filled)) in zip(items, expected):
        value = NONE if points in (NONE, "out") else points
        if (row["score"] == "") != (value is NONE) or value is not NONE and not near(float(row["score"]), value):
            faults.append(f"{e} {metric}: {row['score']}, expected {value}")
        if bool(row["missing_rule"]) != filled:
            faults.append(f"{e} {metric}: missing rule {row['missing_rule']!r}")
    return faults, mine


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--runs", type=int, default=12)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    binary = str(Path(options.binary).resolve())
    seen = {}
    for seed in range(options.seed, options.seed + options.runs):
        county = County(random.Random(seed))
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            county.write(folder)
            run = subprocess.run(
                [binary, "evaluate", name, "--rules", str(folder / "book.yaml"), "--output", str(folder / "out"), "--lang", "en"],
                capture_output=True, text=True)
            if run.returncode:
                sys.exit(f"seed {seed}: {run.stderr}\n{county.book()}")
            faults, mine = compare(county, folder)
            if faults:
                sys.exit(f"seed {seed}: {len(faults)} differences\n" + "\n".join(faults[:12]) + "\n" + county.book())
            for grade in mine.grades.values():
                seen[grade] = seen.get(grade, 0) + 1
    if not {"A", "B", "C", "D"} <= set(seen):
        sys.exit(f"the runs never gave some grade: {seen}")
    print(f"{options.runs} counties graded alike: {dict(sorted(seen.items()))}")


if __name__ == "__main__":
    main()
