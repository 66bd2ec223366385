"""How good the coder is: what people coded by hand, held against what it finds.

gold.load(path)  ->  scores.score(gold, coded)  ->  tables.render(...)      gate: never worse than before
"""

from __future__ import annotations

from dragoman.evaluation.gold import GoldError, load
from dragoman.evaluation.run import evaluate, main
from dragoman.evaluation.scores import Scores, by_source, score

__all__ = ["GoldError", "Scores", "by_source", "evaluate", "load", "main", "score"]
