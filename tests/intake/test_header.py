from dragoman.intake.header import host_of, take_header
from dragoman.intake.reports import Published

BODY = "The president arrived in the capital on Monday."


def test_a_date_without_a_colon_is_a_header() -> None:
    header, rest = take_header(f"date 2024-11-06\n\n{BODY}")
    assert header.published == Published(day="2024-11-06", basis="header")
    assert rest == BODY


def test_labelled_lines_are_taken_from_the_top() -> None:
    header, rest = take_header(
        f"Title: A visit begins\nPublished: 2024-11-06T10:00\nURL: https://www.herald.example/a\n\n{BODY}"
    )
    assert (header.title, header.outlet) == ("A visit begins", "herald.example")
    assert header.address == "https://www.herald.example/a"
    assert rest == BODY


def test_labels_are_known_in_other_languages() -> None:
    header, rest = take_header(f"Заголовок: Визит\nДата: 2024-11-06\n日期：2024-11-07\n{BODY}")
    assert header.title == "Визит"
    assert header.published == Published(day="2024-11-06", basis="header")
    assert rest == BODY


def test_front_matter_is_taken_whole() -> None:
    header, rest = take_header(f'---\ntitle: "A visit"\ndate: 2024-11-06\nlayout: post\n---\n\n{BODY}')
    assert header.title == "A visit"
    assert rest == BODY


def test_a_rule_that_is_no_front_matter_stays() -> None:
    text = f"---\n{BODY}\n---"
    assert take_header(text)[1] == text


def test_a_date_in_words_is_left_for_the_annotation() -> None:
    header, rest = take_header(f"Date: July 3, 2024\nOutlet: The Herald\n{BODY}")
    assert header.published is None
    assert header.outlet == "The Herald"
    assert rest == f"Date: July 3, 2024\n{BODY}"


def test_a_source_that_is_a_name_is_kept_as_evidence() -> None:
    header, rest = take_header(f"Source: Xinhua\n{BODY}")
    assert header.empty
    assert rest.startswith("Source: Xinhua")


def test_the_address_gives_the_day_when_nothing_else_does() -> None:
    header, _ = take_header(f"Link: https://herald.example/2024/11/06/visit\n{BODY}")
    assert header.published == Published(day="2024-11-06", basis="address")


def test_an_impossible_date_stays_in_the_text() -> None:
    header, rest = take_header(f"date 2024-02-31\n{BODY}")
    assert header.published is None
    assert rest.startswith("date 2024-02-31")


def test_labels_below_the_first_sentence_are_text() -> None:
    text = f"{BODY}\nDate: 2024-11-06"
    header, rest = take_header(text)
    assert header.empty
    assert rest == text


def test_hosts() -> None:
    assert host_of("https://www.herald.example:8080/a") == "herald.example"
    assert host_of("herald.example/a") == "herald.example"
    assert host_of("http://[broken") is None


def test_a_day_before_the_report_in_one_line_is_taken_off() -> None:
    header, rest = take_header("date 2024-11-06 Minister lands in Tashkent\n\nHe was met at the airport.")
    assert header.published is not None
    assert header.published.day == "2024-11-06"
    assert rest.startswith("Minister lands in Tashkent")
