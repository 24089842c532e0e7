"""Makes the pictures in screenshots/ from the sample book: `python -m tests.make_screenshots`."""

import asyncio
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.fakes import a_book
from tests.tui.steps import SMALL, WIDE, desk
from workbook.sample import sample_clients

FOLDER = Path(__file__).parent.parent / "screenshots"
DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Picture:
    """One picture: its name, whose page is open, the keys pressed, and how large the window is."""

    name: str
    client: str
    keys: tuple[str, ...]
    size: tuple[int, int] = SMALL
    theme: str = "workbook-dark"


PICTURES = (
    Picture("welcome", "", ()),
    Picture("facts", "Blue Fox", ("1",)),
    Picture("scorecard", "Acme", ("2", "j")),
    Picture("scorecard-wide", "Acme", ("2", "j"), WIDE, "workbook-light"),
    Picture("decision", "Blue Fox", ("3",)),
    Picture("rehearsal", "Acme", ("4",)),
    Picture("rehearsal-wide", "Acme", ("4",), WIDE),
    Picture("handover", "Grand", ("5",)),
    Picture("handover-wide", "Grand", ("5",), WIDE, "workbook-light"),
    Picture("reward", "Villa", ("6",)),
    Picture("completion", "Villa", ("6", "enter"), WIDE),
    Picture("what-if", "Acme", ("3", "i"), WIDE),
    Picture("money", "Blue Fox", ("1", "m"), WIDE, "workbook-light"),
    Picture("agenda", "Acme", ("t",)),
    Picture("help", "Acme", ("2", "question_mark")),
)


async def take(picture: Picture) -> None:
    """Take one picture."""
    clients = sample_clients(DAY) if picture.client else ()
    async with desk(a_book(*clients, today=DAY), size=picture.size) as here:
        here.app.theme = picture.theme
        if picture.client:
            await here.open(picture.client)
        await here.press(*picture.keys)
        await here.settle()
        here.app.save_screenshot(f"{picture.name}.svg", str(FOLDER))


async def take_all(names: list[str]) -> None:
    """Take the pictures named, or all."""
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        if not names or picture.name in names:
            await take(picture)


if __name__ == "__main__":
    asyncio.run(take_all(sys.argv[1:]))
