"""The shapes of the workbook's own words: one frozen type per catalogue entry, checked when a file is read."""

from string import Formatter
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from workbook.domain.decision import Cause, Choice, Ending
from workbook.domain.engagement import Kind
from workbook.domain.handover import Gate, Group, Owner
from workbook.domain.rehearsal import Section
from workbook.domain.scorecard import Category, FlagId
from workbook.domain.values import Value

AdviceId = Literal[
    "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A14", "A15",
    "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8",
    "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8",
    "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D13",
    "E1", "E2", "E3", "E4", "E5", "E6",
    "F1", "F2", "F3", "F4",
    "G1", "G2", "G3", "G4",
    "H1", "H2", "H3", "H4",
    "I1", "I2", "I3", "I4", "I5",
    "J1",
    "K1", "K2",
]  # fmt: skip
"""A rule of the advice that the workbook puts to work; `advice.toml` holds each in a few words."""

Talk = Literal["part", "leaves", "fades", "repair"]
"""What a talk is about: one of the endings, or a repair."""

About = Literal["gut", "own-part", "worth", "repair", "contract", "reason", "loss"]
"""What a question before the decision looks into."""

ForEach = Literal[
    "",
    "asset-domain",
    "asset-account",
    "asset-repository",
    "asset-files",
    "asset-licence",
    "asset-hosting",
    "asset-device",
    "asset-document",
    "invoice",
    "deliverable",
]
"""The recorded fact for each of which a handover item is made, with its name in the text; "" made once."""

Cost = Literal["free", "small", "treat"]
"""What a reward costs, roughly."""

PLACEHOLDERS = frozenset({"client", "person", "me", "last_day", "today", "amount_owed", "notice", "reward"})
"""What a talking point may leave for the record to fill in."""

FLAG_TITLE_LIMIT = 28
"""Characters of a flag's title: what a list has room for at 80 columns."""

POINT_TITLE_LIMIT = 40
"""Characters of a talking point's title, beside the script."""

ITEM_LIMIT = 70
"""Characters of a handover item before a name is filled in."""


def placeholders(text: str) -> frozenset[str]:
    """Give the names in braces in `text`; ValueError where a brace stands alone or a name is not plain."""
    names = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"“{{{name}}}” is not a plain placeholder")
        names.add(name)
    return frozenset(names)


def _plain(text: str) -> str:
    if found := placeholders(text):
        raise ValueError(f"no placeholder is filled in here, found {', '.join(sorted(found))}")
    return text


def _spoken(text: str) -> str:
    if unknown := placeholders(text) - PLACEHOLDERS:
        raise ValueError(f"unknown placeholder {', '.join(sorted(unknown))}")
    return text


def _unique(items: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(items)) < len(items):
        raise ValueError("the same word stands there twice")
    return items


_Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]

EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""A stable name in kebab-case; clients keep it, so it never changes."""

Words = Annotated[_Text, AfterValidator(_plain)]
"""One line of text without placeholders."""

Spoken = Annotated[_Text, AfterValidator(_spoken)]
"""One line of text to be said aloud, with the placeholders of PLACEHOLDERS."""

AdviceIds = Annotated[tuple[AdviceId, ...], Field(min_length=1), AfterValidator(_unique)]
FlagIds = Annotated[tuple[FlagId, ...], AfterValidator(_unique)]
Kinds = Annotated[tuple[Kind, ...], AfterValidator(_unique)]
Causes = Annotated[tuple[Cause, ...], AfterValidator(_unique)]
Talks = Annotated[tuple[Talk, ...], Field(min_length=1), AfterValidator(_unique)]
Endings = Annotated[tuple[Ending, ...], Field(min_length=1), AfterValidator(_unique)]
Choices = Annotated[tuple[Choice, ...], Field(min_length=1), AfterValidator(_unique)]


class Advice(Value):
    """One rule of the advice in the workbook's own words, as “why this?” shows it."""

    id: AdviceId
    title: Words
    text: Words


class Entry(Value):
    """What every other entry has: its stable id, and the advice it serves."""

    id: EntryId
    advice: AdviceIds


class Flag(Entry):
    """A red flag: a sign that it may be time.

    `weight` is relative, 1 to 3; `question` can be answered with never, sometimes, often, constantly.
    """

    id: FlagId
    category: Category
    weight: Annotated[int, Field(ge=1, le=3)]
    title: Annotated[Words, Field(max_length=FLAG_TITLE_LIMIT)]
    question: Words
    examples: Annotated[tuple[Words, ...], Field(min_length=2, max_length=4), AfterValidator(_unique)]
    cure: Words
    lesson: Words


class Question(Entry):
    """A question to think about before a decision of one of the `choices`."""

    about: About
    choices: Choices
    text: Words
    hint: Words


class TalkingPoint(Entry):
    """One thing to say in a talk: `title` says what, `text` says it aloud.

    No `causes` or no `kinds` means that it suits any of them.
    """

    section: Section
    endings: Talks
    causes: Causes = ()
    kinds: Kinds = ()
    title: Annotated[Words, Field(max_length=POINT_TITLE_LIMIT)]
    text: Spoken


class Pushback(Entry):
    """What the client may answer, the reply that holds the line, and why that reply works."""

    endings: Talks
    causes: Causes = ()
    title: Annotated[Words, Field(max_length=POINT_TITLE_LIMIT)]
    says: Words
    reply: Words
    hint: Words


class HandoverEntry(Entry):
    """A line of a checklist template; `due` in days from the last working day, negative before it.

    With `for_each` it is made once per such fact and `text` holds {name}; where any such fact is recorded it stands
    in for the general entries named by `instead_of`.
    """

    group: Group
    endings: Endings
    kinds: Kinds = ()
    text: Annotated[_Text, Field(max_length=ITEM_LIMIT)]
    hint: Words
    due: Annotated[int, Field(ge=-60, le=90)]
    owner: Owner
    gate: Gate = ""
    for_each: ForEach = ""
    instead_of: Annotated[tuple[EntryId, ...], AfterValidator(_unique)] = ()

    @model_validator(mode="after")
    def _name_where_one_is_given(self) -> "HandoverEntry":
        wanted = frozenset({"name"}) if self.for_each else frozenset()
        if placeholders(self.text) != wanted:
            raise ValueError("{name} stands in the text exactly where for_each is given, and nothing else in braces")
        if self.instead_of and not self.for_each:
            raise ValueError("instead_of is for entries with for_each")
        return self


class Reward(Entry):
    """Something good to promise oneself for the end."""

    title: Annotated[Words, Field(max_length=POINT_TITLE_LIMIT)]
    text: Words
    cost: Cost


class Clause(Entry):
    """A plain wording for the next contract, and the flags it would have prevented; not legal advice."""

    flags: Annotated[FlagIds, Field(min_length=1)]
    title: Annotated[Words, Field(max_length=POINT_TITLE_LIMIT)]
    text: Words


class IntakeQuestion(Entry):
    """A question to a new client at the start, and the flags it watches for."""

    flags: Annotated[FlagIds, Field(min_length=1)]
    text: Words


class Lesson(Entry):
    """Why it ended, to choose from afterwards; `flags` may have shown it early."""

    title: Annotated[Words, Field(max_length=POINT_TITLE_LIMIT)]
    text: Words
    flags: FlagIds


ADVICE_IDS: tuple[AdviceId, ...] = get_args(AdviceId)
"""The rules of the advice in their order."""
