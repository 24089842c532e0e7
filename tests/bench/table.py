"""One figure of the benchmarks: a ratio of two things measured in turns in the same run, and the goal it has."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured against what, the ratio, and the most it may be."""

    name: str
    ratio: float
    goal: float
    detail: str

    @property
    def holds(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.goal


def environment(**more: str) -> dict[str, str]:
    """Give the environment for a program that is measured: it keeps its compiled modules, as installed ones do."""
    usual = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**usual, **more}


def in_turns(calls: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    """Give the seconds of every call, taken in turns so that a busy machine weighs on all alike."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for times, call in zip(taken, calls, strict=True):
            times.append(call())
    return taken


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Give the median of the ratios, pair by pair."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def milliseconds(times: Sequence[float]) -> str:
    """Give the median as milliseconds."""
    return f"{median(times) * 1000:.1f} ms"


def written(figures: Sequence[Figure]) -> str:
    """Give the figures as a table."""
    rows = [f"{'what':<46} {'ratio':>6} {'goal':>6}  holds"]
    for figure in figures:
        rows.append(f"{figure.name:<46} {figure.ratio:>6.2f} {figure.goal:>6.2f}  {'yes' if figure.holds else 'NO'}")
        rows.append(f"    {figure.detail}")
    return "\n".join(rows)
