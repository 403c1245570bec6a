"""Nothing: what is brought to be counted is never stored."""

PRIMARY = ()
PROJECTION = ()
