"""Benchmarks: what is promised of speed and size, measured by a command each."""
