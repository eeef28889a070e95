"""Real life's faults, put in on purpose and each listed in the sample's README.

Those on the ground are made before anything is typed; those on paper afterwards, in the cells themselves.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace

from chance import stream
from codes import unit_number, uscc
from fabric import Point, area, centroid
from model import YEAR, Enterprise, Parcel, Park
from tables import Row, Sheet

IMPOSSIBLE_DAY = "2021-02-30"
STRANGER = uscc(777_777)  # pays tax and uses power, yet the ledger does not know it


@dataclass
class Fault:
    """One fault: where it stands and what is wrong."""

    file: str
    place: str
    subject: str
    zh: str
    en: str


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


# --- on the ground -------------------------------------------------------------------------------------------------


class OnTheGround:
    """Faults of the parcel layer."""

    def __init__(self, park: Park, seed: int) -> None:
        self.park = park
        self.rng = stream(seed, "faults on the ground")
        self.faults: list[Fault] = []
        self.firms = {f.enterprise_id: f for f in park.enterprises}
        single = [p for p in park.parcels if p.role == "single" and not p.plot.kind and self._plain(p)]
        self.rng.shuffle(single)
        self.single = single

    def _plain(self, parcel: Parcel) -> bool:
        """Parcels whose figures must be exact, and those with a story of their own, are left alone."""
        firm = self.firms.get(parcel.holder_id)
        told = {subject for subject, _, _ in self.park.notes}
        return firm is not None and not {firm.enterprise_id, parcel.parcel_id} & told

    def add(self, parcel: Parcel, zh: str, en: str) -> None:
        fid = next(k for k, p in enumerate(self.park.parcels) if p is parcel)
        self.faults.append(Fault("宗地.shp", f"FID {fid}", parcel.parcel_id, zh, en))

    def make(self) -> list[Fault]:
        self._bowtie()
        self._spike()
        self._overlaps()
        self._areas()
        self._zone()
        self._duplicate()  # last: it adds a feature at the end
        return self.faults

    def _next(self, fits: Callable[[Parcel], bool] = lambda _: True) -> Parcel:
        parcel = next(p for p in self.single if fits(p))
        self.single.remove(parcel)
        return parcel

    def _bowtie(self) -> None:
        parcel = self._next(lambda p: len(p.rings[0][0]) == 4)
        a, b, c, d = parcel.rings[0][0]
        parcel.rings[0][0] = [a, b, d, c]
        self.add(parcel, "多边形自相交(蝴蝶结)", "bowtie: the ring crosses itself")

    def _spike(self) -> None:
        parcel = self._next()
        ring = parcel.rings[0][0]
        middle = (sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring))
        k = max(range(len(ring)), key=lambda i: math.dist(ring[i], middle))
        far = math.dist(ring[k], middle)
        tip = tuple(round(p + (p - m) * 18 / far, 3) for p, m in zip(ring[k], middle))
        ring[k + 1 : k + 1] = [tip, ring[k]]  # type: ignore[list-item]
        self.add(parcel, "界线有毛刺(伸出约18米后原路返回)", "spike: out about 18 m and back the same way")

    def _overlaps(self) -> None:
        """Two plots reach over their neighbour's line; in the first lies the only clue to a firm's land."""
        done = 0
        pointed = [p for p in self.park.parcels if self._pointed(p)]
        for parcel in [*pointed[:1], *self.single]:
            found = self._shared_edge(parcel)
            if not found:
                continue
            neighbour, k, a, b = found
            ring = parcel.rings[0][0]
            bulge = _beyond(a, b, 3.0 if done else 6.0)
            ring.insert(k + 1, bulge)
            size = area([a, bulge, b])
            self.add(
                parcel,
                f"与{neighbour.parcel_id}重叠约{size:.0f}平方米",
                f"overlaps {neighbour.parcel_id} by about {size:.0f} m²",
            )
            firm = self._pointed(parcel)
            if firm:
                firm.point = ((a[0] + bulge[0] + b[0]) / 3, (a[1] + bulge[1] + b[1]) / 3)
                note = (
                    firm.enterprise_id,
                    "坐标落在重叠处,同时在两宗地内",
                    "its point lies in an overlap, in two parcels",
                )
                self.park.notes = [n for n in self.park.notes if n[0] != firm.enterprise_id] + [note]
            if parcel in self.single:
                self.single.remove(parcel)
            done += 1
            if done == 2:
                return

    def _pointed(self, parcel: Parcel) -> Enterprise | None:
        """The firm whose only link is a point on this parcel."""
        for firm in self.firms.values():
            if firm.link == "point" and firm.point and firm.point == _centroid(parcel):
                return firm
        return None

    def _shared_edge(self, parcel: Parcel) -> tuple[Parcel, int, Point, Point] | None:
        ring = parcel.rings[0][0]
        for k, a in enumerate(ring):
            b = ring[(k + 1) % len(ring)]
            if math.dist(a, b) < 30:
                continue
            for other in self.park.parcels:
                if other is parcel or other.plot.block != parcel.plot.block or other.plot.kind:
                    continue
                back = other.rings[0][0]
                if any(p == b and back[(i + 1) % len(back)] == a for i, p in enumerate(back)):
                    return other, k, a, b
        return None

    def _areas(self) -> None:
        parcel = self._next()
        parcel.certificate = 0.0
        self.add(parcel, "使用面积为0", "certificate area 0")

    def _zone(self) -> None:
        parcel = self._next(lambda p: p.stated_zone != "")
        parcel.stated_zone = "TY-4" if parcel.zone == "TY-1" else "TY-1"
        self.add(
            parcel,
            f"所属片区填为{parcel.stated_zone},图上在{parcel.zone}",
            f"stated zone {parcel.stated_zone}, lies in {parcel.zone}",
        )

    def _duplicate(self) -> None:
        parcel = self._next()
        first = next(k for k, p in enumerate(self.park.parcels) if p is parcel)
        twin = replace(parcel, certificate=round(parcel.certificate * 1.04, 2), contract=None, role="duplicate")
        self.park.parcels.append(twin)
        self.add(twin, f"宗地代码与FID {first}重复且面积不一致", f"the parcel of FID {first} again with another area")


def _centroid(parcel: Parcel) -> Point:
    return centroid(parcel.rings[0][0])


def _beyond(a: Point, b: Point, out: float) -> Point:
    """A point outside the middle of an edge of a counter-clockwise ring."""
    length = math.dist(a, b)
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    return round(x + (b[1] - a[1]) / length * out, 3), round(y - (b[0] - a[0]) / length * out, 3)


# --- on paper ------------------------------------------------------------------------------------------------------


class OnPaper:
    """Faults of the tables."""

    def __init__(self, park: Park, sheets: dict[str, Sheet], seed: int) -> None:
        self.park = park
        self.sheets = sheets
        self.rng = stream(seed, "faults on paper")
        self.made: list[tuple[Sheet, Row, str, str, str]] = []
        told = {subject for subject, _, _ in park.notes}
        firms = [
            f
            for f in park.enterprises
            if f.vigour in ("normal", "good")
            and f.enterprise_id not in told
            and f.above_scale.get(YEAR)
            and f.founded.year < 2017
        ]
        self.rng.shuffle(firms)
        self.firms: Iterator[Enterprise] = iter(firms)

    def add(self, sheet: Sheet, row: Row, subject: str, zh: str, en: str) -> None:
        self.made.append((sheet, row, subject, zh, en))

    def make(self) -> list[Fault]:
        self._contracts()
        self._ledger()
        self._taxes()
        self._statistics()
        self._power()
        self._occupancy()
        return [Fault(s.file, f"第{s.line(row)}行", subject, zh, en) for s, row, subject, zh, en in self.made]

    def _set(self, sheet: Sheet, row: Row, header: str, value: object, subject: str, zh: str, en: str) -> None:
        row[sheet.column(header)] = value  # type: ignore[call-overload]
        self.add(sheet, row, subject, f"{header}:{zh}", en)

    def _contracts(self) -> None:
        sheet = self.sheets["供地合同.xlsx"]
        singles = {p.parcel_id for p in self.park.parcels if p.role == "single" and p.certificate}
        rows = [r for r in sheet.rows if r[1] in singles and isinstance(r[4], float)]
        rows = self.rng.sample(rows, 7)
        key = sheet.column("宗地代码")
        for row in rows[:2]:
            whole = unit_number(str(row[key]))
            self._set(
                sheet,
                row,
                "宗地代码",
                whole,
                str(whole),
                "写成28位不动产单元号并带空格(应能对上)",
                "28-character unit number with spaces (must still join)",
            )
        area_column = sheet.column("使用权面积(㎡)")
        row = rows[2]
        other = round(float(row[area_column]) + 120.5, 2)  # type: ignore[arg-type]
        self._set(
            sheet,
            row,
            "使用权面积(㎡)",
            other,
            str(row[key]),
            "与宗地图层不一致(conflict)",
            "differs from the layer (conflict)",
        )
        row = rows[3]
        text = f"{row[area_column]:,.2f}"
        self._set(
            sheet, row, "使用权面积(㎡)", text, str(row[key]), "文本数字带千分位", "text with thousands separators"
        )
        row = rows[4]
        self._set(sheet, row, "约定竣工日期", "2021年2月30日", str(row[key]), "日期不存在", "impossible date")
        row = rows[5]
        self._set(sheet, row, "合同价款", "1,O86.5", str(row[key]), "数字中混入字母O", "a letter O in a number")
        row = rows[6]
        self._set(
            sheet,
            row,
            "宗地代码",
            "430321003001GB00999",
            "430321003001GB00999",
            "宗地图层中没有此宗地",
            "a parcel the layer does not have",
        )

    def _ledger(self) -> None:
        sheet = self.sheets["企业台账.xlsx"]
        key = "统一社会信用代码"
        for change, zh, en in (
            (str.lower, "小写字母(应能对上)", "lower case (must still join)"),
            (lambda c: f"{c[:8]} {c[8:]} ", "夹有空格(应能对上)", "spaces inside (must still join)"),
            (full_width, "全角字符(应能对上)", "full-width characters (must still join)"),
        ):
            code = next(self.firms).enterprise_id
            row = sheet.find(key, code)
            self._set(sheet, row, key, change(code), code, zh, en)
        firm = next(self.firms)
        row = sheet.find(key, firm.enterprise_id)
        self._set(
            sheet, row, "投产日期", IMPOSSIBLE_DAY, firm.enterprise_id, f"日期{IMPOSSIBLE_DAY}不存在", "impossible date"
        )

    def _taxes(self) -> None:
        sheet = self.sheets["税务.xlsx"]
        total = sheet.column("入库税收(元)")
        firm = next(self.firms)
        row = self._row(sheet, firm)
        twin = copy(row)
        sheet.rows.insert(sheet.rows.index(row) + 1, twin)
        self.add(sheet, twin, firm.enterprise_id, "与上一行完全相同", "identical to the row above")
        firm = next(self.firms)
        row = self._row(sheet, firm)
        off = round(float(row[total]) + 123_456.78, 2)  # type: ignore[arg-type]
        self._set(
            sheet,
            row,
            "入库税收(元)",
            off,
            firm.enterprise_id,
            "与分税种合计相差123456.78元",
            "differs from the sum of its types",
        )
        for spelling in ("—", "无"):
            firm = next(self.firms)
            row = self._row(sheet, firm)
            for k in range(total, len(sheet.header)):
                row[k] = spelling
            self.add(
                sheet,
                row,
                firm.enterprise_id,
                f"各税均填“{spelling}”(缺失,不是0)",
                f"all taxes “{spelling}”: missing, not zero",
            )
        stranger: Row = [len(sheet.rows) + 1, STRANGER, "湘潭佚名金属制品有限公司", YEAR, 86_400.0]
        stranger += [50_000.0, 20_000.0, 4_000.0, 2_500.0, 4_000.0, 5_000.0, 600.0, 300.0]
        sheet.rows.append(stranger)
        self.add(sheet, stranger, str(stranger[1]), "企业台账中没有此企业", "an enterprise the ledger does not know")
        sums: Row = ["合计", None, None, None]
        for k in range(total, len(sheet.header)):
            sums.append(round(sum(r[k] for r in sheet.rows if isinstance(r[k], float)), 2))  # type: ignore[misc]
        sheet.rows.append(sums)
        self.add(sheet, sums, "合计", "表末合计行,不是企业", "a total row at the bottom, no enterprise")

    def _statistics(self) -> None:
        sheet = self.sheets["统计.csv"]
        for header, spelling, zh, en in (
            ("工业增加值(万元)", "#DIV/0!", "公式错误,缺失", "formula error: missing"),
            ("综合能耗(吨标准煤)", "空", "缺失", "a word for missing"),
            ("从业人数(人)", "/", "缺失", "a stroke for missing"),
            ("研发费用", "N/A", "缺失", "missing"),
        ):
            firm = next(self.firms)
            self._set(
                sheet,
                self._row(sheet, firm),
                header,
                spelling,
                firm.enterprise_id,
                f"填“{spelling}”,{zh}",
                f"“{spelling}”: {en}",
            )
        firm = next(self.firms)
        row = self._row(sheet, firm)
        text = f"{row[sheet.column('工业总产值(万元)')]:,.2f}"
        self._set(sheet, row, "工业总产值(万元)", text, firm.enterprise_id, "带千分位", "thousands separators")
        firm = next(self.firms)
        row = self._row(sheet, firm)
        text = full_width(str(row[sheet.column("营业收入(万元)")]))
        self._set(sheet, row, "营业收入(万元)", text, firm.enterprise_id, "全角数字", "full-width digits")
        firm = next(self.firms)
        row = self._row(sheet, firm)
        twin = copy(row)
        column = sheet.column("工业总产值(万元)")
        twin[column] = round(float(row[column]) * 1.1, 2)  # type: ignore[arg-type]
        sheet.rows.insert(sheet.rows.index(row) + 1, twin)
        self.add(
            sheet,
            twin,
            firm.enterprise_id,
            "同一企业同一年度两行且产值不同",
            "the same enterprise and year twice, output differs",
        )

    def _power(self) -> None:
        sheet = self.sheets["供电.csv"]
        firm = next(self.firms)
        row = self._row(sheet, firm)
        self._set(
            sheet,
            row,
            "统一社会信用代码",
            firm.enterprise_id.lower(),
            firm.enterprise_id,
            "小写字母(应能对上)",
            "lower case (must still join)",
        )
        firm = next(self.firms)
        row = self._row(sheet, firm)
        text = full_width(str(row[sheet.column("用电量(千瓦时)")]))
        self._set(sheet, row, "用电量(千瓦时)", text, firm.enterprise_id, "全角数字", "full-width digits")
        stranger: Row = [YEAR, "4399999901", "湘潭佚名金属制品有限公司", STRANGER, 318_200]
        sheet.rows.append(stranger)
        self.add(sheet, stranger, str(stranger[3]), "企业台账中没有此企业", "an enterprise the ledger does not know")

    def _occupancy(self) -> None:
        sheet = self.sheets["用地关系.csv"]
        landless = next(f for f in self.park.enterprises if f.link == "none")
        lost: Row = [
            landless.enterprise_id,
            landless.name,
            "430321003002GB00888",
            "租赁",
            None,
            1200.0,
            "2020-01-01",
            None,
        ]
        sheet.rows.append(lost)
        self.add(sheet, lost, str(lost[2]), "宗地图层中没有此宗地", "names an unknown parcel")
        some = sheet.rows[0]
        unknown: Row = [STRANGER, "湘潭佚名金属制品有限公司", some[2], "租赁", None, 800.0, "2019-01-01", None]
        sheet.rows.append(unknown)
        self.add(sheet, unknown, str(unknown[0]), "企业台账中没有此企业", "names an unknown enterprise")
        tenant = next(r for r in sheet.rows if r[3] == "租赁" and r[5] and r[7] is None)
        self._set(
            sheet,
            tenant,
            "起始日期",
            IMPOSSIBLE_DAY,
            str(tenant[0]),
            "日期不存在,该行剔除",
            "impossible date: the row is set aside",
        )

    def _row(self, sheet: Sheet, firm: Enterprise) -> Row:
        key, year = sheet.column("统一社会信用代码"), sheet.column("年度")
        return next(r for r in sheet.rows if r[key] == firm.enterprise_id and r[year] == YEAR)
