"""Nothing yet: what acts say of elections is in the spans of organisations, and no ballot is taken here."""

PRIMARY = ()
PROJECTION = ()
