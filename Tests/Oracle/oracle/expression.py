"""E: the expression language, read by recursive descent.

Loosest first: or, and, not, comparisons, + -, * /, unary minus (E2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Optional, Union

from . import units
from .values import Duration


@dataclass(frozen=True, eq=False)
class Literal:
    value: Union[float, str, bool, date, Duration]  # a number is in canonical units
    unit: Fraction = units.PLAIN


@dataclass(frozen=True, eq=False)
class Name:
    text: str


@dataclass(frozen=True, eq=False)
class Negative:
    operand: "Node"


@dataclass(frozen=True, eq=False)
class Arithmetic:
    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, eq=False)
class Comparison:
    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, eq=False)
class Membership:
    operand: "Node"
    choices: tuple["Node", ...]


@dataclass(frozen=True, eq=False)
class Under:
    operand: "Node"
    code: str


@dataclass(frozen=True, eq=False)
class Known:
    operand: "Node"
    wanted: bool  # True for `is known`, False for `is missing`


@dataclass(frozen=True, eq=False)
class Logic:
    operator: str  # and, or, not
    operands: tuple["Node", ...]


@dataclass(frozen=True, eq=False)
class Call:
    function: str
    arguments: tuple["Node", ...]
    by: tuple[str, ...] = ()
    over: Optional[int] = None
    at_least: Optional[int] = None


Node = Union[Literal, Name, Negative, Arithmetic, Comparison, Membership, Under, Known, Logic, Call]

TOKEN = re.compile(
    r"""\s*(?:
    (?P<date>\d{4}-\d{2}-\d{2})
  | (?P<number>\d+(?:\.\d+)?)
  | "(?P<text>[^"]*)"
  | 「(?P<quoted>[^」]*)」
  | (?P<symbol><=|>=|!=|[-+*/()<>=,%])
  | (?P<word>[^\W\d]\w*(?::[^\W\d]\w*)?)
  )""",
    re.VERBOSE,
)
SPELLINGS = {"且": "and", "或": "or", "非": "not"}
DURATIONS = {"year": (12, 0), "years": (12, 0), "month": (1, 0), "months": (1, 0), "day": (0, 1), "days": (0, 1)}


def normalised(source: str) -> str:
    """E2: full-width signs and ≤ ≥ ≠ are normalised."""
    source = source.replace("≤", "<=").replace("≥", ">=").replace("≠", "!=")
    return "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in source)


@dataclass
class Token:
    kind: str
    text: str
    value: object = None
    unit: Fraction = units.PLAIN


def tokens(source: str) -> list[Token]:
    source = normalised(source)
    found, position = [], 0
    while source[position:].strip():
        match = TOKEN.match(source, position)
        if not match:
            raise ValueError(f"cannot read {source[position:]!r} in {source!r}")
        kind, text, position = match.lastgroup, match[match.lastgroup], match.end()
        if kind == "number":
            unit = units.RUN.match(source, position)  # E1: a unit follows only a number
            scale = units.factor(unit[1]) if unit else units.PLAIN
            position = unit.end() if unit else position
            found.append(Token(kind, text, units.to_canonical(float(text), scale),
                               units.PLAIN if unit and unit[1] == "%" else scale))
        elif kind == "word":
            found.append(Token(kind, SPELLINGS.get(text, text)))
        else:
            found.append(Token(kind, text))
    return found + [Token("end", "")]


class Parser:
    def __init__(self, source: str) -> None:
        self.source, self.tokens, self.place = source, tokens(source), 0

    @property
    def next(self) -> Token:
        return self.tokens[self.place]

    def take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def accept(self, *texts: str) -> Optional[str]:
        if self.next.kind in ("symbol", "word") and self.next.text in texts:
            return self.take().text
        return None

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise ValueError(f"expected {text!r} before {self.next.text!r} in {self.source!r}")

    def whole(self) -> Node:
        node = self.disjunction()
        if self.next.kind != "end":
            raise ValueError(f"{self.next.text!r} is left over in {self.source!r}")
        return node

    def disjunction(self) -> Node:
        node = self.conjunction()
        while self.accept("or"):
            node = Logic("or", (node, self.conjunction()))
        return node

    def conjunction(self) -> Node:
        node = self.negation()
        while self.accept("and"):
            node = Logic("and", (node, self.negation()))
        return node

    def negation(self) -> Node:
        return Logic("not", (self.negation(),)) if self.accept("not") else self.comparison()

    def comparison(self) -> Node:
        node = self.sum()
        operator = self.accept("<=", ">=", "!=", "<", ">", "=")
        if operator:
            return Comparison(operator, node, self.sum())
        if self.accept("in"):
            return Membership(node, self.arguments())
        if self.accept("under"):
            return Under(node, self.take().text)
        if self.accept("is"):
            return Known(node, self.accept("missing", "known") == "known")
        return node

    def sum(self) -> Node:
        node = self.product()
        while operator := self.accept("+", "-"):
            node = Arithmetic(operator, node, self.product())
        return node

    def product(self) -> Node:
        node = self.unary()
        while operator := self.accept("*", "/"):
            node = Arithmetic(operator, node, self.unary())
        return node

    def unary(self) -> Node:
        return Negative(self.unary()) if self.accept("-") else self.primary()

    def primary(self) -> Node:
        if self.accept("("):
            node = self.disjunction()
            self.expect(")")
            return node
        token = self.take()
        if token.kind == "date":
            return Literal(date.fromisoformat(token.text))
        if token.kind == "text":
            return Literal(token.text)
        if token.kind == "quoted":
            return Name(token.text)
        if token.kind == "number":
            return self.number(token)
        if token.kind != "word":
            raise ValueError(f"unexpected {token.text!r} in {self.source!r}")
        if token.text in ("true", "false"):
            return Literal(token.text == "true")
        if self.next.text == "(" and self.next.kind == "symbol":
            return self.call(token.text)
        return Name(token.text)

    def number(self, token: Token) -> Node:
        if self.next.kind == "word" and self.next.text in DURATIONS:
            months, days = DURATIONS[self.take().text]
            return Literal(Duration(months * int(token.text), days * int(token.text)))
        return Literal(token.value, token.unit)

    def arguments(self) -> tuple[Node, ...]:
        self.expect("(")
        found = [self.disjunction()]
        while self.accept(","):
            found.append(self.disjunction())
        self.expect(")")
        return tuple(found)

    def call(self, function: str) -> Node:
        """E5, E6: `average(x over 3 years)`, `median(x by a, b at least 5)`."""
        self.expect("(")
        arguments, by, over, at_least = [self.disjunction()], [], None, None
        while self.accept(","):
            arguments.append(self.disjunction())
        if self.accept("over"):
            over = int(self.take().text)
            self.take()
        if self.accept("by"):
            by.append(self.take().text)
            while self.accept(","):
                by.append(self.take().text)
        if self.accept("at"):
            self.expect("least")
            at_least = int(self.take().text)
        self.expect(")")
        return Call(function, tuple(arguments), tuple(by), over, at_least)


def parsed(source: str, place: str = "") -> Node:
    """The same text in two places of a rule is two conditions: V5 turns each comparison on its own."""
    return parsed_at(source, place)


@lru_cache(maxsize=None)
def parsed_at(source: str, place: str) -> Node:
    return Parser(source).whole()


def children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, (Arithmetic, Comparison)):
        return node.left, node.right
    if isinstance(node, (Negative, Under, Known)):
        return (node.operand,)
    if isinstance(node, Membership):
        return (node.operand, *node.choices)
    if isinstance(node, Logic):
        return node.operands
    return node.arguments if isinstance(node, Call) else ()
