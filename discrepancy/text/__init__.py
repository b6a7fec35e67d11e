"""Tokens, normal forms and lexicons: what every stage may use."""
