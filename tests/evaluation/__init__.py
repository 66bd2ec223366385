"""Tests of dragoman.evaluation."""
