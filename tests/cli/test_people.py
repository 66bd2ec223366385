from __future__ import annotations

import json

from .conftest import Shell

PAIR = ("aibek-sarsenov", "aybek-sarsenow")


def filled(shell: Shell) -> None:
    shell.write("reports/d.txt", "Aibek Sarsenov visited KAZ on 2023-11-01.")
    shell.write("reports/e.txt", "Aybek Sarsenow visited UZB on 2024-03-01.")
    assert shell("read", "reports") == 0


def test_people_who_may_be_one_are_listed_and_joined(shell: Shell) -> None:
    filled(shell)
    assert shell("people", "--review") == 0
    assert "names sound alike" in " ".join(shell.out.split())
    assert shell("people", "--review", "--format", "jsonl") == 0
    found = json.loads(shell.out)
    assert (found["one"], found["other"]) == PAIR
    assert shell("rule", "same", *PAIR, "--author", "ann", "--reason", "the ministry's list") == 0
    assert "aibek-sarsenov and aybek-sarsenow are one" in shell.out
    assert shell("people", "--review", "--format", "jsonl") == 0
    assert shell.out == ""
    assert shell("rulings") == 0
    assert shell("people", "--format", "jsonl") == 0
    people = {line["person"]: line for line in map(json.loads, shell.out.splitlines())}
    assert people[PAIR[0]]["events"] == 2
    assert PAIR[1] not in people


def test_two_of_one_name_are_ruled_apart(shell: Shell) -> None:
    filled(shell)
    assert shell("rule", "apart", *PAIR, "--author", "ann") == 0
    assert shell("people", "--review", "--format", "jsonl") == 0
    assert shell.out == ""
    assert shell("rule", "apart", PAIR[0], "nobody", "--author", "ann") != 0
    assert "nobody 'nobody' in the ledger" in shell.err
