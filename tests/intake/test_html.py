import sys
import time

import pytest

from dragoman.intake import html
from dragoman.intake.html import looks_like_html, read_html

SENTENCE = "The president arrived in the capital on Monday for a state visit and met the prime minister there."
PARAGRAPHS = f"<p>{SENTENCE}</p>" * 4
FOOTER = "<footer>© 2024 The Herald</footer>"
MENU = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{MENU}{body}{FOOTER}</body></html>"


def test_the_article_is_found_without_menu_and_footer() -> None:
    (draft,) = read_html(page(f"<article><h1>A visit begins</h1>{PARAGRAPHS}</article>"))
    assert draft.text == "\n\n".join(["A visit begins", *[SENTENCE] * 4])
    assert draft.extractor.startswith("resiliparse 2")


def test_the_title_stands_on_top_once() -> None:
    (draft,) = read_html(page(PARAGRAPHS, "<title>A visit begins</title>"))
    assert draft.text.startswith(f"A visit begins\n\n{SENTENCE}")
    assert draft.text.count("A visit begins") == 1


def test_a_caption_stays() -> None:
    caption = "The leaders, July 2, 2024. (Agency/A. B.)"
    figure = f"<figure><img src=x alt=other><figcaption>{caption}</figcaption></figure>"
    (draft,) = read_html(page(f"<article><h1>A visit begins</h1><p>{SENTENCE}</p>{figure}{PARAGRAPHS}</article>"))
    assert caption in draft.text
    assert "other" not in draft.text


def test_a_short_chinese_report_is_found() -> None:
    body = "<h1>总统抵达巴黎</h1><p>总统四日抵达巴黎。</p><p>双方就能源合作交换了意见，并签署文件。</p>"
    (draft,) = read_html(page(body))
    assert "双方就能源合作交换了意见" in draft.text


def test_a_page_without_an_article_says_so() -> None:
    (draft,) = read_html(page(""))
    assert draft.text == ""
    assert draft.empty.startswith("no report found")


def test_a_listing_gives_a_report_for_each_article() -> None:
    stories = "".join(
        f"<article><h2>Story number {n}</h2><time datetime=2024-11-0{n}></time>{PARAGRAPHS}</article>" for n in (1, 2)
    )
    drafts = read_html(page(f"<h1>News</h1>{stories}"))
    assert [draft.title for draft in drafts] == ["Story number 1", "Story number 2"]
    assert [draft.published.day for draft in drafts if draft.published] == ["2024-11-01", "2024-11-02"]


def test_links_to_other_stories_make_no_listing() -> None:
    cards = "<article><h3>Other story</h3><p>Short.</p></article>" * 3
    drafts = read_html(page(f"<article><h1>A visit begins</h1>{PARAGRAPHS}</article>{cards}"))
    assert len(drafts) == 1


def test_a_page_that_says_it_is_one_article_is_not_split() -> None:
    stories = f"<article><h2>Part of it</h2>{PARAGRAPHS}</article>" * 2
    assert len(read_html(page(stories, '<meta property="og:type" content="article">'))) == 1


def test_trafilatura_is_asked_when_the_first_finds_too_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(html, "_with_resiliparse", lambda *_, **__: "Menu")
    monkeypatch.setattr(html, "_with_trafilatura", lambda _: SENTENCE * 3)
    (draft,) = read_html(page(PARAGRAPHS))
    assert draft.extractor.startswith("trafilatura ")


def test_trafilatura_really_answers() -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError, reason="lxml_html_clean is not installed")
    assert SENTENCE in html._with_trafilatura(page(f"<article><h1>A visit</h1>{PARAGRAPHS}</article>"))


def test_paragraphs_are_the_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_with_resiliparse", lambda *_, **__: "")
    monkeypatch.setattr(html, "_with_trafilatura", lambda _: "")
    (draft,) = read_html(page(PARAGRAPHS))
    assert draft.text.count(SENTENCE) == 4


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 50_000,
        "<p>" * 50_000,
        "<li>" * 50_000,
        "<table><tr><td>" * 20_000,
        "<b>" * 20_000,
        "&amp" * 200_000,
        "<a x='" + "y" * 2_000_000,
        "<!--" * 100_000,
        "<" * 500_000,
        "<script>" * 50_000,
        "<svg><title>" * 10_000,
    ],
    ids=lambda markup: markup[:8],
)
def test_hostile_pages_are_bounded(hostile: str) -> None:
    begin = time.process_time()
    assert read_html(f"<html><body>{PARAGRAPHS}{hostile}")
    assert time.process_time() - begin < 10


def test_pages_are_told_from_texts() -> None:
    assert looks_like_html("<!DOCTYPE html><html>")
    assert looks_like_html("<?xml version='1.0'?>\n<!-- x --><html>")
    assert looks_like_html(" <div class=a>")
    assert not looks_like_html("The <p> element")
    assert not looks_like_html("<Agency> ASTANA")


def test_lone_surrogates_do_not_stop_the_parser() -> None:
    assert read_html("<html><p>\ud800")[0].text == ""


def test_importing_intake_loads_no_extractor() -> None:
    import subprocess  # noqa: PLC0415

    heavy = "('resiliparse', 'trafilatura', 'lxml')"
    code = f"import sys, dragoman.intake; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
