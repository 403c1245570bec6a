"""SQLite as this site uses it: threads that write take turns, and a connection kept is of the file that is there."""
