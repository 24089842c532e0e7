"""The tone rules keep their word on sentences that they were not written for, in every language that has a corpus."""

import pytest

from tests.content.measure_tone import PARTS, languages, measure, report, scripts
from workbook.content.tone import tone_rules
from workbook.domain.tone import check


@pytest.mark.parametrize("language", languages())
def test_nine_of_ten_faulty_sentences_are_named_by_their_family(language: str) -> None:
    assert measure(language, "measure").right >= 0.9


@pytest.mark.parametrize("language", languages())
def test_fewer_than_one_clean_sentence_in_twenty_is_marked(language: str) -> None:
    assert measure(language, "measure").false < 0.05


@pytest.mark.parametrize("language", languages())
def test_no_good_script_has_an_error(language: str) -> None:
    good = scripts(language)
    assert len(good) >= 15
    assert {name: found for name, found in good.items() if found} == {}


@pytest.mark.parametrize("language", languages())
def test_the_corpus_is_large_enough_to_say_something(language: str) -> None:
    figures = [measure(language, part) for part in PARTS]
    assert sum(one.faulty.total() for one in figures) >= 300
    assert all(one.clean >= 100 and one.faulty.total() >= 100 for one in figures)


@pytest.mark.parametrize("language", languages())
def test_the_report_names_every_family_that_was_counted(language: str) -> None:
    text = "\n".join(report(language))
    assert all(family in text for family in measure(language, "measure").faulty)


def test_typed_apostrophes_and_line_breaks_change_nothing() -> None:
    rules = tone_rules("en")
    typed = "I don't think you're serious. You never pay on time. I'm breaking up with you."
    set_ = typed.replace("'", "’").replace("pay on", "pay\non").replace("up with", "up\n  with")
    assert [one.rule for one in check(set_, rules)] == [one.rule for one in check(typed, rules)]
