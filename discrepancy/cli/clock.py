"""The day on which a run takes place, read in one place so that it can be set."""

from __future__ import annotations

import datetime
import os

import click

_VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> datetime.date:
    """Return today's date, or the UTC date of the seconds in SOURCE_DATE_EPOCH.

    Raises:
        click.ClickException: the variable is set and holds no such number.
    """
    fixed = os.environ.get(_VARIABLE)
    if not fixed:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(fixed), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise click.ClickException(f"{_VARIABLE} is {fixed!r}: it must be seconds since 1970") from error
