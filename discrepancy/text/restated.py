"""Statements that another article restates in all but one point: alignment and rules know that point by one name."""

RESTATED = "restated:"  # an event's predicate in such a pair, before the point in which the two part
POINTS = ("opposite", "denial", "name", "number", "roles", "cause", "place", "detail")
