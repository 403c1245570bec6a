"""Minutes as a document to print: what was done in which order, with everything by which it can be checked."""
