"""Runs the command line: `python -m discrepancy` and the `discrepancy` script."""

from __future__ import annotations

from discrepancy.cli.main import shell


def main() -> None:
    """Run the command line on `sys.argv`; never returns."""
    shell.main(prog_name="discrepancy")


if __name__ == "__main__":
    main()
