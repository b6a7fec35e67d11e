"""Runs the command line: `python -m discrepancy` and the `discrepancy` script."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from discrepancy.cli.main import shell


def main() -> NoReturn:
    """Run the command line on `sys.argv`; never returns.

    One run makes few cycles and then ends, so that a search for them among all the statements is time lost; so is
    freeing each of the statements at the end, which the system does at once.
    """
    gc.disable()
    try:
        shell.main(prog_name="discrepancy")
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # the caller closed it
                stream.flush()
        if isinstance(end.code, int):
            os._exit(end.code)
        raise


if __name__ == "__main__":
    main()
