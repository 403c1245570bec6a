"""One command, `colonnade`; what needs no server runs without Django."""
