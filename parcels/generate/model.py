"""What the park consists of, before anybody types it into office files. Areas in m², money in 万元."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fabric import MU, Plot, Ring

YEAR = 2021
YEARS = (2019, 2020, 2021)
AS_OF = date(2021, 12, 31)


@dataclass
class Contract:
    """What was agreed when the land was supplied, and what has become of it."""

    supply_method: str = "出让"
    price: float | None = None
    handover: date | None = None
    agreed_start: date | None = None
    agreed_completion: date | None = None
    agreed_production: date | None = None
    actual_start: date | None = None
    actual_completion: date | None = None
    stage: str | None = None
    suspended_since: date | None = None
    area_due: float | None = None
    developed_area: float | None = None
    total_investment: float | None = None
    invested: float | None = None
    delay_cause: str | None = None
    delay_days: int | None = None
    mortgaged: bool | None = False
    seized: bool | None = False
    decision: str | None = None
    decision_date: date | None = None


@dataclass
class Parcel:
    plot: Plot
    parcel_id: str
    zone: str
    land_use: str
    ownership: str
    rings: list[list[Ring]]  # on the ground: per part the outer ring and its holes
    measured: float
    certificate: float
    location: str
    holder_id: str = ""
    holder_name: str = ""
    stated_zone: str = ""
    role: str = ""
    contract: Contract | None = None

    @property
    def mu(self) -> float:
        return self.certificate / MU


@dataclass
class Enterprise:
    enterprise_id: str
    name: str
    industry: str
    founded: date
    production_start: date | None
    officer: str
    vigour: str = "normal"
    status: str = "存续"
    former_names: str = ""
    parcel_id: str = ""
    point: tuple[float, float] | None = None
    above_scale: dict[int, bool] = field(default_factory=dict)
    mu: float = 0.0  # the land it uses: what its figures are drawn from
    tax_per_mu: float | None = None  # set where a figure must fall on a threshold
    link: str = "occupancy"  # by which step of the ladder it is meant to find its land


@dataclass
class Figures:
    """One enterprise, one year. Taxes in 分, whole numbers, so that types add up to their total."""

    enterprise_id: str
    year: int
    taxes: dict[str, int] | None
    meters: list[int]  # kWh of each meter
    output: float | None = None
    revenue: float | None = None
    value_added: float | None = None
    plant_equipment: float | None = None
    land_price: float | None = None
    energy: float | None = None
    employees: int | None = None
    rd_expense: float | None = None  # 千元, as the statistics bureau writes it
    above_scale: bool = False
    reported: bool = True  # whether the statistics bureau has a row of it


@dataclass
class Occupancy:
    enterprise_id: str
    parcel_id: str
    tenure: str
    area: float | None = None
    floor_area: float | None = None
    start: date | None = None
    end: date | None = None


@dataclass
class Building:
    building_id: str
    parcel_id: str
    footprint: Ring
    floors: int
    floor_area: float | None
    storey_height: float
    use: str
    vacant: bool


@dataclass
class NameRow:
    name: str
    enterprise_id: str
    confirmed_by: str


@dataclass
class Zone:
    zone_id: str
    name: str
    kind: str
    parent: str
    ring: Ring


@dataclass
class Park:
    parcels: list[Parcel]
    zones: list[Zone]
    enterprises: list[Enterprise] = field(default_factory=list)
    occupancy: list[Occupancy] = field(default_factory=list)
    buildings: list[Building] = field(default_factory=list)
    names: list[NameRow] = field(default_factory=list)
    figures: list[Figures] = field(default_factory=list)
    cases: list[tuple[Parcel, str, str]] = field(default_factory=list)  # idle land: parcel, zh, en
    notes: list[tuple[str, str, str]] = field(default_factory=list)  # links and edges: subject, zh, en
