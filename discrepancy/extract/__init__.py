"""One article's text to its statements; no other article is looked at."""
