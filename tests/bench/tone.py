"""What the tone check costs: it grows as the text does, and a keystroke costs what changed."""

from pathlib import Path
from time import perf_counter

from tests.bench.table import Figure, in_turns, milliseconds, ratio
from workbook.content.tone import tone_rules
from workbook.domain.tone import Checker, check

ROUNDS = 5
SCRIPT = "We agreed on {n} rounds of changes, and the last page took {n} more. You have always paid on time. "


def figures(_folder: Path) -> list[Figure]:
    """Measure a text against one four times as long, plain and hostile, and a keystroke against a whole check."""
    plain = "".join(SCRIPT.format(n=n) for n in range(2000))
    return [
        grows("a script four times as long", plain),
        grows("hostile text four times as long", "you " * 8000),
        typed(),
    ]


def grows(name: str, text: str) -> Figure:
    """Check the whole text and its first quarter; linear growth gives 4."""
    rules = tone_rules("en")
    check("", rules)
    long, short = in_turns([lambda: timed(text), lambda: timed(text[: len(text) // 4])], ROUNDS)
    return Figure(f"tone: {name}", ratio(long, short), 4 * 1.3, f"{milliseconds(long)} against {milliseconds(short)}")


def typed() -> Figure:
    """Type one letter into a script of 300 words, against checking it afresh."""
    script = "".join(SCRIPT.format(n=n) for n in range(15))
    checker = Checker(tone_rules("en"))
    checker.check(script)

    def keystroke() -> float:
        start = perf_counter()
        checker.check(script + "x")
        taken = perf_counter() - start
        checker.check(script)
        return taken

    key, whole = in_turns([keystroke, lambda: timed(script)], ROUNDS * 4)
    return Figure(
        "tone: a keystroke in 300 words", ratio(key, whole), 0.5, f"{milliseconds(key)} of {milliseconds(whole)}"
    )


def timed(text: str) -> float:
    """Give the seconds that a fresh check of `text` takes."""
    start = perf_counter()
    check(text, tone_rules("en"))
    return perf_counter() - start
