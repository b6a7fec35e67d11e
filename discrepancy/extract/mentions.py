"""Mentions of people, bodies and documents in a sentence: names, pronouns and noun phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from discrepancy.extract.cues import cue_forms, finite_cue
from discrepancy.extract.marks import Region
from discrepancy.extract.name import Name
from discrepancy.extract.names import read_names
from discrepancy.extract.nobody import drop_described, of_whom, part_of, place_in_place
from discrepancy.extract.phrases import LONGEST, before_auxiliaries, openers, phrase_start, tail_end
from discrepancy.extract.posts import employer_after, employing
from discrepancy.extract.relatives import past_place, past_relative
from discrepancy.extract.titles import courtesies, description_after, description_before, office_label, offices
from discrepancy.extract.verbs import Verb, read_verbs
from discrepancy.model import Span
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.names import is_given
from discrepancy.text.resources import lexicon
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens, WordTable

_CALLED = 4  # tokens of "the delivery firm"
_REACH = 150  # tokens; only lists and broken texts have longer sentences
_TRADES = ("er", "or", "ist", "ian", "man", "woman")  # endings of words for people by what they do
_NO_HEAD = frozenset({None, "pronoun", "who", "his"})
_PRONOUNS = frozenset({"pronoun", "who", "his"})
_PRONOUN_KINDS = {"relative": "who", "possessive": "his"}


@dataclass(slots=True)
class Mention:
    """A possible source: tokens `first` to `last`; `after` is past its description, where one follows in commas.

    `kind` is "name", "body", "title", "pronoun", "who", "his" (a possessive pronoun), "people", "group", "document" or
    "thing" (a noun phrase of unknown head before a cue); `head` is the token that decides it.
    """

    first: int
    last: int
    head: int
    kind: str
    possessive: bool = False
    name: Name | None = None
    after: int = 0


@cache
def noun_kinds() -> dict[str, str]:
    """Return what each pronoun and each head noun, singular or plural, makes a mention."""
    table = lexicon("nominals")
    kinds: dict[str, str] = {}
    for key, kind in (("documents", "document"), ("bodies", "group"), ("people", "people")):
        for noun in table[key]:
            kinds[noun] = kind
            kinds[_plural(noun)] = kind
    for key, group in table["pronouns"].items():
        kinds.update((word, _PRONOUN_KINDS.get(key, "pronoun")) for word in group)
    return kinds


@cache
def _may_be_head() -> WordTable[bool]:
    """Return whether the word after a head noun may be the head in its place: "the minister's aide", "police chief"."""
    return WordTable(lambda low: noun_kinds().get(low) not in _NO_HEAD or low in offices())


def makes_mention(low: str) -> bool:
    """Whether a word is a pronoun or a head noun of mentions."""
    return low in noun_kinds()


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


class Scene:
    """An article's tokens with its quotations, names and cues, read once and asked by sentence."""

    def __init__(self, tokens: Tokens, regions: list[Region]) -> None:
        """Read the names and cues of the whole article; mentions are read when a sentence is asked for."""
        self.tokens = tokens
        self.regions = regions
        self.quoted = bytearray(len(tokens.words) + 1)
        for region in regions:
            self.quoted[region.before : region.after] = b"\1" * (region.after - region.before)
        self.sentences = [sentence for paragraph in tokens.paragraphs for sentence in paragraph.sentences]
        self._firsts = [first for first, _ in self.sentences]
        self.names = read_names(tokens, self.sentences, [region.first for region in regions])
        self._describe()
        self.name_at = {name.start: name for name in self.names}
        self.inside = {i: name for name in self.names for i in range(name.start, name.last)}
        self.verbs = read_verbs(tokens, self.inside)
        self.told = [verb for verb in self.verbs if not self.quoted[verb.first]]
        self._verb_starts = [verb.first for verb in self.told]
        self.cue_mask = bytearray(len(tokens.words) + 1)
        for verb in self.told:
            self.cue_mask[verb.first : verb.last] = b"\1" * (verb.last - verb.first)
        self.heads = self._heads()
        self._found: dict[Span, list[Mention]] = {}

    def _heads(self) -> list[int]:
        """Return the tokens of the narrative that make a mention: first ones of names, pronouns and head nouns."""
        nouns = [i for i in self.tokens.places(makes_mention) if i not in self.inside]
        return [i for i in sorted([*self.name_at, *nouns]) if not self.quoted[i]]

    def _describe(self) -> None:
        """Give each name the office in the apposition beside it; most names have nothing that may be one."""
        lows, telling = [*self.tokens.lows, "."], employing() | {",", "(", "of"}
        for name in self.names:
            following, before = lows[name.last], lows[name.start - 1]
            set_off = before == ","
            if not (set_off or before == ":" or following in telling):
                continue
            if name.possessive or name.bare or self.quoted[name.first]:
                continue
            first, stop = self.sentence(name.first)
            if following in (",", "("):
                name.role, name.after = description_after(self.tokens, name.last, stop)
                if name.role and self._titles_another(name.last, name.after):
                    name.role, name.after = "", name.last
                if not name.role and _called_body(self.tokens, name):
                    name.body = True
            if before == ":" and not name.role:
                name.role, name.lead = office_label(self.tokens, name.start, first, following)
            if set_off and not name.role:
                name.role, name.lead = description_before(self.tokens, name.start, first, following in (",", "."))
                if name.after == name.last and self._set_off(name):
                    name.after = name.last + 1
            past = past_relative(self.tokens, self.quoted, name.last, stop)
            name.after = max(name.after, past, past_place(self.tokens, name.last, stop))
            if name.role and lows[name.after - 1] == ",":  # "Ann Lee, head of the trust, which runs the school, said"
                name.after = max(name.after, past_relative(self.tokens, self.quoted, name.after - 1, stop))
            if name.after == name.last and not name.body and (employer := employer_after(self.tokens, name.last)):
                name.after = employer[1]

    def _set_off(self, name: Name) -> bool:
        """Whether a name that a comma precedes is followed by one and a cue: "her counterpart, Ann Lee, said"."""
        after = name.last + 1
        if after >= len(self.tokens.words) or self.tokens.words[name.last] != ",":
            return False
        return finite_cue(self.tokens.lows[after]) is not None

    def _titles_another(self, first: int, last: int) -> bool:
        """Whether the office in a description is the title of another name: "in Leeds, Mayor Ann Lee, said"."""
        low = bisect_left(self.names, first, key=lambda name: name.first)
        high = bisect_left(self.names, last, key=lambda name: name.first)
        titles = (self.tokens.lows[name.start : name.core] for name in self.names[low:high] if not name.bare)
        return any(not courtesies().issuperset(title) for title in titles)

    def sentence(self, token: int) -> Span:
        """Return the sentence that holds a token."""
        return self.sentences[self.sentence_index(token)]

    def sentence_index(self, token: int) -> int:
        """Return which sentence holds a token; the last holds the token past the last, too."""
        return bisect_right(self._firsts, token) - 1

    def sentence_before(self, token: int) -> Span | None:
        """Return the sentence before that of a token in its paragraph; the first has none before it."""
        index = self.sentence_index(token) - 1
        paragraph = bisect_right(self.tokens.paragraphs, token, key=lambda one: one.first) - 1
        before = self.sentences[index] if index >= 0 else (-1, -1)
        return before if before[0] >= self.tokens.paragraphs[paragraph].first else None

    def around(self, token: int) -> Span:
        """Return the sentence that holds a token, or as much of a very long one as can matter to it."""
        span = self.sentences[bisect_right(self._firsts, token) - 1]
        if span[1] - span[0] <= _REACH:
            return span
        return max(span[0], token - _REACH), min(span[1], token + _REACH)

    def verbs_in(self, first: int, last: int) -> list[Verb]:
        """Return the cues of the narrative between two tokens."""
        starts = self._verb_starts
        low = bisect_left(starts, first)
        return self.told[low : bisect_left(starts, last, low)]

    def all_verbs_in(self, first: int, last: int) -> list[Verb]:
        """Return the cues between two tokens, those inside quotations too."""
        low = bisect_left(self.verbs, first, key=lambda verb: verb.first)
        return self.verbs[low : bisect_left(self.verbs, last, key=lambda verb: verb.first)]

    def mentions(self, first: int, last: int) -> list[Mention]:
        """Return the mentions in the narrative between two tokens, in order; a sentence is read once."""
        key = (first, last)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = _with_phrases(self, _read_mentions(self, first, last), first, last)
        return found


