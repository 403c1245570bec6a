"""Many officers at their browsers at once, a real node, and an outside ledger of what it acknowledged."""
