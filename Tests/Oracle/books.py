"""Random rule books (R) over the tables of a random dataset."""

from __future__ import annotations

import copy
import json
from random import Random
from typing import Any, Optional

from expressions import LITERALS, Expressions, World

KINDS = ["idle", "underused", "supervision", "breach", "exempt", "benchmark", "watch"]
UNITS = {"money": ["万元", "元", "亿元"], "area": ["亩", "m²", "公顷"], "per_land": ["万元/亩", "万元/公顷", "元/m²", "万元/亩/年"],
         "plain": ["", "", "", "%"], "power": ["万kWh", "kWh"], "people": ["人"], "energy": ["tce"]}
MONEY = ["tax", "output", "revenue", "value_added"]


def enterprise_world(dated_scale: bool, own_columns: bool) -> World:
    """With or without the columns that only this dataset's enterprises have."""
    numbers = {"money": MONEY + ["rd_expense"], "area": ["land"], "per_land": [], "plain": ["score"] if own_columns else [],
               "power": ["electricity"], "people": ["employees"], "energy": ["energy"]}
    dated = set(MONEY) | {"rd_expense", "land", "electricity", "employees", "energy"} | ({"above_scale"} if dated_scale else set())
    texts = {"industry": ["1310", "C1310", "2911", "C3670"], "industry_division": ["13", "29", "36"], "status": ["存续", "注销", "吊销"],
             "officer": ["张三", "王科长"]} | ({"团队": ["甲组", "乙组"]} if own_columns else {})
    return World("enterprise", numbers, ["production_start", "founded"], texts, ["above_scale"],
                 ["industry_division", "above_scale", "status"] + (["团队"] if own_columns else []), dated)


def parcel_world(planar: bool) -> World:
    """In degrees a small area, or difference of areas, is known to few digits only."""
    measured = ["overlap_m2", "measured_m2"] if planar else []
    numbers = {"money": ["tax", "output", "contract_price", "invested", "total_investment"],
               "area": ["land", "certificate_area", "area_due", "developed_area", *measured],
               "per_land": [], "plain": []}
    texts = {"stage": ["停工", "投产", "在建"], "land_use": ["工业用地"], "ownership": ["国有", "集体"]}
    return World("parcel", numbers, ["agreed_start", "actual_start"], texts, ["mortgaged"],
                 ["stage", "ownership", "mortgaged", "zone"], {"tax", "output", "land"})


