"""What a writer gets from the tone checker: exact places, every time, on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.tone import (
    Checker,
    Cooccurrence,
    Existence,
    Finding,
    Metric,
    Missing,
    Repetition,
    Rule,
    Substitution,
    ToneRules,
    check,
    is_ready,
    mend,
)

ABOUT = {"message": "Why.", "suggestion": "How.", "advice": ("D6",)}


def rules_of(*rules: Rule) -> ToneRules:
    return ToneRules(
        language="en",
        words=(("always", ("always", "never", "all the time")), ("good", ("paid", "kind", "fair"))),
        contractions=(("*n't", "not"), ("*'re", "are"), ("*'ve", "have"), ("won't", "will not")),
        abbreviations=("Mr",),
        rules=rules,
    )


def existence(**fields: object) -> Existence:
    return Existence.model_validate({"id": "one", "family": "blame", "level": "error", **ABOUT, **fields})


BLAME = existence(phrases=("you [are|have] {always}",), **{"except": ("you have always {good}",)})
SORRY = Repetition(
    id="sorry", family="apology", level="warning", kind="repetition", phrases=("sorry",), limit=1, **ABOUT
)
THANKS = Missing(
    id="thanks", family="missing", level="warning", kind="missing", phrases=("thank+",), least_words=3, **ABOUT
)
SWAP = Substitution(
    id="swap", family="forbidden", level="error", kind="substitution", swap=(("fire you", "end our work"),), **ABOUT
)
LOUD = existence(id="loud", family="texting", regex=("!{2,}",), replacement="!")
LONG = Metric(id="long", family="length", level="warning", kind="metric", metric="seconds", limit=60, **ABOUT)
SENTENCE = Metric(
    id="sentence", family="length", level="hint", kind="metric", metric="sentence-words", limit=8, **ABOUT
)
MEETING = Cooccurrence(
    id="meeting",
    family="blame",
    level="warning",
    kind="cooccurrence",
    groups=(("you", "your"), ("fault", "mess")),
    within=8,
    **ABOUT,
)
ALL = rules_of(BLAME, SORRY, THANKS, SWAP, LOUD, LONG, SENTENCE, MEETING)


def found(text: str, *rules: Rule) -> list[str]:
    return [finding.text for finding in check(text, rules_of(*rules))]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("You always stall.", "You always"),
        ("Well, you’re never on time.", "you’re never"),
        ("you\nalways stall", "you\nalways"),
        ("YOU HAVE NEVER called", "YOU HAVE NEVER"),
        ("“You” always", "You” always"),
        ("Hello 😀. You've all the time in the world", "You've all the time"),
    ],
)
def test_a_phrase_is_found_however_it_is_typed(text: str, span: str) -> None:
    assert found(text, BLAME) == [span]


@pytest.mark.parametrize("text", ["Ihr müßt zahlen", "IHR MÜSST ZAHLEN", "ihr muesst zahlen"])
def test_umlauts_may_be_spelt_out(text: str) -> None:
    assert found(text, existence(phrases=("ihr müsst zahl+",))) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "You have always paid on time.",
        "You’ve\nalways been",
        "Thank you. Always a pleasure.",
        "you, as always",
        "your always-on server",
    ],
)
def test_near_misses_stay_unmarked(text: str) -> None:
    rule = BLAME.evolve(excepted=("you have always ({good}|been)",))
    assert found(text, rule) == []


def test_an_exception_elsewhere_in_the_sentence_can_excuse_it() -> None:
    rule = existence(phrases=("late",), unless=("sorry",))
    assert found("Sorry, I am late. You are late.", rule) == ["late"]


def test_a_full_stop_after_an_abbreviation_or_an_ordinal_does_not_end_the_sentence() -> None:
    rule = existence(phrases=("^ dear ~7 late",))
    assert found("Dear Mr. X. of the 3. row is late", rule) == ["Dear Mr. X. of the 3. row is late"]
    assert found("Dear all. You are late", rule) == []


def test_one_key_swaps_the_wording_and_keeps_the_capital() -> None:
    text = "Fire\nyou? I will fire you."
    findings = check(text, rules_of(SWAP))
    assert [finding.replacement for finding in findings] == ["End our work", "end our work"]
    assert mend(text, findings[0]) == "End our work? I will fire you."


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("I just want to stop.", "I want to stop."),
        ("Just stop.", "Stop."),
        ("It is, just, over.", "It is,, over."),
        ("We stop, just", "We stop,"),
        ("Hello.\nJust, we stop", "Hello.\nWe stop"),
    ],
)
def test_taking_words_out_leaves_a_tidy_sentence(text: str, mended: str) -> None:
    (finding,) = check(text, rules_of(existence(phrases=("just",), replacement="")))
    assert mend(text, finding) == mended


def test_a_mend_for_a_text_that_has_changed_does_nothing() -> None:
    (finding,) = check("I fire you", rules_of(SWAP))
    assert mend("something else entirely", finding) == "something else entirely"


def test_words_far_apart_are_seen_together_within_one_sentence() -> None:
    assert found("The fault, to be plain, is your delay.", MEETING) == ["fault, to be plain, is your"]
    assert found("It is nobody's fault. Your site is ready.", MEETING) == []


def test_what_is_repeated_is_marked_from_one_too_many_on() -> None:
    findings = check("Sorry. I am sorry, so sorry.", rules_of(SORRY))
    assert [(finding.start, finding.text) for finding in findings] == [(12, "sorry"), (22, "sorry")]


def test_a_missing_part_is_named_at_the_end() -> None:
    text = "We stop in May.\n"
    (finding,) = check(text, rules_of(THANKS))
    assert (finding.start, finding.end, finding.text) == (len(text), len(text), "")
    assert found("We stop. Thanks!", THANKS) == []


def test_two_words_are_too_few_to_miss_anything() -> None:
    assert found("Hello there", THANKS) == []


def test_a_script_that_takes_too_long_is_marked_from_where_it_does() -> None:
    text = "one " * 129 + "last beyond it \n"
    (finding,) = check(text, rules_of(LONG))
    assert finding.text == "beyond it"
    assert found("one " * 130, LONG) == []


def test_single_sentences_are_checked_without_what_needs_the_whole() -> None:
    text = "sorry sorry " + "word " * 200
    assert {finding.rule for finding in check(text, rules_of(SORRY, THANKS, LONG, SENTENCE), whole=False)} == {
        "sentence"
    }


def test_of_two_rules_of_a_family_on_the_same_words_the_graver_speaks() -> None:
    mild = existence(id="mild", level="hint", phrases=("you are always late",))
    assert [finding.rule for finding in check("You are always late.", rules_of(mild, BLAME))] == ["one"]


def test_ready_means_no_error_is_left() -> None:
    assert not is_ready(check("I fire you", ALL))
    assert is_ready(check("sorry, sorry", ALL))


@pytest.mark.parametrize("phrase", ["", "(a|", "a)", "(|a)", "{nobody}", "[a]", "~", "!a"])
def test_a_phrase_that_cannot_be_meant_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="phrase"):
        check("a", rules_of(existence(phrases=("a",)).model_copy(update={"phrases": (phrase,)})))


def test_a_word_list_that_names_itself_is_refused() -> None:
    rules = ToneRules(language="en", words=(("a", ("{b}",)), ("b", ("{a}",))), rules=(existence(phrases=("{a}",)),))
    with pytest.raises(ValueError, match="names itself"):
        check("x", rules)


def test_a_regular_expression_with_a_loop_in_a_loop_is_refused() -> None:
    with pytest.raises(ValueError, match="repetition"):
        existence(regex=("(a+)+b",))


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "you ",
                "always ",
                "you’re ",
                "sorry",
                ". ",
                "!! ",
                "\n",
                "\n\n",
                "fire you",
                ", ",
                "paid ",
                "😀",
                "\u202e",
                "no.",
            ]
        ),
        st.text(max_size=4),
    ),
    max_size=40,
).map("".join)


@given(PIECES)
def test_every_span_is_exactly_its_text(text: str) -> None:
    findings = check(text, ALL)
    assert all(text[one.start : one.end] == one.text and one.start <= one.end <= len(text) for one in findings)
    assert list(findings) == sorted(findings, key=lambda one: one.start)


@given(st.lists(PIECES, min_size=1, max_size=5))
def test_checking_while_typing_gives_what_a_fresh_check_gives(texts: list[str]) -> None:
    checker = Checker(ALL)
    for text in texts:
        assert checker.check(text) == check(text, ALL)
    joined = "\n".join(texts)
    assert checker.check(joined) == check(joined, ALL)


@given(PIECES)
def test_mending_everything_comes_to_an_end(text: str) -> None:
    finding: Finding | None = next(iter(check(text, rules_of(SWAP, LOUD))), None)
    for _ in range(len(text) + 1):
        if finding is None:
            break
        text = mend(text, finding)
        finding = next(iter(check(text, rules_of(SWAP, LOUD))), None)
    assert finding is None


@pytest.mark.parametrize(
    "text",
    [
        "😀" * 500,
        "שלום, אתם תמיד מאחרים!!",
        "\x00\x1b[2J\x07 you always \x7f",
        "\ud800",
        "." * 5000,
        "you " * 5000,
        "a" * 100_000,
        "'" * 5000 + "-" * 5000,
        "\n" * 5000 + "(" * 5000,
        "you always " * 3000,
    ],
)
def test_hostile_text_is_checked_like_any_other(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in check(text, ALL))


def test_a_script_of_a_hundred_thousand_words_is_checked_to_its_end() -> None:
    text = "We end in May. " * 25_000 + "You never call."
    assert check(text, ALL)[-2].text == "You never"
