"""The public log as bytes: Merkle tree, tiles, signed notes, checkpoints and proofs."""
