"""Elections: what the public log says of them, as pages."""
