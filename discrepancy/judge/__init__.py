"""The judge: rules in YAML, the facts that they may name, and the engine that turns differences into findings."""
