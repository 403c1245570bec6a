"""The outside world: keys and chance, files and their durability; no rules, no models."""
