"""What every value of the domain shares: frozen, closed, changed by giving a new one."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Protocol, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from workbook.domain.errors import NotFound, Refused


class Value(BaseModel):
    """A frozen value; unknown fields are refused, floats are finite."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)

    def evolve(self, **changes: object) -> Self:
        """Give a copy with `changes` applied and validated (a plain model_copy would not validate them)."""
        return type(self)(**{**self.__dict__, **changes})


class Identified(Protocol):
    """Anything in a list that is addressed by its id."""

    @property
    def id(self) -> str:
        """The id, unique within its list."""


T = TypeVar("T", bound=Identified)


def the(items: Iterable[T], item_id: str, what: str) -> T:
    """Give the item with `item_id`; NotFound names `what` was looked for."""
    for item in items:
        if item.id == item_id:
            return item
    raise NotFound("There is no {what} “{id}” here.", what=what, id=item_id)


def put(items: tuple[T, ...], new: T) -> tuple[T, ...]:
    """Give `items` with the one that has `new.id` replaced, in its place."""
    return tuple(new if item.id == new.id else item for item in items)


def without(items: tuple[T, ...], item_id: str, what: str) -> tuple[T, ...]:
    """Give `items` without the one with `item_id`; NotFound where it is not there."""
    gone = the(items, item_id, what)
    return tuple(item for item in items if item is not gone)


def _currency(code: str) -> str:
    code = code.strip().upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise Refused("“{code}” is not a currency. Give its three letters, such as EUR or USD.", code=code)
    return code


def _amount(value: Decimal) -> Decimal:
    if abs(value) >= Decimal(10) ** 15:
        raise Refused("The amount {value} is too large to be one. Check the digits.", value=value)
    return value


Currency = Annotated[str, AfterValidator(_currency)]
"""An ISO 4217 code, three capital letters."""

Amount = Annotated[Decimal, Field(allow_inf_nan=False), AfterValidator(_amount)]
"""Money in a currency named beside it; finite, below 10**15."""
