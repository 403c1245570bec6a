"""The machine for Ed25519 that has numbers eight side by side."""

from colonnade.edges.engines.kernels.ed25519_machine import machine

run_all = machine(8)
