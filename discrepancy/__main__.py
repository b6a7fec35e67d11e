"""Runs the command line: `python -m discrepancy` and the `discrepancy` script."""

from __future__ import annotations

import gc

from discrepancy.cli.main import shell


def main() -> None:
    """Run the command line on `sys.argv`; never returns.

    One run makes few cycles and then ends, so that a search for them among all the statements is time lost.
    """
    gc.disable()
    shell.main(prog_name="discrepancy")


if __name__ == "__main__":
    main()
