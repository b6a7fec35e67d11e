"""What lies beneath a file of configuration: the profiles and files that it extends, found, read and merged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from discrepancy.config.document import Document, read_document
from discrepancy.config.settings import NOTHING, Settings, lowest_first
from discrepancy.config.values import COMMAND_LINE, At
from discrepancy.errors import ConfigError, Problem
from discrepancy.text.resources import rules_folder

_DEEPEST = 100  # files one beneath the other: more are a mistake, and would exhaust the stack
_SUFFIXES = frozenset({".yml", ".yaml", ".toml"})


def load(path: Path | None, profile: str | None = None) -> Settings:
    """Return the settings of a file and all beneath it; `profile` replaces the one that it names.

    Raises:
        ConfigError: with every problem of every file: not YAML, a key or value that is not known, a wrong type, a file
            or profile that is not there, one that extends itself.
    """
    reading = _Reading()
    document = Document() if path is None else read_document(path, reading.problems)
    if profile is not None:
        # A path on the command line starts at the working directory, not at the file.
        named = At(str(Path.cwd() / profile) if _is_path(profile) else profile, COMMAND_LINE)
        document = replace(document, profile=named)
    settings = reading.resolved(document, (path.resolve(),) if path else (), in_profile=False)
    if reading.problems:
        raise ConfigError(*dict.fromkeys(reading.problems))
    return settings


def profiles() -> tuple[tuple[str, Document], ...]:
    """Return the profiles that come with the project, by name.

    Raises:
        ConfigError: as `load`.
    """
    problems: list[Problem] = []
    found = tuple((name, read_document(_home(name), problems, profile=True)) for name in profile_names())
    if problems:
        raise ConfigError(*problems)
    return found


@cache
def profile_names() -> tuple[str, ...]:
    """Return the names of the profiles that come with the project, sorted."""
    return tuple(sorted(path.stem for path in _home("").parent.glob("*.yaml")))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The files met so far, each merged with all beneath it but once, and what is wrong in them."""

    problems: list[Problem] = field(default_factory=list)
    known: dict[tuple[Path, bool], Settings] = field(default_factory=dict)

    def resolved(self, document: Document, trail: tuple[Path, ...], *, in_profile: bool) -> Settings:
        """Return a document's settings over those of all beneath it; `trail` holds the files that led here."""
        layers = [self._beneath(each, document.folder, trail, in_profile) for each in document.extends]
        if document.profile is not None:
            layers.append(self._beneath(document.profile, document.folder, trail, True))
        return lowest_first([*layers, document.settings])

    def _beneath(self, name: At[str], folder: Path, trail: tuple[Path, ...], as_profile: bool) -> Settings:
        """Return the settings of what a file names, found from its folder."""
        path = self._found(name, folder)
        if path is None:
            return NOTHING
        real = path.resolve()
        if real in trail:
            way = " > ".join(each.name for each in (*trail[trail.index(real) :], real))
            self.problems.append(name.place.problem(f"{name.value!r} extends itself: {way}"))
            return NOTHING
        if len(trail) > _DEEPEST:
            self.problems.append(name.place.problem(f"{name.value!r} lies more than {_DEEPEST} files deep"))
            return NOTHING
        shipped = not _is_path(name.value)
        key = (real, as_profile or shipped)
        if key not in self.known:
            called = f"profile {name.value}" if shipped else ""
            document = read_document(path, self.problems, profile=key[1], called=called)
            self.known[key] = self.resolved(document, (*trail, real), in_profile=key[1])
        return self.known[key]

    def _found(self, name: At[str], folder: Path) -> Path | None:
        """Return the file of a profile's name or of a path, or None with a problem noted."""
        if _is_path(name.value):
            path = folder / name.value
            if _is_file(path):
                return path
            self.problems.append(name.place.problem(f"there is no file {name.value}"))
        elif name.value in profile_names():
            return _home(name.value)
        elif name.value:  # a blank one has been complained of
            self.problems.append(name.place.problem(f"no profile is called {name.value}: {_hint(name.value)}"))
        return None


def _hint(name: str) -> str:
    near = get_close_matches(name, profile_names(), n=1)
    if near:
        return f"did you mean {near[0]}?"
    return f"there are {', '.join(profile_names())}, and files by their path (./{name}.yaml)"


def _is_path(name: str) -> bool:
    """Whether a name is a path: it has a separator or the suffix of a file."""
    return "/" in name or "\\" in name or Path(name).suffix in _SUFFIXES


def _is_file(path: Path) -> bool:
    """Whether a path leads to a file; one that the system cannot even look up, such as one too long, does not."""
    try:
        return path.is_file()
    except OSError:
        return False


def _home(name: str) -> Path:
    return rules_folder() / "profiles" / f"{name}.yaml"
