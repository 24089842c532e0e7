"""A client leaves as a file and comes back the same; what is no such file is said in one sentence."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption

from tests.clients import fresh, judged, parting
from tests.exchange.shapes import values
from tests.fakes import TODAY
from workbook.domain.client import Client, set_contact
from workbook.domain.errors import NewerFormat, Refused, Unreadable, WorkbookError
from workbook.exchange.client_json import SIZE_LIMIT, read_client, schema, write_client
from workbook.exchange.redaction import redacted
from workbook.sample import sample_clients

EVERY = [fresh(), judged(), parting(), *sample_clients(TODAY)]


def documents() -> st.SearchStrategy[dict[str, Any]]:
    whole = schema()
    return values(whole, whole["$defs"])


def one_sentence(error: WorkbookError) -> str:
    said = str(error)
    assert "\n" not in said
    assert len(said) < 400
    assert "pydantic" not in said
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("client", EVERY, ids=lambda client: str(client.id))
def test_a_client_comes_back_the_same_and_is_written_in_the_same_bytes(client: Client) -> None:
    text = write_client(client)
    assert read_client(text) == client
    assert write_client(read_client(text.encode())) == text


@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(documents())
def test_any_client_the_schema_allows_round_trips_or_is_refused_in_a_sentence(document: dict[str, Any]) -> None:
    try:
        client = read_client(json.dumps(document))
    except (Refused, Unreadable) as error:
        one_sentence(error)
        raise UnsatisfiedAssumption from error
    text = write_client(client)
    assert text.encode()
    assert write_client(read_client(text)) == text
    assert read_client(text) == client


def test_the_file_is_utf8_with_the_format_first_and_a_newline_at_the_end() -> None:
    text = write_client(sample_clients(TODAY)[4])
    assert text.startswith('{\n  "format": "workbook-client",\n  "version": 1,\n  "client": {\n    "id": "ada",\n')
    assert text.endswith("}\n")
    assert "Ада Студио" in text


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert read_client(b"\xef\xbb\xbf" + write_client(judged()).encode()) == judged()


def test_what_the_schema_asks_for_is_what_is_written() -> None:
    whole = schema()
    written = json.loads(write_client(parting()))
    assert written.keys() == whole["properties"].keys()
    assert written["client"].keys() == whole["$defs"]["Client"]["properties"].keys()
    assert set(whole["$defs"]["Client"]["required"]) == {"id", "name", "created"}


def changed(**changes: object) -> str:
    document = json.loads(write_client(judged()))
    return json.dumps({**document, **changes})


def client_with(change: Callable[[dict[str, Any]], object]) -> str:
    document = json.loads(write_client(parting()))
    change(document["client"])
    return json.dumps(document)


NEWER = changed(version=2)
FILES = {
    "nothing": "",
    "no JSON": "hello",
    "cut off": write_client(judged())[:400],
    "a list": "[]",
    "a number": "1",
    "null": "null",
    "other JSON": '{"a": 1}',
    "another format": changed(format="something"),
    "no version": changed(version=None),
    "version true": changed(version=True),
    "version 0": changed(version=0),
    "version text": changed(version="1"),
    "no client": changed(client=None),
    "a list for a client": changed(client=[]),
    "an empty client": changed(client={}),
    "an unknown field": client_with(lambda c: c.update(colour="red")),
    "an empty name": client_with(lambda c: c.update(name=" ")),
    "a name of 10,000 characters": client_with(lambda c: c.update(name="x" * 10_000)),
    "a path for an id": client_with(lambda c: c.update(id="../../etc/passwd")),
    "an empty id": client_with(lambda c: c.update(id="")),
    "a number for a name": client_with(lambda c: c.update(name=7)),
    "a rating of 9": client_with(lambda c: c["scorecard"]["ratings"].update(abuse=9)),
    "an unknown flag": client_with(lambda c: c["scorecard"]["ratings"].update(laziness=1)),
    "a day that does not exist": client_with(lambda c: c.update(created="2026-02-30")),
    "a day out of reach": client_with(lambda c: c.update(created="9999-12-31")),
    "a day as a huge number": client_with(lambda c: c.update(created=10**30)),
    "a currency that is none": client_with(lambda c: c["engagement"].update(currency="EURO")),
    "deep nesting": "[" * 100_000,
    "a number of 5,000 digits": '{"version": ' + "9" * 5_000 + "}",
    "infinity": changed(version=float("inf")),
    "not a number": client_with(lambda c: c["engagement"].update(rate=float("nan"))),
    "control characters": "\x1b[2J\x00",
}  # fmt: skip


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
def test_what_is_no_client_is_said_in_one_sentence(text: str) -> None:
    for given_as in (text, text.encode()):
        with pytest.raises((Unreadable, Refused)) as caught:
            read_client(given_as)
        one_sentence(caught.value)


def test_a_newer_file_asks_for_a_newer_workbook() -> None:
    with pytest.raises(NewerFormat, match="Update the workbook"):
        read_client(NEWER)


def test_bytes_that_are_no_text_and_files_that_are_far_too_large_are_refused() -> None:
    with pytest.raises(Unreadable, match="UTF-8"):
        read_client(b"\xff\xfe\x00")
    with pytest.raises(Unreadable, match="larger than 64 MB"):
        read_client(b" " * (SIZE_LIMIT + 1))


def test_the_place_of_a_wrong_value_is_named() -> None:
    with pytest.raises(Unreadable, match=r"scorecard\.ratings\.abuse"):
        read_client(FILES["a rating of 9"])


SOURCE = write_client(parting()).encode()


@settings(max_examples=300)
@given(st.integers(0, len(SOURCE) - 1), st.integers(0, 40), st.binary(max_size=8))
def test_a_damaged_file_never_ends_in_a_traceback(at: int, gone: int, put: bytes) -> None:
    try:
        client = read_client(SOURCE[:at] + put + SOURCE[at + gone :])
    except WorkbookError as error:
        one_sentence(error)
    else:
        assert write_client(client).encode()


FOREIGN: list[object] = [None, True, -1, 10**40, 1e308, "", "x", [], {}, [[]], {"id": 1}, "\ud800"]


@settings(max_examples=300)
@given(st.data())
def test_a_file_with_a_foreign_value_anywhere_never_ends_in_a_traceback(data: st.DataObject) -> None:
    document = json.loads(SOURCE)
    places = list(_places(document["client"]))
    holder, key = data.draw(st.sampled_from(places))
    holder[key] = data.draw(st.sampled_from(FOREIGN))
    try:
        client = read_client(json.dumps(document))
    except WorkbookError as error:
        one_sentence(error)
    else:
        assert write_client(read_client(write_client(client))).encode() == write_client(client).encode()


def _places(value: object) -> Iterator[tuple[Any, Any]]:
    """Give every place in a JSON value, as what holds it and its key or index there."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from _places(inner)


SECRETS = ("Berg", "berg@acme.example", "Invoice 14", "joke", "Getting worse", "talk down", "Acme")


def test_a_redacted_client_holds_no_word_that_somebody_wrote_but_every_figure_and_day() -> None:
    client = set_contact(parting(), address="Chausseestraße 8", phone="+49 30 5550 142")
    text = write_client(redacted(client))
    for secret in (*SECRETS, "Chausseestraße", "5550"):
        assert secret not in text
    shown = read_client(text)
    assert shown.name == "Client acme"
    assert shown.scorecard.ratings == client.scorecard.ratings
    assert [o.on for o in shown.scorecard.observations] == [o.on for o in client.scorecard.observations]
    assert [item.source for item in shown.handover.items] == [item.source for item in client.handover.items]
    assert shown.handover.last_day == client.handover.last_day


@pytest.mark.parametrize("client", EVERY, ids=lambda client: str(client.id))
def test_every_client_can_be_redacted(client: Client) -> None:
    shown = write_client(redacted(client))
    for review in client.scorecard.reviews:
        assert not review.note or review.note not in shown
