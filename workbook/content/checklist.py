"""Makes the items of a handover from the checklist templates and the facts that are recorded."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from workbook.content.choosing import handover_for
from workbook.content.loader import Content
from workbook.content.types import HandoverEntry
from workbook.domain.decision import Ending
from workbook.domain.engagement import Kind
from workbook.domain.handover import Item
from workbook.domain.text import clean_line

if TYPE_CHECKING:
    from workbook.domain.client import Client

NAME_LIMIT = 200
"""Characters of a fact's name that an item's text has room for."""


def checklist(
    words: Content, ending: Ending, kind: Kind, facts: Mapping[str, Sequence[str]] | None = None
) -> tuple[Item, ...]:
    """Give the items for an ending of an engagement, in the catalogue's order.

    `facts` gives the names of what is recorded, by the template's `for_each` ("asset-domain": ["acme.example"]):
    an item is made for each, and the general items it stands in for are left out. The id of a general item is that
    of its entry; one made for a fact adds a digest of the name, so that it is the same whenever it is made again.
    """
    named = {sort: _names(names) for sort, names in (facts or {}).items()}
    entries = handover_for(words, ending, kind)
    replaced = {target for entry in entries if named.get(entry.for_each) for target in entry.instead_of}
    items: list[Item] = []
    for entry in entries:
        if entry.for_each:
            items += [_named_item(entry, name) for name in named.get(entry.for_each, ())]
        elif entry.id not in replaced:
            items.append(_item(entry, entry.id, entry.text))
    return tuple(items)


def checklist_for(words: Content, client: "Client", ending: Ending) -> tuple[Item, ...]:
    """Give the items for an ending with `client`, as its engagement and its recorded facts ask for them."""
    unpaid = [invoice.number or invoice.issued.isoformat() for invoice in client.money.invoices
              if invoice.outstanding(date.max) > 0]  # fmt: skip
    return checklist(words, ending, client.engagement.kind, {"invoice": unpaid})


def _names(names: Sequence[str]) -> tuple[str, ...]:
    """Give the names cleaned, each once, without empty ones."""
    return tuple(dict.fromkeys(name for name in map(clean_line, names) if name))


def _named_item(entry: HandoverEntry, name: str) -> Item:
    digest = sha256(name.encode()).hexdigest()[:8]
    shown = name if len(name) <= NAME_LIMIT else name[: NAME_LIMIT - 1] + "…"
    return _item(entry, f"{entry.id}-{digest}", entry.text.format(name=shown))


def _item(entry: HandoverEntry, item_id: str, text: str) -> Item:
    return Item(
        id=item_id,
        group=entry.group,
        text=text,
        hint=entry.hint,
        offset=entry.due,
        owner=entry.owner,
        gate=entry.gate,
        source=entry.id,
    )
