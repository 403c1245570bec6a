"""Accounts: who may sign in and with what, and how an account arises and is given back."""
