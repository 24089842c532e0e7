"""A letter in Markdown reads as it was written: rendered, it has the same words on the same lines."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from workbook.domain.text import clean_prose
from workbook.exchange.markdown import write_markdown

LETTER = "Dear Jana Berg,\n\nStill on my list:\n\n- The *spring* issue, by 4 December\n- a_b_c\n\nKind regards\nAnn Lee"


def rendered(markdown: str) -> str:
    """Give the visible words of what Markdown renders to, line by line."""
    html = MarkdownIt("commonmark").render(markdown)
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<li>", "- ", re.sub(r"<br ?/?>\n?", "\n", html))))


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def test_a_letter_has_its_subject_as_heading_and_keeps_its_lists_and_lines() -> None:
    html = MarkdownIt("commonmark").render(write_markdown("The end", LETTER))
    assert html.startswith("<h1>The end</h1>")
    assert html.count("<li>") == 2
    assert "<em>" not in html
    assert "<p>Kind regards<br />\nAnn Lee</p>" in html


@pytest.mark.parametrize(
    "line",
    ["# no heading", "1. no list", "12) none", "+ plus", "> quote", "    code", "---", "===", "***", "`x`", "<b>",
     "&amp;", "[x](http://a)", "![x](y)", "a  ", "\\", "- ", "-", "| a | b |", "~~~", "- - a", "_x_", "* star",
     "- 1. a",
     "- # b"],
)  # fmt: skip
def test_no_line_turns_into_something_else(line: str) -> None:
    text = f"before\n{line}\nafter"
    assert lines(rendered(write_markdown("S", text))) == ["S", *lines(text)]


@given(st.text("ab #*-_`>+=1.)(<&\\[]!~|\n\té", max_size=60).map(clean_prose))
def test_whatever_is_written_reads_the_same(text: str) -> None:
    assert lines(rendered(write_markdown("S", text))) == ["S", *lines(text)]
