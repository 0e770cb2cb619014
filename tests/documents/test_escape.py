"""Text from the user's data reads as it stands and can do nothing in a document."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from enterprise_sales.documents.escape import cell, diagram_label, inline, one_line

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TRICKY = st.text(
    st.one_of(st.sampled_from("|`<>[]()#*_~-+=!&;:.1x \n\r\t\\{}$%\"'/@"), st.characters()),
    max_size=40,
)
PLACES = ("{}", "- {}", "1. {}", "> {}", "# {}", "## {}", "before {} after")
SIGNS = {"- ", "1. ", "> ", "# ", "## "}


def inlines(source: str) -> list[Token]:
    return [token for token in MARKDOWN.parse(source) if token.type == "inline"]


def shown(token: Token) -> str:
    """What is read; fails where anything but plain text came out."""
    children = token.children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@given(TRICKY)
@example("0\x85#")
@example("<!-- x -->")
@example("&lt;script&gt;")
@example("1. one")
@example("--- | ---")
@example("```mermaid")
@example("[click](javascript:alert(1))")
@example("![i](x)")
@example("= =")
def test_it_reads_as_it_stands_wherever_it_is_put(text: str) -> None:
    line = one_line(text)
    for place in PLACES if line else PLACES[-1:]:
        (only,) = inlines(place.format(inline(text)))
        words = place.format(line)
        for sign in SIGNS:
            words = words.removeprefix(sign) if place.startswith(sign) else words
        assert shown(only).split() == words.split()


@given(TRICKY, TRICKY)
@example("a|b", "| --- |")
@example("\\|", "\\")
def test_a_cell_stays_one_cell(first: str, second: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {cell(first)} | {cell(second)} |\n"
    cells = inlines(table)
    assert [shown(cell).split() for cell in cells] == [
        ["a"],
        ["b"],
        one_line(first).split(),
        one_line(second).split(),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Risk & Compliance", "Risk & Compliance"),
        ("$50K → $75K (May)", "$50K → $75K (May)"),
        ("flow_std и x_1", "flow_std и x_1"),
        ("«Север» – №1, 40 %", "«Север» – №1, 40 %"),
        ("a|b", r"a\|b"),
        ("_em_ *b* `c` ~~d~~", r"\_em\_ \*b\* \`c\` \~\~d\~\~"),
        ("<b> </b> <!-- <?x < 6 <6 > 3", "&lt;b> &lt;/b> &lt;!-- &lt;?x < 6 <6 > 3"),
        ("> 130 %", r"\> 130 %"),
        ("&amp;", "&amp;amp;"),
        ("# a", r"\# a"),
        ("12. a", r"12\. a"),
        ("---", r"\---"),
        ("$$x$$", r"\$\$x\$\$"),
        ("a\n\n## b", "a ## b"),
        ("x\u202ey\u200bz", "xyz"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("1\u00a0234\u202f₽", "1\u00a0234\u202f₽"),
    ],
)
def test_only_what_would_do_something_is_escaped(text: str, written: str) -> None:
    assert inline(text) == written


def test_no_line_begins_with_a_cell() -> None:
    for text in ("> 130 %", "# 5", "- 3", "12. a", "= b"):
        assert cell(text) == text
    assert cell("a|b<c>") == r"a\|b&lt;c>"


def test_what_is_escaped_already_stays() -> None:
    assert inline(inline("a|b")) == inline("a|b")
    assert inline(Markup("**bold**")) == cell(Markup("**bold**")) == "**bold**"


@given(TRICKY)
def test_a_label_of_a_diagram_holds_no_sign_that_the_diagram_reads(text: str) -> None:
    label = diagram_label(text)
    assert label
    assert not set(label) & set(':;#%{}<>"`\\[]|\n')


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Подписать: договор; #1", "Подписать договор 1"),
        ("section two", "· section two"),
        ("Title", "· Title"),
        ("Titles", "Titles"),
        ("", "·"),
    ],
)
def test_a_label_never_begins_like_a_statement(text: str, label: str) -> None:
    assert diagram_label(text) == label
