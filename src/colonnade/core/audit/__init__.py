"""The audit: does this roof stand on columns? Forty criteria over what is known of an organisation."""
