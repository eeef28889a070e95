"""Identifiers with their check characters: 统一社会信用代码 (GB 32100-2015) and 宗地代码."""

from __future__ import annotations

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = [3**i % 31 for i in range(17)]
ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

COUNTY = "430321"  # 湘潭县
# Entity codes are handed out from MA0 upwards; MAY is far beyond what has been issued, so no real firm bears one of ours.
ENTITY_PREFIX = "MAY"


def organisation_check(body: str) -> str:
    """The ninth character of an entity code (GB 11714)."""
    values = [int(c, 36) for c in body]
    rest = 11 - sum(v * w for v, w in zip(values, ORGANISATION_WEIGHTS)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def uscc_check(body: str) -> str:
    """The eighteenth character of a USCC."""
    total = sum(USCC_ALPHABET.index(c) * w for c, w in zip(body, USCC_WEIGHTS))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def uscc(number: int) -> str:
    """The invented USCC of a serial number, right in both check characters."""
    serial = ""
    for _ in range(5):
        number, digit = divmod(number, 31)
        serial = USCC_ALPHABET[digit] + serial
    entity = ENTITY_PREFIX + serial
    body = "91" + COUNTY + entity + organisation_check(entity)
    return body + uscc_check(body)


def parcel_id(district: int, subdistrict: int, collective: bool, serial: int) -> str:
    """County 6 + 地籍区 3 + 地籍子区 3 + 特征码 2 + serial 5."""
    return f"{COUNTY}{district:03d}{subdistrict:03d}{'JB' if collective else 'GB'}{serial:05d}"


def unit_number(parcel: str) -> str:
    """A 不动产单元号 of a building on the parcel, printed in groups as certificates do."""
    whole = parcel + "F00010001"
    return " ".join((whole[:6], whole[6:12], whole[12:19], whole[19:]))