class BookMaker:
    """Metrics, standards, flags, statistics and lists drawn from expressions of known dimension."""

    def __init__(self, random: Random, key: str, as_of: str, dated_scale: bool, planar: bool, own_columns: bool, others: Optional[list["BookMaker"]] = None) -> None:
        self.random, self.key, self.as_of, self.others = random, key, as_of, others or []
        self.worlds = {"enterprise": enterprise_world(dated_scale, own_columns), "parcel": parcel_world(planar)}
        self.makers = {kind: Expressions(random, world) for kind, world in self.worlds.items()}
        self.metrics: dict[str, dict] = {}
        self.dimension: dict[str, str] = {}
        self.standards: dict[str, dict] = {}
        self.flags: dict[str, dict] = {}

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def depth(self) -> int:
        return self.random.choice([1, 1, 2, 2, 3])

    def condition(self, subject: str) -> str:
        """A random one, or one that offices really write."""
        if self.chance(0.7):
            return self.makers[subject].condition(self.depth()).text
        if subject == "parcel":
            plain = ["actual_start is missing and agreed_start + 1 years <= as_of", "invested / total_investment < 25%",
                     'developed_area * 3 < area_due or stage = "停工"', "land >= 30 亩 and not mortgaged",
                     "parcel_tax < 20 万元/亩", "actual_start > 2020-02-29", "certificate_area >= 20000 m²"]
        else:
            plain = ['industry under "13"', 'industry under "2017:29"', "production_start + 3 years <= as_of and not above_scale",
                     "tax_per_mu <= 20 万元/亩", "output_per_mu < 300 万元/亩 and tax_per_mu < 20 万元/亩",
                     "streak(tax / land < 20 万元/亩) >= 2", "tax_per_mu < median(tax_per_mu by industry_division) * 50%",
                     "employees > 100 人", "land >= 30 亩 or output >= 600 万元"]
        return self.random.choice(plain)

    # --- Metrics ----------------------------------------------------------------------------------------------------------

    def add_metric(self, name: str, subject: str, dimension: str, formula: str, dated: bool = False) -> None:
        item = {"label": f"{name}指标", "of": subject, "formula": formula}
        unit = self.random.choice(UNITS[dimension]) if dimension in UNITS else ""
        self.metrics[name] = item | ({"unit": unit} if unit else {})
        self.dimension[name] = dimension
        world = self.worlds[subject]
        if dimension == "truth":
            world.truths.append(name)
        elif dimension == "date":
            world.dates.append(name)
        else:
            world.numbers[dimension].append(name)
        if dated:
            world.dated.add(name)

    def add_metrics(self) -> None:
        for name in ("tax", "output"):
            self.add_metric(f"{name}_per_mu", "enterprise", "per_land", f"{name} / land", dated=True)
        self.add_metric("parcel_tax", "parcel", "per_land", "tax / land", dated=True)
        for subject, count in (("enterprise", self.random.randint(3, 7)), ("parcel", self.random.randint(1, 3))):
            maker = self.makers[subject]
            for i in range(count):
                name, dated = f"{subject[0]}{i}", self.chance(0.2)
                kind = self.random.choice([*self.worlds[subject].numbers, "plain", "per_land", "truth", "date"])
                if kind == "truth":
                    formula = maker.condition(2, dated)
                elif kind == "date":
                    formula, dated = maker.date(2), False
                else:
                    formula = maker.number(kind, self.depth(), dated)
                self.add_metric(name, subject, kind, formula.text, dated)

    # --- Standards --------------------------------------------------------------------------------------------------------

    def add_standards(self) -> None:
        numeric = [name for name, kind in self.dimension.items() if kind not in ("truth", "date")]
        for i in range(self.random.randint(2, 6)):
            metric = self.random.choice(numeric + ["tax_per_mu", "output_per_mu"])
            world = self.worlds[self.metrics[metric]["of"]]
            item = self.standard(metric)
            self.standards[f"s{i}"] = item
            fixed = set(LITERALS[self.dimension[metric]]) | {"floor_tax"}
            bare = all(item.get(side, "floor_tax") in fixed if isinstance(item.get(side, ""), str) else False
                       for side in ("at_least", "at_most"))
            world.standards[f"s{i}"] = bare and not {"where", "except"} & set(item) and metric in world.dated

    def standard(self, metric: str) -> dict:
        subject = self.metrics[metric]["of"]
        item: dict[str, Any] = {"label": f"〈{metric}〉标准{len(self.standards)}号", "metric": metric, **self.bounds(metric)}
        if self.chance(0.35):
            item["where"] = self.condition(subject)
        if self.chance(0.5):
            item["except"] = [self.exception(item, metric) for _ in range(self.random.randint(1, 3))]
        if self.chance(0.3):
            item["force"] = "target"
        if self.chance(0.2):
            item["use"] = self.random.choice([["admission"], ["admission", "evaluation"], ["evaluation"]])
        item["cite"] = {"document": "plan", "clause": "一", "quote": "不低于"}
        return item

    def bounds(self, metric: str) -> dict:
        if self.chance(0.15):
            return {"at_least": self.dated(metric), "at_most": self.dated(metric)}
        return {self.random.choice(["at_least", "at_least", "at_most"]): self.dated(metric)}

    def dated(self, metric: str) -> Any:
        """R4: perhaps several thresholds by their first day; the day itself and the day after it turn up often."""
        if not self.chance(0.25):
            return self.threshold(metric)
        days = {"2010-01-01": self.threshold(metric)}
        for day in self.random.sample([self.as_of, after(self.as_of), "2018-07-01", "2021-12-31", "2024-06-30"], 2):
            days[day] = self.threshold(metric)
        if self.chance(0.2):
            days["2099-01-01"] = None
        return dict(sorted(days.items()))

    def threshold(self, metric: str) -> str:
        kind, subject = self.dimension[metric], self.metrics[metric]["of"]
        form = self.random.random()
        if form < 0.7:
            return self.random.choice(LITERALS[kind])
        if form < 0.8 and kind == "per_land":
            return "floor_tax"
        if form < 0.9:
            return self.makers[subject].literal(kind).text
        return self.makers[subject].number(kind, 2).text

    def exception(self, base: dict, metric: str) -> dict:
        item: dict[str, Any] = {"when": self.condition(self.metrics[metric]["of"])}
        sides = [side for side in ("at_least", "at_most") if side in base]
        if self.chance(0.2):
            item["exempt"] = True
        else:
            for side in self.random.sample(sides, self.random.randint(1, len(sides))):
                item[side] = self.threshold(metric)
        item["because"] = self.random.choice(["农副产品加工", "扶持期", "飞地项目"])
        return item

    # --- Flags ------------------------------------------------------------------------------------------------------------

    def add_flags(self) -> None:
        for subject, letter, count in (("enterprise", "f", self.random.randint(2, 4)), ("parcel", "g", self.random.randint(2, 4))):
            for i in range(count):
                self.flags[f"{letter}{i}"] = {
                    "label": f"〔{letter}{i}〕标记", "of": subject, "kind": self.random.choice(KINDS),
                    "when": self.condition(subject), "measure": {"action": "重点监管"},
                    "cite": {"document": "plan", "clause": "二", "quote": "重点"}}
                self.worlds[subject].flags.append(f"{letter}{i}")
                if subject == "enterprise":
                    self.worlds["parcel"].enterprise_flags.append(f"{letter}{i}")

    # --- Lists ------------------------------------------------------------------------------------------------------------

    def lists(self) -> dict[str, dict]:
        found = {}
        for name, subject in (("firms", "enterprise"), ("plots", "parcel"), ("more", self.random.choice(list(self.worlds)))):
            found[name] = self.list_of(subject)
        return found

    def list_of(self, subject: str) -> dict:
        world, maker = self.worlds[subject], self.makers[subject]
        metrics = [name for name, item in self.metrics.items() if item["of"] == subject]
        names = metrics + world.dates[:2] + list(world.texts)[:3] + world.truths[:1] + ["land", "name"]
        chosen = self.random.sample(names, min(len(names), self.random.randint(2, 6)))
        columns: list[Any] = [f"{subject}_id", *chosen, "near_line"] + (["reasons"] if self.chance(0.7) else [])
        for i in range(self.random.randint(0, 2)):
            kind = self.random.choice(list(world.numbers))
            unit = self.random.choice(UNITS[kind])
            column = {"id": f"gap{i}", "label": f"差额{i}", "formula": maker.number(kind, 2).text}
            columns.append(column | ({"unit": unit} if unit else {}))
        sortable = [column for column in columns if isinstance(column, str) and column not in ("near_line", "reasons")]
        sortable += [column["id"] for column in columns if isinstance(column, dict)] + ["land"]
        order = self.random.sample(sortable, self.random.randint(0, min(3, len(sortable))))
        item: dict[str, Any] = {
            "title": "名单", "of": subject, "where": self.condition(subject), "columns": columns,
            "order": [self.random.choice(["", "-"]) + name for name in dict.fromkeys(order)]}
        if self.chance(0.25):
            item["as_of"] = "review"
        return item

    # --- Books ------------------------------------------------------------------------------------------------------------

    def make(self) -> dict[str, Any]:
        for other in self.others:  # R7: another book's items, named with their book
            for name, kind in list(other.dimension.items())[:4]:
                world = self.worlds[other.metrics[name]["of"]]
                if kind in world.numbers:
                    world.numbers[kind].append(f"{other.key}:{name}")
                    if name in other.worlds[world.subject].dated:
                        world.dated.add(f"{other.key}:{name}")
        self.add_metrics()
        self.add_standards()
        self.add_flags()
        book: dict[str, Any] = {
            "rulebook": self.key, "title": "随机规则", "in_force": {"from": "2010-01-01"},
            "documents": {"plan": {"title": "要点", "issuer": "园区"}},
            "parameters": {"floor_tax": {"label": "下限", "unit": self.random.choice(["万元/亩", "万元/公顷"])},
                           "review": {"label": "复核日", "value": self.random.choice(["2022-06-30", "2023-02-28", "2021-12-31"])}},
            "metrics": self.metrics, "standards": self.standards, "flags": self.flags,
            "benchmarks": self.benchmarks(), "lists": self.lists(),
        }
        if self.chance(0.2):
            book["as_of"] = self.random.choice(["review", "2022-03-31"])
        return book

    def benchmarks(self) -> list[dict]:
        found = [{"metric": "tax_per_mu", "by": []}, {"metric": "tax_per_mu", "by": ["industry_division", "above_scale"]}]
        for metric, kind in self.dimension.items():
            if kind not in ("truth", "date") and self.chance(0.3):
                groups = self.worlds[self.metrics[metric]["of"]].groups
                found.append({"metric": metric, "by": self.random.sample(groups, self.random.choice([0, 1, 1, 2]))})
        distinct = {json.dumps(one, ensure_ascii=False): one for one in found}
        return list(distinct.values())


