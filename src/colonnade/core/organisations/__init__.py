"""What organisations are: their acts, what follows from them, and the form that is derived."""
