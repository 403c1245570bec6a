"""What an act is: its envelope, its canonical bytes, its seals and its place in the order."""
