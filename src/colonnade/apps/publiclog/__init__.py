"""The log of this node: entries in order, their tree, and the files that are published."""
