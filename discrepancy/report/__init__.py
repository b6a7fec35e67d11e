"""Turns a report into text, one file a format; every reporter is a pure function of the report."""
