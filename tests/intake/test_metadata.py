from resiliparse.parse.html import HTMLTree

from dragoman.intake.metadata import PageData, read_page_data
from dragoman.intake.reports import Published


def page(head: str, body: str = "") -> PageData:
    return read_page_data(HTMLTree.parse(f"<html><head>{head}</head><body>{body}</body></html>"))


def linked(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_json_ld_gives_the_local_day() -> None:
    found = page(linked('{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-11-06T23:30:00+05:00"}]}'))
    assert found.published == Published(day="2024-11-06", basis="json-ld")
    assert found.is_article


def test_json_ld_goes_before_meta_and_meta_before_time() -> None:
    meta = '<meta property="article:published_time" content="2024-11-07">'
    time = '<article><time datetime="2024-11-08">x</time></article>'
    assert page(linked('{"datePublished": "2024-11-06"}') + meta, time).published == Published(
        day="2024-11-06", basis="json-ld"
    )
    assert page(meta, time).published == Published(day="2024-11-07", basis="meta")
    assert page("", time).published == Published(day="2024-11-08", basis="meta")


def test_the_address_comes_last() -> None:
    found = page('<link rel="canonical" href="https://www.herald.example/2024/11/06/visit">')
    assert found.published == Published(day="2024-11-06", basis="address")
    assert found.outlet == "herald.example"


def test_the_day_of_a_change_is_no_day_of_publication() -> None:
    assert page('<meta property="article:modified_time" content="2024-11-07">').published is None


def test_several_times_that_disagree_give_no_day() -> None:
    assert page("", '<time datetime="2024-11-06"></time><time datetime="2024-11-07"></time>').published is None


def test_impossible_days_are_passed_over() -> None:
    found = page(linked('{"datePublished": "0000-00-00"}') + '<meta name="date" content="2024-11-06">')
    assert found.published == Published(day="2024-11-06", basis="meta")


def test_broken_and_deep_json_ld_is_no_error() -> None:
    deep = "[" * 100_000
    assert page(linked("{nonsense") + linked(deep) + linked('{"datePublished": 7}')).published is None


def test_the_only_heading_is_the_title() -> None:
    found = page("<title>Leaders meet | The Herald</title>", "<h1>Leaders meet in the capital</h1>")
    assert found.title == "Leaders meet in the capital"


def test_the_site_is_no_part_of_the_title() -> None:
    site = '<meta property="og:site_name" content="The Herald">'
    assert page(f"{site}<title>Leaders meet - The Herald</title>").title == "Leaders meet"
    assert page("<title>Leaders meet in the capital | Daily</title>").title == "Leaders meet in the capital"
    assert page("<title>Paris - Astana: a new road</title>").title == "Paris - Astana: a new road"


def test_a_heading_that_names_the_site_is_no_title() -> None:
    head = '<meta property="og:site_name" content="The Herald"><meta property="og:title" content="Leaders meet">'
    assert page(head, "<h1>The Herald</h1>").title == "Leaders meet"


def test_the_publisher_is_the_outlet() -> None:
    assert page(linked('{"@type": "Article", "publisher": {"name": "The Herald"}}')).outlet == "The Herald"


def test_lone_surrogates_of_json_reach_nothing() -> None:
    found = page(linked('{"@type": "Article", "publisher": {"name": "The \\ud800Herald"}}'))
    assert found.outlet == "The Herald"
