"""Speakers made one across articles."""
