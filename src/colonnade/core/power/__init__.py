"""Power: how often an affiliate's vote decides, where votes have weights and a quota must be reached."""
