"""A few frames as they should look, so that nothing alters them unseen: `pytest --snapshot-update` renews them."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.fakes import a_book
from tests.tui.steps import SMALL, WIDE, desk
from workbook.sample import sample_clients

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("client", "keys", "size"),
    [
        pytest.param("Acme", "2", SMALL, id="scorecard"),
        pytest.param("Acme", "2", WIDE, id="scorecard-wide"),
        pytest.param("Blue Fox", "3", SMALL, id="decision"),
        pytest.param("Grand", "5", SMALL, id="handover"),
        pytest.param("Acme", "t", SMALL, id="agenda"),
    ],
)
async def test_the_frame_looks_as_it_did(
    client: str, keys: str, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with desk(a_book(*sample_clients(DAY), today=DAY), size=size) as here:
        await here.open(client)
        await here.press(*keys)
        assert here.text() == snapshot
