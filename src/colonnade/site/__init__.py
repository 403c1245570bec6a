"""The public site: settings, addresses, wiring and what every page shares."""
