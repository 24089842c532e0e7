"""Whatever a person does in whatever order, the book holds what a plain list of states would hold."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.clients import fresh
from tests.storage.books import MOMENT, closed, note, reopened, temporary, to_name, to_notes
from workbook.domain.client import Client
from workbook.domain.errors import Refused
from workbook.storage.repository import TinyStore

IDS = ("ada", "beta")

texts = st.text(min_size=1, max_size=20)


class Model:
    """The states of one client, where it stands in them, and whether it was deleted."""

    def __init__(self, client: Client) -> None:
        self.states = [client]
        self.keys = [""]
        self.at = 0
        self.deleted = False

    @property
    def client(self) -> Client:
        """The client as it stands."""
        return self.states[self.at]

    def change(self, client: Client, key: str = "") -> None:
        """Make a change; with the key of the one before, it becomes one with it."""
        if client == self.client:
            return
        undone = self.at < len(self.states) - 1
        del self.states[self.at + 1 :], self.keys[self.at + 1 :]
        if key and self.keys[-1] == key and not undone:
            self.states[-1] = client
            if len(self.states) > 1 and self.states[-2] == client:
                self.states.pop()
                self.keys.pop()
        else:
            self.states.append(client)
            self.keys.append(key)
        self.at = len(self.states) - 1


class BookMachine(RuleBasedStateMachine):
    """Two clients, changed by one or two windows."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.store = TinyStore(self.root)
        self.models: dict[str, Model] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def living(self, client_id: str) -> Model | None:
        """Give the model of a client that is there."""
        model = self.models.get(client_id)
        return None if model is None or model.deleted else model

    @rule(client_id=st.sampled_from(IDS))
    def create(self, client_id: str) -> None:
        client = fresh(client_id=client_id)
        if client_id in self.models:
            with pytest.raises(Refused):
                self.store.create(client, note("add"))
        else:
            self.store.create(client, note("add"))
            self.models[client_id] = Model(client)

    @precondition(lambda self: self.models)
    @rule(client_id=st.sampled_from(IDS), text=texts)
    def write(self, client_id: str, text: str) -> None:
        model = self.living(client_id)
        if model:
            self.store.change(client_id, to_notes(text), note("write_notes"))
            model.change(to_notes(text)(model.client))

    @precondition(lambda self: self.models)
    @rule(client_id=st.sampled_from(IDS), number=st.integers(0, 3))
    def number(self, client_id: str, number: int) -> None:
        model = self.living(client_id)
        if model:
            self.store.change(client_id, to_name(f"Client {number}"), note())
            model.change(to_name(f"Client {number}")(model.client))

    @precondition(lambda self: self.models)
    @rule(client_id=st.sampled_from(IDS), text=texts, key=st.sampled_from(["one", "two"]))
    def type_text(self, client_id: str, text: str, key: str) -> None:
        model = self.living(client_id)
        if model:
            self.store.change(client_id, to_notes(text), note("write_notes", merge_key=key))
            model.change(to_notes(text)(model.client), key)

    @precondition(lambda self: self.models)
    @rule(client_id=st.sampled_from(IDS), close=st.booleans())
    def archive(self, client_id: str, close: bool) -> None:
        model = self.living(client_id)
        verb = closed if close else reopened
        if model:
            self.store.change(client_id, verb, note("close"))
            model.change(verb(model.client))

    @precondition(lambda self: self.models)
    @rule(client_id=st.sampled_from(IDS), times=st.integers(1, 30))
    def undo(self, client_id: str, times: int) -> None:
        model = self.living(client_id)
        for _ in range(min(times, model.at) if model else 0):
            assert model
            self.store.undo(client_id, MOMENT)
            model.at -= 1

    @precondition(lambda self: self.models)
    @rule(client_id=st.sampled_from(IDS), times=st.integers(1, 30))
    def redo(self, client_id: str, times: int) -> None:
        model = self.living(client_id)
        for _ in range(min(times, len(model.states) - 1 - model.at) if model else 0):
            assert model
            self.store.redo(client_id, MOMENT)
            model.at += 1

    @precondition(lambda self: self.models)
    @rule(client_id=st.sampled_from(IDS), data=st.data())
    def go_back(self, client_id: str, data: st.DataObject) -> None:
        model = self.living(client_id)
        if model:
            entries = [entry for entry in self.store.history(client_id) if not entry.undone][::-1]
            assert len(entries) == model.at + 1
            number = data.draw(st.integers(0, model.at))
            self.store.go_back(client_id, entries[number].sequence, note("go_back"))
            model.change(model.states[number])

    @precondition(lambda self: self.models)
    @rule(client_id=st.sampled_from(IDS))
    def delete_or_bring_back(self, client_id: str) -> None:
        model = self.models.get(client_id)
        if model and model.deleted:
            self.store.undelete(client_id)
        elif model:
            self.store.delete(client_id, MOMENT)
        if model:
            model.deleted = not model.deleted

    @rule()
    def reopen(self) -> None:
        self.store = TinyStore(self.root)

    @rule()
    def lose_the_index(self) -> None:
        (self.root / "index.jsonl").unlink(missing_ok=True)

    @invariant()
    def the_book_holds_what_the_model_holds(self) -> None:
        living = {key: model.client for key, model in self.models.items() if not model.deleted}
        assert {key: self.store.load(key).client for key in living} == living
        listed = {line.id: line.summary.name for line in self.store.listed() if line.summary}
        assert listed == {key: client.name for key, client in living.items()}
        assert {gone.id for gone in self.store.trash()} == {key for key, m in self.models.items() if m.deleted}
        assert temporary(self.root) == []


TestBook = BookMachine.TestCase
TestBook.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
