from dragoman.intake.splitting import is_title, split

FIRST = "The president of the north arrived in the southern capital on Monday. " * 6
SECOND = "A new school of engineering was opened by two universities this week. " * 6
THIRD = "Farmers expect a good harvest after the rains of the early spring. " * 6


def page(*blocks: str) -> str:
    return "\n\n".join(block.strip() for block in blocks)


def test_a_page_that_counts_its_results_is_split_into_its_stories() -> None:
    parts = split(page("Viewing results 1 - 6 of 3", "President Arrives", FIRST, "School Opens", SECOND, "Rain", THIRD))
    assert [part.split("\n")[0] for part in parts] == ["President Arrives", "School Opens"]
    parts = split(page("Viewing results 1 - 6 of 3", "President Arrives", FIRST, "School Opens Its Doors", SECOND))
    assert parts == [page("President Arrives", FIRST), page("School Opens Its Doors", SECOND)]


def test_an_article_with_headed_sections_stays_whole() -> None:
    text = page("President Arrives in South", FIRST, "Schools Agree to Cooperate", SECOND, "Farmers Look Ahead", THIRD)
    assert split(text) == [text]


def test_stories_with_their_own_dates_are_split() -> None:
    text = page("President Arrives in South\nJuly 3, 2024", FIRST, "Schools Agree\n4 июля 2024", SECOND)
    assert len(split(text)) == 2


def test_stories_with_datelines_are_split() -> None:
    text = page("Leaders Meet", "ASTANA, Nov 6 (Agency) -- " + FIRST, "School Opens", "PARIS — " + SECOND)
    assert len(split(text)) == 2


def test_teasers_broken_off_with_dots_are_split() -> None:
    text = page("President Arrives in South", FIRST + "and...", "Schools Agree", SECOND + "so…")
    assert len(split(text)) == 2


def test_one_date_among_sections_splits_nothing() -> None:
    text = page("President Arrives in South\nJuly 3, 2024", FIRST, "Schools Agree to Cooperate", SECOND)
    assert split(text) == [text]


def test_several_paragraphs_of_one_story_stay_together() -> None:
    text = page("Results 1 - 2 of 2", "President Arrives", FIRST, SECOND, "Schools Agree", SECOND, THIRD)
    assert [part.count("\n\n") for part in split(text)] == [2, 2]


def test_a_text_without_titles_is_one_report() -> None:
    assert split(page(FIRST, SECOND)) == [page(FIRST, SECOND)]


def test_empty_text_is_one_part() -> None:
    assert split("") == [""]


def test_titles_are_told_from_sentences() -> None:
    assert is_title("President Arrives on State Visit")
    assert is_title("Will the leaders meet?")
    assert is_title("总统抵达巴黎进行国事访问")
    assert not is_title("The president arrived.")
    assert not is_title("he arrived in the capital")
    assert not is_title("– Thank you for the invitation")
    assert not is_title("July 3, 2024")
    assert not is_title("Short")
    assert not is_title("“We are friends.”")
