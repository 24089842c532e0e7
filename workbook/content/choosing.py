"""Picks what suits a case from the content: pure functions, in the order of the catalogues."""

from collections.abc import Collection
from typing import TypeVar

from workbook.content.loader import Content
from workbook.content.types import (
    Clause,
    HandoverEntry,
    IntakeQuestion,
    Lesson,
    Pushback,
    Question,
    Talk,
    TalkingPoint,
)
from workbook.domain.decision import Cause, Choice, Ending
from workbook.domain.engagement import Kind
from workbook.domain.scorecard import FlagId

E = TypeVar("E", Clause, IntakeQuestion)


def questions_for(content: Content, choice: Choice) -> tuple[Question, ...]:
    """Give the questions to think about before `choice`."""
    return tuple(question for question in content.questions if choice in question.choices)


def points_for(content: Content, ending: Talk, cause: Cause | None, kind: Kind) -> tuple[TalkingPoint, ...]:
    """Give the talking points for a talk about `ending`.

    Those for a cause or a kind of engagement are left out where it is another one; without a cause, the points that
    suit any remain.
    """
    return tuple(
        point
        for point in content.talking_points
        if ending in point.endings
        and (not point.causes or cause in point.causes)
        and (not point.kinds or kind in point.kinds)
    )


def pushbacks_for(content: Content, ending: Talk, cause: Cause | None) -> tuple[Pushback, ...]:
    """Give what the client may answer in a talk about `ending`; without a cause, the pushbacks that suit any."""
    return tuple(
        pushback
        for pushback in content.pushbacks
        if ending in pushback.endings and (not pushback.causes or cause in pushback.causes)
    )


def handover_for(content: Content, ending: Ending, kind: Kind) -> tuple[HandoverEntry, ...]:
    """Give the checklist template for an ending of an engagement, general entries and those made per fact."""
    return tuple(
        entry for entry in content.handover if ending in entry.endings and (not entry.kinds or kind in entry.kinds)
    )


def clauses_for(content: Content, flags: Collection[FlagId]) -> tuple[Clause, ...]:
    """Give the clauses that would have prevented any of `flags`, those that prevent most of them first."""
    return _by_flags(content.clauses, flags)


def intake_for(content: Content, flags: Collection[FlagId]) -> tuple[IntakeQuestion, ...]:
    """Give the questions to a new client that watch for any of `flags`, those that watch for most of them first."""
    return _by_flags(content.intake, flags)


def lessons_for(content: Content, flags: Collection[FlagId]) -> tuple[Lesson, ...]:
    """Give all lessons, those that most of `flags` speak for first."""
    wanted = frozenset(flags)
    return tuple(sorted(content.lessons, key=lambda lesson: -len(wanted.intersection(lesson.flags))))


def _by_flags(entries: tuple[E, ...], flags: Collection[FlagId]) -> tuple[E, ...]:
    wanted = frozenset(flags)
    hits = [(len(wanted.intersection(entry.flags)), entry) for entry in entries]
    return tuple(entry for count, entry in sorted(hits, key=lambda hit: -hit[0]) if count)