def _called_body(tokens: Tokens, name: Name) -> bool:
    """Whether a name that opens with no first name is called a body beside it: "Zippo Crate, the delivery firm"."""
    lows, at = tokens.lows, name.last + 1
    if name.core > name.start or is_given(lows[name.core]) or lows[at : at + 1] not in (["the"], ["a"], ["an"]):
        return False
    near = lows[at + 1 : at + 1 + _CALLED]
    head = next((i for i, low in enumerate(near) if low in vocabulary("bodies", "describing")), None)
    return head is not None and all(low[0].isalpha() and low not in function_words() for low in near[:head])


def _read_mentions(scene: Scene, first: int, last: int) -> list[Mention]:
    lows, name_at, heads, kinds = scene.tokens.lows, scene.name_at, scene.heads, noun_kinds()
    found: list[Mention] = []
    done = first
    low = bisect_left(heads, first)
    for i in heads[low : bisect_left(heads, last, low)]:
        if i < done:
            continue
        name = name_at.get(i)
        if name is not None:
            mention = _named(name, last)
            done = mention.after if mention.after > mention.last + 1 else mention.last
            if not found:
                found.append(mention)
            elif not place_in_place(lows, mention, found[-1]):
                drop_described(scene.tokens, name, found)
                if mention.kind == "name" and found and of_whom(scene.tokens, name, found[-1]):
                    mention.first = found.pop().first
                found.append(mention)
            continue
        kind = kinds[lows[i]]
        mention_ = _common(scene, first, last, i, kind, found)
        if mention_ is None:
            continue
        if kind == "who" and (trade := _before_who(scene, i, first, found)):
            found.append(trade)
        elif kind in ("people", "group") and found and part_of(found[-1], mention_):
            found.pop()  # whose deputy it is says nothing, nor does "Florida" in "the Florida senator"
        found.append(mention_)
        done = mention_.after if mention_.after > mention_.last + 1 else done
    return found


