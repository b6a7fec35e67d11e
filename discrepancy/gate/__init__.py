"""Turns a report into an exit code: thresholds now, baselines and suppressions beside them."""
