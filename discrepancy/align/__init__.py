"""Statements to alignments: candidates by an index, then scored, then grouped; never all pairs."""