def _named(name: Name, last: int) -> Mention:
    kind = "title" if name.bare else "body" if name.body else "name"
    after = name.after if name.after < last else last
    return Mention(name.start, name.last, name.last - 1, kind, name.possessive, name, after)


def _common(scene: Scene, first: int, last: int, i: int, kind: str, found: list[Mention]) -> Mention | None:
    """Return the mention whose head or pronoun is the token `i`, or None if a later token is the head."""
    lows = scene.tokens.lows
    low, follower = lows[i], lows[i + 1] if i + 1 < last else "."
    if low == "one" and follower == "of":
        end = tail_end(scene, i + 1, last)
        return Mention(i, end, i, "people", False, None, end)
    if low == "one" and follower[0].isalpha() and not _goes_with_verb(follower):
        return None  # it counts a later head: "one player"
    if kind in _PRONOUNS:
        if kind == "his" and (end := _past_owned(scene, i, last)) > i + 1:
            return Mention(i, end, end - 1, "people", after=end)
        return Mention(i, i + 1, i, kind, kind == "his", None, i + 1)
    if _may_be_head()[follower] or (i + 1 in scene.name_at and low in offices()):
        return None  # it describes a later head, or is a title before a name
    modifies = low in offices() and follower in vocabulary("titles", "modifiers")
    if modifies and offices().intersection(lows[i + 2 : i + 3]):
        return None  # "chief operating officer"
    start = phrase_start(scene, first, i)
    possessive = low[-2:] == "'s" or follower in ("'", "’")
    if start < i and found and found[-1].possessive and start <= found[-1].last and found[-1].first >= first:
        start = found[-1].first
    end = i + 1 if possessive else tail_end(scene, i + 1, last)
    after = end if possessive else past_relative(scene.tokens, scene.quoted, end, last)
    of = scene.inside.get(end - 1)  # "a spokesman for Ann Lee, the mayor, said"
    return Mention(start, end, i, kind, possessive, None, max(after, of.after if of is not None and end > i + 1 else 0))


