"""How you work for a client: the kind of work, since when, at what rate."""

from typing import TYPE_CHECKING, Literal

from workbook.domain.days import Day
from workbook.domain.errors import Refused
from workbook.domain.values import Amount, Currency, Value

if TYPE_CHECKING:
    from workbook.domain.client import Client

Kind = Literal["project", "retainer", "orders"]
RatePer = Literal["hour", "day", "month", "project"]


class Engagement(Value):
    """The kind of work (a project, a retainer, or small orders), since when, and its rate."""

    kind: Kind = "project"
    since: Day | None = None
    rate: Amount | None = None
    rate_per: RatePer = "hour"
    currency: Currency = "EUR"


def set_engagement(client: "Client", **changes: object) -> "Client":
    """Change fields of the engagement; a negative rate is refused."""
    engagement = client.engagement.evolve(**changes)
    if engagement.rate is not None and engagement.rate < 0:
        raise Refused("A rate cannot be below zero. Leave it empty where there is none.")
    return client.evolve(engagement=engagement)
