"""Nothing: what is answered about a statute leaves with the page."""

PRIMARY = ()
PROJECTION = ()
