"""Configuration: what a newsroom decides once, read from a file beside its articles and merged in layers."""
