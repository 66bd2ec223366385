"""What a page's head and markup tell of it: title, outlet, day of publication with its basis."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.intake.characters import clean_line, fold
from dragoman.intake.furniture import bare
from dragoman.intake.header import host_of
from dragoman.intake.pagedate import day_from_address, day_from_machine
from dragoman.intake.reports import Published

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree

SCRIPT = 500_000
"""Characters of the longest JSON-LD that is parsed."""
OBJECTS = 2_000
"""Objects of a page's JSON-LD that are looked at."""
ELEMENTS = 20_000
"""Elements of one kind that are looked at."""
LONGEST = 400
"""Characters of the longest title or outlet that is believed."""

# In the order of trust. What says when a page was changed is no day of publication.
_DAY_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "publish_date", "publish-date",
    "publishdate", "published_date", "pubdate", "article.published", "published", "og:published_time",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created",
    "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date",
    "mediator_published_time", "cxenseparse:recs:publishtime", "article_date_original", "date",
)  # fmt: skip
_ARTICLES = re.compile(r"Article$|^BlogPosting$|^LiveBlogPosting$|^Report$")
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|｜_]\s*")


@dataclass(frozen=True, kw_only=True)
class PageData:
    """What a page says of itself."""

    title: str | None = None
    outlet: str | None = None
    published: Published | None = None
    is_article: bool = False
    """Whether the page declares that it is one article."""


def read_page_data(tree: HTMLTree) -> PageData:
    """Return what the head, JSON-LD and markup of a page give."""
    meta = _meta(tree)
    linked = list(_linked_data(tree))
    articles = [found for found in linked if _is_article(found)]
    address = _address(tree, meta)
    outlet = _outlet(meta, articles, address)
    return PageData(
        title=_title(tree, meta, outlet, host_of(address) if address else None),
        outlet=outlet,
        published=_published(tree, meta, articles or linked, address),
        is_article=meta.get("og:type", "").lower() == "article" or len(articles) == 1,
    )


def select(within: HTMLTree | ElementNode, selector: str) -> list[ElementNode]:
    """Return the elements of a page, or within an element, that a CSS selector finds; at most `ELEMENTS`."""
    root: Any = getattr(within, "document", within)  # a tree has a document, an element is its own root
    # A slice, never a loop: walking a collection of 2,000 takes resiliparse 2.0 ten seconds, slicing 0.1 ms.
    return list(root.query_selector_all(selector)[:ELEMENTS]) if root is not None else []


def node_published(node: ElementNode) -> Published | None:
    """Return the day that the first <time> of an element gives."""
    for found in select(node, "time[datetime]"):
        day = day_from_machine(found.getattr("datetime") or "")
        if day is not None:
            return Published(day=day, basis="meta")
    return None


def _meta(tree: HTMLTree) -> dict[str, str]:
    """Return the <meta> values of a page by their names in lower case; the first of a name wins."""
    found: dict[str, str] = {}
    for node in select(tree, "meta[content]"):
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        value = clean_line((node.getattr("content") or "")[:4000])
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _linked_data(tree: HTMLTree) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's JSON-LD, outer ones first, at most `OBJECTS`."""
    queue: list[Any] = []
    for node in select(tree, 'script[type="application/ld+json"]'):
        queue.append(_parse_json(node.text or ""))
    seen = 0
    while queue and seen < OBJECTS:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, list):
            queue.extend(item[:OBJECTS])
        elif isinstance(item, dict):
            yield item
            queue.extend(value for value in item.values() if isinstance(value, dict | list))


def _parse_json(text: str) -> object:
    """Return a parsed script, None when it is no JSON, too long or too deep."""
    if len(text) > SCRIPT:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(found: dict[str, Any]) -> bool:
    kinds = found.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in kinds)


def _address(tree: HTMLTree, meta: dict[str, str]) -> str | None:
    """Return the page's own address, as it gives it itself."""
    found = next((node.getattr("href") for node in select(tree, 'link[rel="canonical"][href]')), None)
    found = found or meta.get("og:url") or meta.get("twitter:url")
    return found if found and re.match(r"(?i)https?://", found) else None


def _outlet(meta: dict[str, str], articles: list[dict[str, Any]], address: str | None) -> str | None:
    names: list[object] = [meta.get("og:site_name")]
    for article in articles:
        publisher = article.get("publisher")
        names.extend(item.get("name") for item in _as_list(publisher) if isinstance(item, dict))
    names += [meta.get("application-name"), meta.get("dc.publisher"), host_of(address) if address else None]
    return next(filter(None, map(_as_line, names)), None)


def _published(
    tree: HTMLTree, meta: dict[str, str], linked: list[dict[str, Any]], address: str | None
) -> Published | None:
    """Return the day of publication: JSON-LD, then meta, then <time>, then the address."""
    for found in linked:
        day = day_from_machine(str(found.get("datePublished", ""))[:100])
        if day is not None:
            return Published(day=day, basis="json-ld")
    for name in _DAY_NAMES:
        day = day_from_machine(meta.get(name, "")[:100])
        if day is not None:
            return Published(day=day, basis="meta")
    day = _day_of_time(tree)
    if day is not None:
        return Published(day=day, basis="meta")
    day = day_from_address(address) if address else None
    return Published(day=day, basis="address") if day is not None else None


def _day_of_time(tree: HTMLTree) -> str | None:
    """Return the day of the article's <time>, or the only day that all <time> of the page agree on."""
    for selector in (
        'time[itemprop="datePublished"][datetime]',
        "time[pubdate][datetime]",
        "article time[datetime]",
    ):
        first = next((node.getattr("datetime") for node in select(tree, selector)), None)
        day = day_from_machine(first) if first else None
        if day is not None:
            return day
    values = (node.getattr("datetime") or "" for node in select(tree, "time[datetime]"))
    days = {day for value in values if (day := day_from_machine(value))}
    return days.pop() if len(days) == 1 else None


def _title(tree: HTMLTree, meta: dict[str, str], outlet: str | None, host: str | None) -> str | None:
    """Return the headline: the only <h1> (or the article's), else og:title, else <title> without the site."""
    declared = [_as_line(meta.get("og:title")), _as_line(tree.title)]
    names = {bare(fold(name)) for name in (outlet, host, (host or "").split(".")[0]) if name}
    titles = [_without_site(title, names) for title in declared if title]
    for selector in ("article h1", "main h1", "h1"):
        headings = [line for node in select(tree, selector) if (line := _as_line(node.text))]
        headings = [line for line in headings if bare(fold(line)) not in names]
        if len(headings) == 1:
            return headings[0]
        agreed = [line for line in headings if any(fold(line) in fold(title) for title in declared if title)]
        if agreed:
            return max(agreed, key=len)
    return next((title for title in titles if bare(fold(title)) not in names), None)


def _without_site(title: str, names: set[str]) -> str:
    """Return a title without the site's name at its end ("... | The Herald"), or a short tail after a bar."""
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return title
    head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
    named = any(bare(fold(tail)).startswith(name) or name.startswith(bare(fold(tail))) for name in names if tail)
    barred = parts[-1][0].strip() in {"|", "｜", "_"} and len(tail) < len(head)
    return _without_site(head, names) if head and (named or barred) else title


def _as_line(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    line = clean_line(value[: LONGEST * 4])
    return line if 0 < len(line) <= LONGEST else None


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
