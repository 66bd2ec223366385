"""The door for web pages: resiliparse first, trafilatura where it found too little.

Pages are hostile until shown otherwise: how deep they nest is bounded before anything walks through them,
and nothing they point to is fetched.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.intake.characters import clean, clean_line, weight
from dragoman.intake.furniture import strip_furniture, strip_hashtags
from dragoman.intake.metadata import PageData, node_published, read_page_data, select
from dragoman.intake.reports import Draft
from dragoman.intake.splitting import split
from dragoman.intake.text import find_title, take_day_line, with_title

if TYPE_CHECKING:
    from configparser import ConfigParser

    from resiliparse.parse.html import ElementNode, HTMLTree

NESTING = 250
"""Open elements within each other; a real page has some 40, and the extractors take cubic time."""
LARGE = 3 * 2**20
"""Characters of markup up to which trafilatura, the slower extractor, is asked."""
USABLE = 200
"""Weight of the least text that is taken from resiliparse without asking further."""
LEAST = 60
"""Weight of the least text that is a report."""
STORY = 300
"""Weight of the text that an <article> has when it is a story of a listing and not a link to one."""

_PAGE = re.compile(
    r"(?is)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h[1-6])\b"
)
_DEEP = " > ".join(["*"] * (NESTING + 1))
"""A selector that finds an element as deep as that; it looks at the parsed tree in some ten milliseconds."""


def looks_like_html(text: str) -> bool:
    """Tell whether a text begins as a page or a piece of one does."""
    return bool(_PAGE.match(text[:4096]))


def read_html(markup: str) -> list[Draft]:
    """Return the reports of a page; one empty draft, with the reason, when it has none."""
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415  8 ms that text files need not wait for

    markup = markup.encode("utf-8", "ignore").decode("utf-8")  # the parser takes no lone surrogates
    if not markup.strip():
        return [Draft(text="", empty="the page is empty")]
    tree = HTMLTree.parse(markup)
    if tree.document is not None and tree.document.query_selector(_DEEP) is not None:
        return [Draft(text="", empty=f"the page nests more than {NESTING} elements: save its text as a file")]
    page = read_page_data(tree)
    stories = _stories(tree, page)
    if stories:
        return [_story(node, page) for node in stories]
    text, extractor = extract(markup, tree)
    parts = [] if page.is_article else split(text)
    if len(parts) > 1:
        own = [PageData(title=find_title(part), outlet=page.outlet) for part in parts]
        return [_finish(part, extractor, data) for part, data in zip(parts, own, strict=True)]
    return [_finish(text, extractor, page)]


def extract(markup: str, tree: HTMLTree) -> tuple[str, str]:
    """Return the main text of a page, cleaned, and the extractor that found it."""
    text = clean(_with_resiliparse(markup))
    paragraphs = weight(_paragraphs(tree))
    if weight(text) >= USABLE and weight(text) * 2 >= paragraphs:
        return text, _named("resiliparse")
    second = clean(_with_trafilatura(markup)) if len(markup) <= LARGE else ""
    if second and weight(second) * 2 >= weight(text):
        return second, _named("trafilatura")
    if weight(text) < LEAST <= paragraphs:
        return clean(_paragraphs(tree)), _named("resiliparse")
    return text, _named("resiliparse")


def _finish(text: str, extractor: str, page: PageData) -> Draft:
    """Return the draft of a page's main text: without furniture, its title on top."""
    body = strip_furniture(text)
    published, body = take_day_line(body)
    title = strip_hashtags(page.title) if page.title else None
    whole = with_title(title, body) if body else ""
    own = weight(whole) - weight(title or "")
    return Draft(
        text=whole if own >= LEAST else "",
        title=title,
        outlet=page.outlet,
        published=page.published or published,
        extractor=extractor,
        empty="no report found in the page: it has no running text (a menu, or filled by a script?)",
    )


def _stories(tree: HTMLTree, page: PageData) -> list[ElementNode]:
    """Return the <article> elements of a listing; none where the page says it is one article itself."""
    if page.is_article:
        return []
    found = [node for node in select(tree, "article") if _is_story(node) and not _is_inside_article(node)]
    return found if len(found) > 1 else []


def _is_inside_article(node: ElementNode) -> bool:
    above = node.parent
    while above is not None:
        if above.node_name == "ARTICLE":
            return True
        above = above.parent
    return False


def _is_story(node: ElementNode) -> bool:
    if node.query_selector("h1, h2, h3") is None:
        return False
    return weight("".join(paragraph.text or "" for paragraph in select(node, "p"))) >= STORY


def _story(node: ElementNode, page: PageData) -> Draft:
    """Return one story of a listing, with its own heading and day; the page's day is not the story's."""
    heading = node.query_selector("h1, h2, h3")
    own = PageData(
        title=clean_line(heading.text or "") if heading is not None else None,
        outlet=page.outlet,
        published=node_published(node),
    )
    return _finish(clean(_with_resiliparse(node.html, main=False)), _named("resiliparse"), own)


def _with_resiliparse(markup: str, *, main: bool = True) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415

    # With alt_texts=False it would drop <figcaption>, too: so the images themselves are skipped instead.
    text: str = extract_plain_text(markup, main_content=main, list_bullets=False, comments=False, skip_elements=["img"])
    return text


def _with_trafilatura(markup: str) -> str:
    """Return what trafilatura extracts. It raises nearly anything on broken pages: then it found nothing."""
    try:
        from trafilatura import extract as trafilatura_extract  # noqa: PLC0415  0.5 s that most pages need not

        return trafilatura_extract(markup, config=_settings(), include_comments=False, include_tables=True) or ""
    except Exception:  # the page is hostile, the other extractor's text stands
        return ""


@cache
def _settings() -> ConfigParser:
    """Return trafilatura's settings; with its own least size, Chinese pages come back with their menus."""
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # its timeout is a signal, which threads cannot have
    return config


def _paragraphs(tree: HTMLTree) -> str:
    texts = ((node.text or "").strip() for node in select(tree, "p"))
    return "\n\n".join(text for text in texts if text)


@cache
def _named(extractor: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415  14 ms that only pages need

    return f"{extractor} {version(extractor)}"
