"""Alignments to comparisons: word-level differences, typed."""