def _goes_with_verb(low: str) -> bool:
    """Whether a word after "one" is its verb or leads to it: "one reportedly said"."""
    return low in function_words() or low in cue_forms() or is_adverb(low)


def _past_owned(scene: Scene, i: int, last: int) -> int:
    """Return the token past somebody no list knows whom a cue right after a quotation names: “No,” said her trainer."""
    lows, end = scene.tokens.lows, i + 1
    if i < 2 or not (scene.cue_mask[i - 1] and scene.quoted[i - 2]):
        return i
    while end < min(i + LONGEST, last) and lows[end][0].isalnum() and lows[end] not in function_words():
        if lows[end] in noun_kinds() or lows[end] in offices() or end in scene.inside:
            return i
        end += 1
    return end


def _with_phrases(scene: Scene, found: list[Mention], first: int, last: int) -> list[Mention]:
    """Add the noun phrases of unknown head that stand before a cue as its subject: "the fourth draft says"."""
    added: list[Mention] = []
    verbs = scene.verbs_in(first, last)
    if not verbs:
        return found
    ends = [end for mention in found for end in (mention.last, mention.after)]
    for verb in verbs:
        if verb.cue.form == "ing":
            continue
        edge = before_auxiliaries(scene, verb.first, first)
        if edge in ends:
            continue
        phrase = _phrase(scene, edge, first) or _inverted(scene, verb.last, last)
        if phrase is not None and not any(m.first < phrase.last and m.last > phrase.last - 1 for m in found):
            added.append(phrase)
    return sorted([*found, *added], key=lambda mention: mention.first) if added else found


def _inverted(scene: Scene, start: int, last: int) -> Mention | None:
    """Return the person of a trade no list names who follows a cue: "says a packer at the plant"."""
    lows = scene.tokens.lows
    if start >= last or lows[start] not in ("a", "an", "another", "one"):
        return None
    head = start + 1
    while head < min(start + LONGEST, last) and lows[head][0].isalpha() and lows[head] not in function_words():
        head += 1
    head -= 1
    if head == start or head in scene.inside or not lows[head].endswith(_TRADES):
        return None
    end = tail_end(scene, head + 1, last)
    return Mention(start, end, head, "people", False, None, end)


def _before_who(scene: Scene, who: int, first: int, found: list[Mention]) -> Mention | None:
    """Return the person of a trade no list names whom a clause with "who" tells about: "an electrician who asked"."""
    lows = scene.tokens.lows
    end = who - 1 if lows[who - 1] == "," else who
    start, longest = end - 1, max(first, end - LONGEST)
    while start > longest and lows[start][0].isalpha() and lows[start] not in function_words():
        start -= 1
    if start < first or lows[start] not in ("a", "an", "another", "one") or start == end - 1:
        return None
    known = found and found[-1].last > start
    return None if known or not lows[end - 1].endswith(_TRADES) else Mention(start, end, end - 1, "people", after=end)


def _phrase(scene: Scene, end: int, first: int) -> Mention | None:
    """Return the noun phrase that ends at a token: it starts with an article or the like, or its head is a plural."""
    lows = scene.tokens.lows
    i = end
    while i > first and end - i < LONGEST and not scene.quoted[i - 1] and lows[i - 1][0].isalnum():
        low = lows[i - 1]
        if low in openers() and low != "that":
            return Mention(i - 1, end, end - 1, "thing", after=end)
        if low in function_words() or low in cue_forms():
            break
        i -= 1
    head = lows[end - 1]
    plural = head.endswith("s") and not head.endswith(("ss", "'s"))
    if i == end or not plural or not scene.tokens.words[end - 1][0].islower():
        return None
    return Mention(i, end, end - 1, "thing", after=end)
