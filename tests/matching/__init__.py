"""Tests of dragoman.matching."""
