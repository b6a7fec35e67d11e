"""`discrepancy init`: a configuration to start from, which works as it stands."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancy.cli.output import emit, say

_TEMPLATE = """\
# The configuration of discrepancy for the articles in this folder and below. What each key means, with an example:
# docs/configuration.md. What it comes to: discrepancy check FOLDER --show-config

# Severities as a guide has them: default, ap, guardian, reuters, strict, or a file of your own.
profile: default

# Severities of your own, by rule or family: error, warning, note or off.
# severity:
#   wording/bracket: warning
#   attribution/anonymous: off

# The least severity that shuts the gate: error, warning, note or never.
# fail_on: error

# Leave out findings of rules that are right less often, from 0 to 1.
# min_confidence: 0.7

# Rules of your own, in files or folders beside this file.
# rules: newsroom-rules

# Documents to leave out; patterns as in .gitignore, as seen from here. A file .discrepancyignore in FOLDER does it too.
# exclude:
#   - archive/
#   - "*-draft.md"

# Whose an article is, where its front matter does not say.
# outlets:
#   wire/*: Harbour Wire

# Other severities for findings in some documents, or of some outlets.
# overrides:
#   - documents: live/
#     ignore: wording/omission
#   - outlets: Harbour Wire
#     severity:
#       wording: error
"""


@click.command("init", short_help="Write a configuration to start from.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path())
def command(folder: Path) -> int:
    """Write FOLDER/discrepancy.yml, which changes nothing until you change it; without FOLDER, here.

    A configuration that is there stays as it is.
    """
    from discrepancy.config.discover import NAMES

    for path in (folder / name for name in NAMES):
        if path.exists() or path.is_symlink():
            raise click.ClickException(f"{path} exists: change that file")
    path = folder / NAMES[0]
    emit(_TEMPLATE, path)
    say(f"wrote {path}; see what it does with: discrepancy check {folder} --show-config")
    return 0
