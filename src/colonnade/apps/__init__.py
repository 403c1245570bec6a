"""Django: the shells of the rooms."""
