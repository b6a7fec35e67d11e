"""What the HTML report shows, as plain data: pure functions of a report, without a word of HTML."""
