"""Counting ballots that somebody brings to a page: shown, printed, and kept nowhere."""
