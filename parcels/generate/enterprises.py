"""Who works in the park and on which land: roles of parcels, firms, and the ways their link to land is recorded."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta

import fabric
from chance import day_between, stream, weighted
from codes import uscc
from model import AS_OF, MU, YEAR, Enterprise, NameRow, Occupancy, Parcel, Park
from people import INDUSTRIES, OFFICERS, WAREHOUSING, Industry, Namer

VIGOUR = (("star", 0.06), ("good", 0.22), ("normal", 0.48), ("weak", 0.15), ("powered", 0.02), ("dormant", 0.07))

# How firms alone on their parcel are linked to it; everybody else has a row in 用地关系.
LINKS = (
    ("parcel_id", 24), ("holder_id", 14), ("holder_name", 10), ("former_name", 3),
    ("confirmed", 2), ("unconfirmed", 2), ("same_name", 1), ("point", 4),
)  # fmt: skip

# Serial numbers of firms whose code does not pass its own check, as a few issued codes do not: a warning only.
MISPRINTED = (61, 149)


def _misprinted(code: str) -> str:
    return code[:-1] + ("7" if code[-1] != "7" else "3")


class Settlement:
    """Fills the parcels of a park with firms."""

    def __init__(self, park: Park, seed: int) -> None:
        self.park = park
        self.rng = stream(seed, "enterprises")
        self.namer = Namer(stream(seed, "names"))
        self.free = [p for p in park.parcels if p.land_use in ("工业用地", "仓储用地")]
        self.rng.shuffle(self.free)

    # --- firms -----------------------------------------------------------------------------------------------------

    def firm(self, vigour: str | None = None, industry: Industry | None = None, name: str = "") -> Enterprise:
        rng = self.rng
        industry = industry or weighted(rng, [(i, i.share) for i in INDUSTRIES])
        serial = len(self.park.enterprises)
        founded = day_between(rng, date(1999, 3, 1), date(2018, 6, 30))
        if rng.random() < 0.12:
            founded = day_between(rng, date(2018, 7, 1), date(2020, 9, 30))
        started = founded + timedelta(days=rng.randrange(300, 900))
        firm = Enterprise(
            enterprise_id=_misprinted(uscc(1000 + 37 * serial)) if serial in MISPRINTED else uscc(1000 + 37 * serial),
            name=name or self.namer.firm(industry.word),
            industry=industry.code,
            founded=founded,
            production_start=started if started <= AS_OF else None,
            officer=rng.choice(OFFICERS),
            vigour=vigour or weighted(rng, VIGOUR),
        )
        if rng.random() < 0.06:
            firm.former_names = self.namer.firm(industry.word)
        if firm.vigour == "dormant" and rng.random() < 0.6:
            firm.status = "停产"
        self.park.enterprises.append(firm)
        return firm

    def firm_for(self, parcel: Parcel, vigour: str | None = None) -> Enterprise:
        return self.firm(vigour, WAREHOUSING if parcel.land_use == "仓储用地" else None)

    def occupy(self, firm: Enterprise, parcel: Parcel, tenure: str = "自有", **facts: object) -> Occupancy:
        row = Occupancy(firm.enterprise_id, parcel.parcel_id, tenure, **facts)  # type: ignore[arg-type]
        self.park.occupancy.append(row)
        return row

    def note(self, subject: str, zh: str, en: str) -> None:
        self.park.notes.append((subject, zh, en))

    @staticmethod
    def hold(firm: Enterprise, parcel: Parcel, by_id: bool = True) -> None:
        parcel.holder_name = firm.name
        parcel.holder_id = firm.enterprise_id if by_id else ""

    # --- parcels ---------------------------------------------------------------------------------------------------

    def take(self, role: str, low: float = 0, high: float = math.inf, use: str = "", kind: str = "") -> Parcel:
        """The next parcel nobody has taken whose size in 亩 and use fit."""
        for k, parcel in enumerate(self.free):
            if low <= parcel.mu <= high and use in ("", parcel.land_use) and kind in ("", parcel.plot.kind):
                del self.free[k]
                parcel.role = role
                return parcel
        raise ValueError(f"no parcel left for {role}")

    def settle(self) -> None:
        scale = len(self.park.parcels) / 300

        def count(n: int) -> int:
            return max(1, round(n * scale))

        self._platform_plants(count(7))
        self._landlord_plants(count(7))
        self._shared(count(9))
        self._clusters(count(10))
        self._vacant(count(5))
        self._building_sites(count(8))
        self._thresholds()
        self._landless()
        self._idle_later(count(34))
        self._alone()
        self._other_holders()
        self._old_points()
        for serial in MISPRINTED:
            self.note(
                self.park.enterprises[serial].enterprise_id,
                "信用代码校验位不符,仅警告",
                "USCC fails its check character: a warning",
            )

    def _idle_later(self, count: int) -> None:
        """Leaves parcels for the cases of idle land; few of their holders are in the ledger."""
        for k in range(count):
            collective = k == 0
            parcel = next(p for p in self.free if (p.ownership == "集体") == collective and p.mu > 8)
            self.free.remove(parcel)
            parcel.role = "idle"
            if k % 5 == 1:
                firm = self.firm("newcomer", WAREHOUSING if parcel.land_use == "仓储用地" else None)
                firm.founded = day_between(self.rng, date(2015, 1, 1), date(2017, 12, 31))
                firm.production_start = None
                firm.link = "holder_id"
                self.hold(firm, parcel)
            else:
                parcel.holder_name = self.namer.firm("项目投资")

    # --- several firms on a parcel ---------------------------------------------------------------------------------

    def _platform_plants(self, count: int) -> None:
        """Standard plants of park companies, let by floor area."""
        platforms = [self.firm("landlord", WAREHOUSING, self.namer.platform()) for _ in range(2)]
        for platform in platforms:
            platform.link = "holder_id"
            platform.industry = "7040"  # 房地产租赁经营
        for k in range(count):
            parcel = self.take("plants", 18, 70, "工业用地")
            self.hold(platforms[k % 2], parcel)
            self._let(parcel, self.rng.randint(2, 5), 0.95)

    def _landlord_plants(self, count: int) -> None:
        """Factories that let part of their halls."""
        for k in range(count):
            parcel = self.take("plants", 15, 60, "工业用地")
            if k == count - 1:
                parcel.holder_name = self.namer.firm("实业")
                self.note(
                    parcel.parcel_id, "权利人不在企业台账,仅有承租企业", "holder is not in the ledger, only tenants are"
                )
            else:
                owner = self.firm_for(parcel, "normal")
                self.hold(owner, parcel)
                own_part = k % 2 == 0
                owner.mu = parcel.mu * 0.5
                floor = round(parcel.certificate * 0.5, -1) if own_part else None
                self.occupy(owner, parcel, floor_area=floor, start=owner.founded)
            self._let(parcel, self.rng.randint(1, 3), 0.45)

    def _let(self, parcel: Parcel, tenants: int, occupied: float) -> None:
        """Leases that fill a share of a floor area of about the parcel's own area."""
        rng = self.rng
        weights = [rng.uniform(0.6, 1.6) for _ in range(tenants)]
        for k, weight in enumerate(weights):
            floor = round(parcel.certificate * occupied * weight / sum(weights), -1)
            start = day_between(rng, date(2015, 1, 1), date(2018, 12, 1)).replace(day=1)
            term = weighted(rng, (("open", 3), ("running", 4), ("new", 2), ("left", 1), ("changed", 1)))
            tenant = self.firm_for(parcel)
            tenant.founded = min(tenant.founded, start)
            if term == "open":
                self.occupy(tenant, parcel, "租赁", floor_area=floor, start=start)
            elif term == "running":
                end = date(rng.choice((2022, 2023, 2024)), start.month, 1) - timedelta(days=1)
                self.occupy(tenant, parcel, "租赁", floor_area=floor, start=start, end=end)
            elif term == "new":
                since = date(YEAR, rng.randint(2, 9), 1)
                self.occupy(tenant, parcel, "租赁", floor_area=floor, start=since, end=date(2025, 12, 31))
            elif term == "left":
                self.occupy(
                    tenant, parcel, "租赁", floor_area=floor, start=start, end=date(YEAR, rng.randint(4, 10), 15)
                )
            else:  # one firm leaves in the year and the next moves in the day after
                last = date(YEAR, rng.randint(3, 9), 1) - timedelta(days=1)
                self.occupy(tenant, parcel, "租赁", floor_area=floor, start=start, end=last)
                follower = self.firm_for(parcel)
                follower.mu = floor / MU
                self.occupy(follower, parcel, "租赁", floor_area=floor, start=last + timedelta(days=1))
            tenant.mu = floor / MU

    def _shared(self, count: int) -> None:
        """Parcels that two or three firms share by land area."""
        for k in range(count):
            parcel = self.take("shared", 14, 90, "工业用地")
            parts = [0.55, 0.45] if k % 2 else [0.4, 0.35, 0.25]
            firms = [self.firm_for(parcel) for _ in parts]
            self.hold(firms[0], parcel)
            rows = []
            for firm, part in zip(firms, parts):
                tenure = "自有" if firm is firms[0] else "租赁"
                rows.append(
                    self.occupy(firm, parcel, tenure, area=round(parcel.certificate * part, 1), start=firm.founded)
                )
                firm.mu = parcel.mu * part
            if k == 0:
                for row in rows:
                    row.area = round((row.area or 0) * 1.06, 1)
                self.note(
                    parcel.parcel_id, "各方土地面积合计超出宗地约6%(overclaimed)", "claims exceed the parcel by 6 %"
                )
            elif k == 1:
                rows[1].area = None
                self.note(parcel.parcel_id, "一方未填面积,取余下土地", "one claim without area takes the remainder")
            elif k == 2:
                rows[1].area = rows[2].area = None
                self.note(
                    parcel.parcel_id,
                    "两方未填面积,平分余下土地(推定)",
                    "two claims without area halve the remainder (assumed)",
                )
            elif k == 3:
                rows[1].end = date(2020, 6, 30)
                firms[1].link = "expired"
                self.note(
                    rows[1].enterprise_id,
                    "唯一用地关系已到期,不再落到下一级",
                    "its only row has expired; no fall to a lower step",
                )
            elif k == 4:
                first, parcel_id = rows[0], parcel.parcel_id
                first.end = date(YEAR, 6, 30)
                self.park.occupancy.append(
                    Occupancy(
                        first.enterprise_id,
                        parcel_id,
                        "自有",
                        round((first.area or 0) * 0.6, 1),
                        None,
                        date(YEAR, 7, 1),
                    )
                )
                self.note(
                    first.enterprise_id,
                    "同一宗地前后两行,年中缩减面积",
                    "two rows on one parcel, less land from July on",
                )

    # --- one firm on several parcels -------------------------------------------------------------------------------

    def _clusters(self, count: int) -> None:
        for k in range(count):
            first = self.take("cluster", 12, 80, "工业用地")
            near = sorted(
                (p for p in self.free if p.land_use == "工业用地"),
                key=lambda p: math.dist(p.plot.centre(), first.plot.centre()),
            )[: 1 if k % 3 else 2]
            firm = self.firm(weighted(self.rng, (("star", 2), ("good", 3), ("normal", 4))))
            for parcel in [first, *near]:
                if parcel is not first:
                    self.free.remove(parcel)
                    parcel.role = "cluster"
                self.hold(firm, parcel)
                if k != 1:
                    self.occupy(firm, parcel, area=parcel.certificate if k % 2 else None, start=firm.founded)
                firm.mu += parcel.mu
            if k == 1:
                firm.link = "holder_id"
                self.note(firm.enterprise_id, "两宗地均只凭权利人代码挂接", "two parcels, both by holder id only")

    # --- plots without a working firm ------------------------------------------------------------------------------

    def _vacant(self, count: int) -> None:
        """Built plants that stand empty: low-efficiency land, not idle land."""
        for k in range(count):
            parcel = self.take("vacant", 10, 60, "工业用地")
            if k < 2:
                firm = self.firm_for(parcel, "gone")
                firm.status = "注销"
                self.hold(firm, parcel)
                self.note(parcel.parcel_id, "权利人已注销,厂房空置", "holder deregistered, plant empty")
            else:
                parcel.holder_name = self.namer.firm("实业")

    def _building_sites(self, count: int) -> None:
        for _ in range(count):
            parcel = self.take("site", 15, 120)
            firm = self.firm_for(parcel, "newcomer")
            firm.founded = day_between(self.rng, date(2018, 1, 1), date(2020, 3, 1))
            firm.production_start = None
            self.hold(firm, parcel)
            self.occupy(firm, parcel, start=firm.founded)

    # --- on the line -----------------------------------------------------------------------------------------------

    def _thresholds(self) -> None:
        """Firms whose figures fall exactly on, or just beside, the lines of the rule books."""
        for tax, zh, en in (
            (3.0, "亩均税收恰为3万元/亩", "tax exactly 3 万元/亩"),
            (20.0, "亩均税收恰为20万元/亩", "tax exactly 20 万元/亩"),
            (19.95, "亩均税收19.95万元/亩(临界)", "tax 19.95 万元/亩, near the line"),
            (20.2, "亩均税收20.2万元/亩(不算临界)", "tax 20.2 万元/亩, not near"),
        ):
            parcel = self.take("single", 16, 60, "工业用地")
            firm = self.firm_for(parcel, "normal")
            firm.founded, firm.production_start = date(2010, 5, 18), date(2012, 3, 1)
            firm.tax_per_mu = tax
            self.hold(firm, parcel)
            # An area of whole 2000 m² is a whole number of 亩, so that the quotient is exact.
            area = (parcel.certificate // 2000) * 2000
            firm.mu = area / MU
            self.occupy(firm, parcel, area=area, start=firm.founded)
            self.note(firm.enterprise_id, zh, en)
        for day, zh, en in (
            (
                date(2018, 12, 31),
                "投产至截止日恰满三年且未上规",
                "production started exactly three years before, not above scale",
            ),
            (date(2019, 1, 1), "投产差一天满三年且未上规", "one day short of three years, not above scale"),
        ):
            parcel = self.take("single", 8, 20, "工业用地")
            firm = self.firm_for(parcel, "weak")
            firm.founded, firm.production_start = date(2016, 9, 9), day
            firm.status = "存续"
            self.hold(firm, parcel)
            firm.mu = parcel.mu
            self.occupy(firm, parcel, area=parcel.certificate, start=firm.founded)
            self.note(firm.enterprise_id, zh, en)

    def _landless(self) -> None:
        for k in range(3):
            firm = self.firm("weak" if k else "normal")
            firm.link, firm.mu = "none", self.rng.uniform(4, 9)
            self.note(firm.enterprise_id, "有税无地:没有任何用地线索", "tax without land: no link of any kind")
        firm = self.firm("weak")
        firm.link, firm.mu = "unknown_parcel", 6.0
        firm.parcel_id = "430321003009GB00777"
        self.note(firm.enterprise_id, "台账中的宗地代码在宗地图层中不存在", "own parcel_id that no parcel has")

    # --- one firm, one parcel --------------------------------------------------------------------------------------

    def _alone(self) -> None:
        links = [link for link, n in LINKS for _ in range(n)]
        scale = len(self.park.parcels) / 300
        if scale < 1:
            links = [link for link, n in LINKS for _ in range(max(1, int(n * scale)))]
        parcels, self.free = self.free, []
        links += ["occupancy"] * (len(parcels) - len(links))
        self.rng.shuffle(links)
        for parcel, link in zip(parcels, links):
            parcel.role = "single"
            firm = self.firm_for(parcel)
            firm.link, firm.mu = link, parcel.mu
            getattr(self, f"_by_{link}")(firm, parcel)

    def _by_occupancy(self, firm: Enterprise, parcel: Parcel) -> None:
        self.hold(firm, parcel, by_id=self.rng.random() < 0.8)
        area = parcel.certificate if self.rng.random() < 0.7 else None
        tenure = "占用未登记" if self.rng.random() < 0.03 else "自有"
        self.occupy(firm, parcel, tenure, area=area, start=firm.founded if self.rng.random() < 0.8 else None)

    def _by_parcel_id(self, firm: Enterprise, parcel: Parcel) -> None:
        firm.parcel_id = parcel.parcel_id
        self.hold(firm, parcel, by_id=self.rng.random() < 0.5)

    def _by_holder_id(self, firm: Enterprise, parcel: Parcel) -> None:
        self.hold(firm, parcel)

    def _by_holder_name(self, firm: Enterprise, parcel: Parcel) -> None:
        self.hold(firm, parcel, by_id=False)
        if "科技" in firm.name:
            parcel.holder_name = firm.name.replace("科技", "科技 ")  # a space is no difference

    def _by_former_name(self, firm: Enterprise, parcel: Parcel) -> None:
        old = firm.name.replace("有限公司", "厂").replace("股份", "").replace("有限责任公司", "厂")
        firm.former_names = "、".join(n for n in (firm.former_names, old) if n)
        parcel.holder_name = old
        self.note(parcel.parcel_id, "权利人为企业曾用名", "holder is a former name of its firm")

    def _by_confirmed(self, firm: Enterprise, parcel: Parcel) -> None:
        parcel.holder_name = firm.name[2:6] + "总厂"
        self.park.names.append(NameRow(parcel.holder_name, firm.enterprise_id, "向晚舟"))
        self.note(parcel.parcel_id, "权利人名称经名称对照确认", "holder name confirmed in 名称对照")

    def _by_unconfirmed(self, firm: Enterprise, parcel: Parcel) -> None:
        parcel.holder_name = firm.name[2:6] + "工贸公司"
        self.park.names.append(NameRow(parcel.holder_name, firm.enterprise_id, ""))
        self.note(parcel.parcel_id, "名称对照未确认,不得挂接", "name not confirmed: no link, listed for confirmation")

    def _by_same_name(self, firm: Enterprise, parcel: Parcel) -> None:
        twin = self.firm("weak", name=firm.name)
        twin.link, twin.mu = "none", 5.0
        parcel.holder_name = firm.name
        self.note(parcel.parcel_id, "两家企业同名,权利人名称无法挂接", "two firms bear the holder's name: no link")

    def _by_point(self, firm: Enterprise, parcel: Parcel) -> None:
        firm.point = fabric.centroid(parcel.rings[0][0])
        parcel.holder_name = self.namer.firm("实业")
        self.note(firm.enterprise_id, "只能凭坐标落到宗地,待确认", "linked by its point only, to be confirmed")

    # --- the rest --------------------------------------------------------------------------------------------------

    def _other_holders(self) -> None:
        estates = [self.namer.estate() for _ in range(4)]
        for parcel in self.park.parcels:
            if parcel.land_use == "商住用地":
                parcel.holder_name = self.rng.choice(estates)
            elif parcel.land_use == "公用设施用地":
                parcel.holder_name = "湘潭天易公用事业服务中心"
            elif parcel.land_use == "绿地":
                parcel.holder_name = "湘潭天易经开区管理委员会"

    def _old_points(self) -> None:
        """Some firms have coordinates beside a better link; one firm's point lies in a street."""
        rng = random.Random(self.rng.random())
        by_id = {p.parcel_id: p for p in self.park.parcels}
        rows = [o for o in self.park.occupancy if by_id[o.parcel_id].role == "single"]
        firms = {f.enterprise_id: f for f in self.park.enterprises}
        for row in rng.sample(rows, min(6, len(rows))):
            firms[row.enterprise_id].point = fabric.centroid(by_id[row.parcel_id].rings[0][0])
        firm = self.firm("weak")
        firm.link, firm.mu = "none", 5.0
        corner = by_id[rows[0].parcel_id].plot.block
        block = [p for p in self.park.parcels if p.plot.block == corner]
        outermost = min((p for q in block for p in q.plot.parts[0][0]), key=lambda p: p[0])
        firm.point = fabric.bend((outermost[0] - 5, outermost[1]))
        self.note(firm.enterprise_id, "坐标落在道路上,不在任何宗地内", "its point lies in a street, in no parcel")
