"""Coding at scale: one pure function over a partition, run by this process or by a pool of processes.

    code_batch([Report, ...]) -> [CodedReport, ...]

Nothing here keeps state between partitions; results come in the order of the reports.
"""

from __future__ import annotations

from dragoman.engine.batch import Code, EngineError, code_batch
from dragoman.engine.fill import Plan, Watch, fill
from dragoman.engine.run import code_batches

__all__ = ["Code", "EngineError", "Plan", "Watch", "code_batch", "code_batches", "fill"]
