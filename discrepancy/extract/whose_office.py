"""Whether an office is that of another body than the one its bearer is named with: "the Leeds coach"."""

from __future__ import annotations

from collections.abc import Iterable

from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.name import Name
from discrepancy.text.resources import words


def at_another(scene: Scene, mention: Mention, bearing: Iterable[Name]) -> bool:
    """Whether a description says of what body or place the office is, and its bearer's is another's.

    Args:
        scene: the article.
        mention: the description, "the Leeds coach".
        bearing: the names of who holds such an office: "Rovers coach Ann Lee" is no coach of Leeds, unless the
            article knows of the "Leeds Rovers".
    """
    told = {_bare(scene, i) for i in range(mention.first, mention.head) if _names_body(scene, i)}
    if not told:
        return False
    at = [name.start - 1 for name in bearing if name.start and name.core > name.start]
    held = {_bare(scene, i) for i in at if _names_body(scene, i)}
    return bool(held) and not any(told & one and held & one for one in _whole(scene, told, held))


def _names_body(scene: Scene, i: int) -> bool:
    """Whether a token is of a name, and not of a country or party, which many people go by."""
    return scene.tokens.words[i][0].isupper() and i in scene.inside and _bare(scene, i) not in words("demonyms")


def _bare(scene: Scene, i: int) -> str:
    return scene.tokens.lows[i].removesuffix("'s")


def _whole(scene: Scene, told: set[str], held: set[str]) -> Iterable[set[str]]:
    """Yield what may join two words for a body: both themselves, and each name of the article that holds them."""
    yield told & held
    yield from ({_bare(scene, i) for i in range(name.first, name.last)} for name in scene.names if len(name.parts) > 1)
