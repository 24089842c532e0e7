"""The repair plan: what is to change, how you will know, by when, and how it came out."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from workbook.domain.days import Day
from workbook.domain.errors import Refused
from workbook.domain.text import Prose, Title
from workbook.domain.values import Value, put, the, without

if TYPE_CHECKING:
    from workbook.domain.client import Client

Verdict = Literal["kept", "not-kept"]


class RepairPlan(Value):
    """What is to change, the test that can be measured, the new channel or agreement, and the day to look again."""

    id: str
    made_on: Day
    change: Title
    test: Title
    agreement: Prose = ""
    due: Day
    verdict: Verdict | None = None
    verdict_on: Day | None = None
    note: Prose = ""


def plan_repair(
    client: "Client", *, change: str, test: str, due: date, on: date, new_id: str, agreement: str = ""
) -> "Client":
    """Make a repair plan; its date must lie ahead, and one plan is tried at a time."""
    if due <= on:
        raise Refused("The day to look again must lie ahead; {due} does not.", due=due)
    if open_plan(client) is not None:
        raise Refused("A repair is under way already. Say first whether it was kept.")
    plan = RepairPlan(id=new_id, made_on=on, change=change, test=test, agreement=agreement, due=due)
    return client.evolve(repairs=(*client.repairs, plan))


def edit_repair(client: "Client", plan_id: str, **changes: object) -> "Client":
    """Change a repair plan."""
    plan = the(client.repairs, plan_id, "repair plan").evolve(**changes)
    if plan.due <= plan.made_on:
        raise Refused("The day to look again must lie after the plan was made; {due} does not.", due=plan.due)
    return client.evolve(repairs=put(client.repairs, plan))


def judge_repair(client: "Client", plan_id: str, verdict: Verdict, *, on: date, note: str = "") -> "Client":
    """Say how the repair came out."""
    plan = the(client.repairs, plan_id, "repair plan")
    return client.evolve(repairs=put(client.repairs, plan.evolve(verdict=verdict, verdict_on=on, note=note)))


def remove_repair(client: "Client", plan_id: str) -> "Client":
    """Take a repair plan away."""
    return client.evolve(repairs=without(client.repairs, plan_id, "repair plan"))


def open_plan(client: "Client") -> RepairPlan | None:
    """Give the plan that still waits for its verdict."""
    return next((plan for plan in reversed(client.repairs) if plan.verdict is None), None)
