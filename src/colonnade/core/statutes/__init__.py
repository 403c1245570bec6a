"""Statutes: a document in articles, the rules its articles say, what contradicts in it, and how it is amended."""
