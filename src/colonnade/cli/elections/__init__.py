"""`colonnade election …`: an election in a folder, from its plan to its result, and the verifier of archives."""
