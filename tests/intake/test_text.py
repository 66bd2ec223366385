from dragoman.intake.text import find_title, read_text, take_day_line, with_title

BODY = "The president arrived in the capital on Monday, and was met at the airport by the prime minister."


def test_a_short_first_line_is_the_title_and_stays_in_the_text() -> None:
    (draft,) = read_text(f"President Arrives in Capital\n\n{BODY}")
    assert draft.title == "President Arrives in Capital"
    assert draft.text == f"President Arrives in Capital\n\n{BODY}"


def test_a_title_may_have_its_day_below() -> None:
    assert find_title(f"President Arrives in Capital\nJuly 3, 2024\n\n{BODY}") == "President Arrives in Capital"


def test_lines_of_a_running_text_are_no_title() -> None:
    assert (
        find_title("The president arrived in the capital on Monday and was\nmet at the airport by the minister.")
        is None
    )


def test_a_first_sentence_is_no_title() -> None:
    assert find_title(f"The president arrived.\n\n{BODY}") is None


def test_a_title_of_the_header_is_put_on_top() -> None:
    (draft,) = read_text(f"Title: A visit begins\n\n{BODY}")
    assert draft.text == f"A visit begins\n\n{BODY}"


def test_a_title_is_not_put_twice() -> None:
    assert with_title("A Visit Begins", f"A visit begins!\n\n{BODY}") == f"A visit begins!\n\n{BODY}"
    assert with_title("A Visit Begins", f"Home\n\nA visit begins\n\n{BODY}") == f"A Visit Begins\n\nHome\n\n{BODY}"


def test_a_numeric_day_below_the_title_is_the_day_of_publication() -> None:
    published, rest = take_day_line(f"A visit begins\n2024-11-06 10:00\n\n{BODY}")
    assert published is not None
    assert (published.day, published.basis) == ("2024-11-06", "header")
    assert rest == f"A visit begins\n\n{BODY}"


def test_a_day_in_the_body_is_not_the_day_of_publication() -> None:
    assert take_day_line(f"A visit begins\n\n{BODY} 2024-11-06")[0] is None


def test_the_header_of_a_file_holds_for_all_its_stories() -> None:
    long = BODY + " " + BODY + " " + BODY
    drafts = read_text(
        f"Date: 2024-11-06\nViewing results 1 - 2 of 2\n\nStory Number One\n\n{long}\n\nStory Two\n\n{long}"
    )
    assert [draft.published.day for draft in drafts if draft.published] == ["2024-11-06"] * 2
    assert [draft.title for draft in drafts] == ["Story Number One", "Story Two"]


def test_nothing_but_furniture_is_empty() -> None:
    assert [draft.text for draft in read_text("Post a Comment (0)\n\nShare")] == [""]
