"""Loading: files become articles, and articles become paragraphs that know what they are for."""
