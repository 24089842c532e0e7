"""Every tone rule finds what its examples say it finds, in every language that has rules."""

from pathlib import Path

import pytest

import workbook.content
from workbook.content.tone import tone_rules
from workbook.domain.errors import NotFound
from workbook.domain.tone import Metric, Rule, check

LANGUAGES = sorted(path.parent.name for path in Path(workbook.content.__path__[0]).glob("*/tone.toml"))
RULES = [(language, rule) for language in LANGUAGES for rule in tone_rules(language).rules]
WITH_LENGTH = [(language, rule) for language, rule in RULES if isinstance(rule, Metric)]
MATCHES = [(language, rule, text) for language, rule in RULES for text in rule.match]
PASSES = [(language, rule, text) for language, rule in RULES for text in rule.passes]


def named(language: str, rule: Rule, text: str) -> set[str]:
    alone = tone_rules(language).evolve(rules=(rule,))
    return {finding.rule for finding in check(text, alone)}


@pytest.mark.parametrize(("language", "rule", "text"), MATCHES)
def test_a_rule_finds_what_it_must_find(language: str, rule: Rule, text: str) -> None:
    assert named(language, rule, text) == {rule.id}


@pytest.mark.parametrize(("language", "rule", "text"), PASSES)
def test_a_rule_leaves_alone_what_it_must_leave_alone(language: str, rule: Rule, text: str) -> None:
    assert named(language, rule, text) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ids_of_a_language_are_its_own(language: str) -> None:
    ids = [rule.id for rule in tone_rules(language).rules]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("language", "rule"), [(language, rule) for language, rule in RULES if rule.kind != "metric"])
def test_every_rule_shows_what_it_finds_and_what_it_leaves_alone(language: str, rule: Rule) -> None:
    assert rule.match
    assert rule.passes


@pytest.mark.parametrize(("language", "rule"), WITH_LENGTH)
def test_a_limit_is_met_by_a_long_text_alone(language: str, rule: Metric) -> None:
    assert named(language, rule, "word " * 3000) == {rule.id}
    assert named(language, rule, "word") == set()


def test_a_language_without_rules_is_named() -> None:
    with pytest.raises(NotFound, match="xx"):
        tone_rules("xx")
    with pytest.raises(NotFound):
        tone_rules("../en")
