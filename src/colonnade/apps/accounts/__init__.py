"""Accounts: invitations taken, people signed in by two factors, sessions listed and ended; no day is ever a time."""
