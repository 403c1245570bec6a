"""Organisations: acts decided and stored, and what stands, as tables and pages."""
