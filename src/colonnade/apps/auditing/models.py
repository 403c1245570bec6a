"""Nothing: what a dossier tells is never stored."""

PRIMARY = ()
PROJECTION = ()
