"""Tests of the benchmarks: whether they measure what they say, and whether anything is lost."""
