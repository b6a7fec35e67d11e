"""Estimate the weights of the source and speech models from a folder of articles with gold attributions.

    python benchmarks/train_quotes.py FOLDER

FOLDER holds .txt files and gold.jsonl, one attribution a line with "doc", "content" and "source" as lists of spans.
The weights weigh structure alone (order, distance, punctuation, cue class, kind of mention); they overwrite
source_weights.tsv, speech_weights.tsv and reported_weights.tsv in rules/lexicons/: a feature and its weight a line. The
words in features are those of the lexicons. The source model is a softmax over the candidates of a quotation, the two
others are logistic regressions, all fitted by AdaGrad with a small L2 penalty.
"""

from __future__ import annotations

import argparse
import collections
import json
import math
import random
from pathlib import Path

from discrepancy.extract.marks import Region, read_regions
from discrepancy.extract.mentions import Scene
from discrepancy.extract.reported import possible_reports, spans_of
from discrepancy.extract.sources import Candidate, chained, options_near, place_of
from discrepancy.extract.speech import speech_features
from discrepancy.load.clean import blocks
from discrepancy.model import Span
from discrepancy.text.resources import rules_folder
from discrepancy.text.tokens import tokenize

Gold = list[tuple[list[Span], list[Span]]]
Case = tuple[list[list[str]], list[bool]]
Quotation = tuple[Scene, Region, bool, list[Candidate], str]


def read_gold(folder: Path) -> dict[str, Gold]:
    gold: dict[str, Gold] = collections.defaultdict(list)
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        gold[item["doc"]].append(([tuple(s) for s in item["content"]], [tuple(s) for s in item["source"]]))
    return gold


def covered(region: Region, gold: Gold) -> tuple[float, list[Span]]:
    """Return the largest share of a region that one gold content covers, and that content's sources."""
    best, sources = 0.0, []
    for content, source in gold:
        share = sum(max(0, min(b, region.end) - max(a, region.start)) for a, b in content)
        if share / (region.end - region.start) > best:
            best, sources = share / (region.end - region.start), source
    return best, sources


def is_right(scene: Scene, option: Candidate, sources: list[Span]) -> bool:
    first, last = scene.tokens.span(option.mention.first, option.mention.last)
    return any(first < b and a < last for a, b in sources)


def _same_sentence(scene: Scene, first: int, earlier: Quotation) -> bool:
    return earlier[0] is scene and earlier[1].after > first


def read_cases(folder: Path) -> tuple[list[Case], list[Quotation]]:
    gold = read_gold(folder)
    cases: list[Case] = []
    speech: list[Quotation] = []
    for name in sorted(gold):
        text = (folder / name).read_bytes().decode()
        tokens = tokenize(text, blocks(text))
        regions = read_regions(tokens)
        scene = Scene(tokens, regions)
        earlier: tuple[Candidate, Region] | None = None
        for region in regions:
            share, sources = covered(region, gold[name])
            place = place_of(scene, region)
            options = options_near(scene, region, place)
            if earlier is not None and region.paragraph - earlier[1].paragraph <= 2:
                options.append(chained(scene, region, place, *earlier))
            if not region.single and (share >= 0.5 or share == 0):
                same = str(speech[-1][2]) if speech and _same_sentence(scene, place.first, speech[-1]) else ""
                speech.append((scene, region, share >= 0.5, options, same))
            if share < 0.5 or not sources:
                continue
            right = [is_right(scene, option, sources) for option in options]
            if any(right) and not all(right):
                cases.append(([option.features for option in options], right))
            if any(right):
                earlier = options[right.index(True)], region
    return cases, speech


def jaccard(spans: list[Span], others: list[Span]) -> float:
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in others)
    size = sum(b - a for a, b in spans) + sum(b - a for a, b in others)
    return common / (size - common) if common else 0.0


def read_reported(folder: Path) -> list[tuple[list[str], bool]]:
    gold = read_gold(folder)
    cases = []
    for name in sorted(gold):
        text = (folder / name).read_bytes().decode()
        tokens = tokenize(text, blocks(text))
        scene = Scene(tokens, read_regions(tokens))
        contents = sorted(content for content, _ in gold[name])
        for report in possible_reports(scene):
            spans = list(spans_of(scene, report))
            near = [c for c in contents if c[0][0] < spans[-1][1] and c[-1][1] > spans[0][0]]
            cases.append((report.features, any(jaccard(spans, c) >= 0.5 for c in near)))
    return cases


def fit_softmax(cases: list[Case], epochs: int = 6, rate: float = 0.1, decay: float = 2e-6) -> dict[str, float]:
    weights: dict[str, float] = collections.defaultdict(float)
    squares: dict[str, float] = collections.defaultdict(lambda: 1e-2)
    order = list(range(len(cases)))
    shuffle = random.Random(1).shuffle
    for _ in range(epochs):
        shuffle(order)
        for index in order:
            options, right = cases[index]
            scores = [sum(weights[f] for f in features) for features in options]
            top = max(scores)
            odds = [math.exp(score - top) for score in scores]
            total, good = sum(odds), sum(o for o, r in zip(odds, right, strict=True) if r)
            slopes: dict[str, float] = collections.defaultdict(float)
            for features, o, r in zip(options, odds, right, strict=True):
                slope = o / total - (o / good if r and good else 0.0)
                if abs(slope) > 1e-4:
                    for feature in features:
                        slopes[feature] += slope
            step(weights, squares, slopes, rate, decay)
    return weights


def step(
    weights: dict[str, float], squares: dict[str, float], slopes: dict[str, float], rate: float, decay: float
) -> None:
    for feature, slope in slopes.items():
        slope += decay * weights[feature] * 1000
        squares[feature] += slope * slope
        weights[feature] -= rate * slope / math.sqrt(squares[feature])


def fit_logistic(cases: list[tuple[list[str], bool]], epochs: int = 6, rate: float = 0.05) -> dict[str, float]:
    weights: dict[str, float] = collections.defaultdict(float)
    squares: dict[str, float] = collections.defaultdict(lambda: 1e-2)
    order = list(range(len(cases)))
    shuffle = random.Random(2).shuffle
    for _ in range(epochs):
        shuffle(order)
        for index in order:
            features, yes = cases[index]
            slope = 1 / (1 + math.exp(-sum(weights[f] for f in features))) - yes
            step(weights, squares, dict.fromkeys(features, slope), rate, 2e-6)
    return weights


def save(name: str, weights: dict[str, float]) -> None:
    kept = {feature: round(weight, 2) for feature, weight in sorted(weights.items()) if abs(weight) >= 0.05}
    lines = [f"{feature}\t{weight}\n" for feature, weight in kept.items()]
    (rules_folder() / "lexicons" / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    cases, speech = read_cases(folder)
    weights = fit_softmax(cases)
    save("source_weights", weights)
    told = []
    for scene, region, yes, options, same in speech:
        for option in options:
            option.score = sum(weights.get(f, 0.0) for f in option.features)
        best = max(options, key=lambda option: option.score) if options else None
        told.append((speech_features(scene, region, place_of(scene, region), best, same), yes))
    reported = read_reported(folder)
    reported_weights = fit_logistic(reported)
    reported_weights["threshold"] = -0.2
    save("reported_weights", reported_weights)
    save("speech_weights", fit_logistic(told))


if __name__ == "__main__":
    main()
