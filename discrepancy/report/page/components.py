"""Which articles tell one story: those that share an alignment, directly or through others."""

from __future__ import annotations

from collections.abc import Iterable

from discrepancy.model import Alignment


def by_story(alignments: Iterable[Alignment]) -> list[list[Alignment]]:
    """Return the alignments by story, in the order of their first alignments."""
    found = list(alignments)
    roots = _components(found)
    stories: dict[str, list[Alignment]] = {}
    for alignment in found:
        stories.setdefault(roots[alignment.witnesses[0].document], []).append(alignment)
    return list(stories.values())


def _components(alignments: Iterable[Alignment]) -> dict[str, str]:
    """Return for each document one that stands for all that are joined to it, directly or through others."""
    parent: dict[str, str] = {}

    def root(document: str) -> str:
        while (above := parent.setdefault(document, document)) != document:
            parent[document] = parent[above]
            document = above
        return document

    for alignment in alignments:
        first = root(alignment.witnesses[0].document)
        for witness in alignment.witnesses[1:]:
            parent[root(witness.document)] = first
    return {document: root(document) for document in parent}
