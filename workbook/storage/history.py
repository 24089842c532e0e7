"""The changes of a client that can be taken back and made again.

A trail is the remembered changes, oldest first: those that stand, then those that were undone. A change that
stands carries the delta back to the state before it; one that was undone carries the delta forward again. So
each change is kept once, and undoing one turns its delta round.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from workbook.domain.changes import Changed, ChangeNote, HistoryEntry
from workbook.domain.errors import Refused
from workbook.storage.delta import Delta, apply, checksum, difference, leaves, same
from workbook.storage.plain_json import Json, JsonObject

REMEMBERED = 200
"""Changes of a client that are remembered."""

REMEMBERED_BYTES = 1024 * 1024
"""Bytes of remembered changes beyond which the oldest are forgotten; ALWAYS_REMEMBERED of them stay."""

ALWAYS_REMEMBERED = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One remembered change, around the JSON that is stored of it."""

    sequence: int
    """The revision of the client that the change produced; the id of its document."""
    data: JsonObject

    @classmethod
    def made(cls, sequence: int, note: ChangeNote, delta: Delta, other_side: int) -> Self:
        """Give the entry of a change that stands: `delta` leads to the state before it, whose checksum is given.

        The first change of all leads to null.
        """
        data: JsonObject = {"verb": note.verb, "about": note.about, "moment": note.moment.isoformat()}
        if note.merge_key:
            data["merge_key"] = note.merge_key
        return cls(sequence, {**data, "delta": delta, "other_side": other_side})

    @classmethod
    def read(cls, sequence: int, data: JsonObject) -> Self:
        """Take what was stored; KeyError, TypeError or ValueError where it is no such entry."""
        entry = cls(sequence, data)
        if not (isinstance(data["delta"], dict) and isinstance(data["other_side"], int) and entry.note.moment.tzinfo):
            raise ValueError("not an entry of a history")
        return entry

    @property
    def note(self) -> ChangeNote:
        """What was said of the change."""
        data = self.data
        moment = datetime.fromisoformat(data["moment"])
        return ChangeNote(str(data["verb"]), str(data["about"]), moment, self.merge_key)

    @property
    def merge_key(self) -> str:
        """What the change shares with those that count as one with it; empty: nothing."""
        return str(self.data.get("merge_key", ""))

    @property
    def delta(self) -> Delta:
        """What leads to the state on the other side of the change."""
        delta: Delta = self.data["delta"]
        return delta

    @property
    def other_side(self) -> int:
        """The checksum of that state."""
        checked: int = self.data["other_side"]
        return checked

    @property
    def undone(self) -> bool:
        """Whether the change was undone, so that the other side is the state after it."""
        return self.data.get("undone") is True

    @property
    def leads_to_nothing(self) -> bool:
        """Whether this is the first change of all, before which there was no client."""
        return self.delta == {"=": None}

    def turned(self, delta: Delta, other_side: int) -> Self:
        """Give the entry as it is on the other side of the change."""
        data = {**self.data, "delta": delta, "other_side": other_side}
        if data.pop("undone", False) is False:
            data["undone"] = True
        return type(self)(self.sequence, data)


Trail = tuple[Entry, ...]

Check = Callable[[Json], int]
"""Gives the checksum of a state."""


def standing(trail: Trail) -> Trail:
    """Give the changes that were not undone."""
    return tuple(entry for entry in trail if not entry.undone)


def undone(trail: Trail) -> Trail:
    """Give the changes that can be made again, the next one first."""
    return tuple(entry for entry in trail if entry.undone)


def record(
    trail: Trail, before: Json, after: Json, sequence: int, note: ChangeNote, *, check: Check = checksum
) -> Trail:
    """Give the trail with one more change; what had been undone can no longer be made again.

    `check` may be a quicker way to the checksum.

    A change with the merge key of the one before it becomes one with it, unless something was undone between.
    """
    done = standing(trail)
    if done and note.merge_key and done[-1].merge_key == note.merge_key and not undone(trail):
        with suppress(Refused):
            before = other_side(done[-1], before, check)
            done = done[:-1]
        if same(before, after):
            return done
    return (*done, Entry.made(sequence, note, difference(after, before), check(before)))


def step_back(trail: Trail, state: Json) -> tuple[Trail, Json, Entry]:
    """Undo the last change that stands: give the trail, the state before it and the entry; Refused without one."""
    done = standing(trail)
    if not done:
        raise Refused("There is nothing left to undo.")
    turned, before = _turned(done[-1], state)
    return (*done[:-1], turned, *undone(trail)), before, turned


def step_forward(trail: Trail, state: Json) -> tuple[Trail, Json, Entry]:
    """Make the change again that was undone last: give the trail, the state after it and the entry."""
    ahead = undone(trail)
    if not ahead:
        raise Refused("There is nothing to make again.")
    turned, after = _turned(ahead[0], state)
    return (*standing(trail), turned, *ahead[1:]), after, turned


def state_after(trail: Trail, state: Json, sequence: int) -> Json:
    """Give the state right after the change `sequence`; Refused where it is not remembered."""
    for entry, here, _ in _walk(standing(trail)[::-1], state):
        if entry.sequence == sequence:
            return here
    for entry, _, there in _walk(undone(trail), state):
        if entry.sequence == sequence:
            return there
    raise Refused("That change is no longer remembered, so there is no way back to it.")


def told(trail: Trail, state: Json) -> list[HistoryEntry]:
    """Give the changes newest first, each with the places it touched; those that do not fit `state` are left out."""
    ahead = [_told(entry, here, there) for entry, here, there in _walk(undone(trail), state)]
    back = [_told(entry, there, here) for entry, here, there in _walk(standing(trail)[::-1], state)]
    return [*reversed(ahead), *back]


def _walk(entries: Trail, here: Json) -> Iterator[tuple[Entry, Json, Json]]:
    """Go from state to state as long as the changes fit: each entry with the states on this and on its other side."""
    for entry in entries:
        try:
            there = other_side(entry, here)
        except Refused:
            return
        yield entry, here, there
        here = there


def newest(trail: Trail) -> Trail:
    """Give the newest changes, as many as are remembered."""
    kept = trail[-REMEMBERED:]
    while len(kept) > ALWAYS_REMEMBERED and sum(map(weight, kept)) > REMEMBERED_BYTES:
        kept = kept[-max(ALWAYS_REMEMBERED, len(kept) * 3 // 4) :]
    return kept


def weight(entry: Entry) -> int:
    """Give about how many bytes an entry takes."""
    return len(str(entry.data))


def other_side(entry: Entry, state: Json, check: Check = checksum) -> Json:
    """Give the state on the other side of a change; Refused where the change does not belong to `state`."""
    try:
        other = apply(state, entry.delta)
    except ValueError as error:
        raise _does_not_fit() from error
    if check(other) != entry.other_side:
        raise _does_not_fit()
    return other


def _turned(entry: Entry, state: Json) -> tuple[Entry, Json]:
    other = other_side(entry, state)
    return entry.turned(difference(other, state), checksum(state)), other


def _does_not_fit() -> Refused:
    return Refused(
        "This client was changed by another program or copied from elsewhere, so the older changes no longer fit. "
        "Nothing was undone; a backup may hold what you look for."
    )


def _told(entry: Entry, before: Json, after: Json) -> HistoryEntry:
    touched = leaves(before, after) if before is not None else []
    changes = tuple(Changed(path, was, now) for path, was, now in touched)
    return HistoryEntry(entry.sequence, entry.note, changes, entry.undone)
