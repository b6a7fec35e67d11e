"""`discrepancy config`: what a configuration file may hold."""

from __future__ import annotations

import json

import click

from discrepancy.cli.output import emit


@click.group("config", short_help="Print the JSON Schema of a configuration.")
def command() -> None:
    """Help with writing a configuration: `discrepancy init` begins one, `check --show-config` shows what it does."""


@command.command("schema", short_help="Print the JSON Schema of a configuration.")
def schema() -> int:
    """Print the JSON Schema of a configuration, for editors that complete and check YAML."""
    from discrepancy.config.jsonschema import config_schema

    emit(json.dumps(config_schema(), indent=2, ensure_ascii=False) + "\n")
    return 0
