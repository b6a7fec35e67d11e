"""Turns a report into an exit code: what is held from the gate, and the thresholds for the rest."""