def after(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def extended(book: dict[str, Any], random: Random) -> list[dict[str, Any]]:
    """R7: the book in two, the second building on the first: items moved down, and some replaced as a whole."""
    base = copy.deepcopy(book) | {"rulebook": f"{book['rulebook']}-base", "title": "上级规则"}
    own: dict[str, Any] = {key: book[key] for key in ("rulebook", "title", "in_force", "documents") if key in book}
    own |= {"extends": f"{base['rulebook']}.yaml"} | ({"as_of": book["as_of"]} if "as_of" in book else {})
    for section in ("parameters", "metrics", "standards", "flags", "lists"):
        for name, item in book[section].items():
            if random.random() < 0.3:
                own.setdefault(section, {})[name] = item
                replaced = random.random()
                if replaced < 0.5 and section in ("standards", "flags", "lists"):  # another item below the same id
                    base[section][name] = item | {"label": "被替换"} if section != "lists" else item | {"title": "被替换"}
                elif replaced < 0.75 and section == "standards":
                    base[section][name] = {key: cell for key, cell in item.items() if key not in ("where", "except")}
    if random.random() < 0.5:
        own["benchmarks"] = book["benchmarks"]
        base["benchmarks"] = [{"metric": "tax_per_mu", "by": []}]
    base.pop("as_of", None)
    return [base, own]
