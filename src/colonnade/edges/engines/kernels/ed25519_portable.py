"""The machine for Ed25519 that has numbers one after another."""

from colonnade.edges.engines.kernels.ed25519_machine import machine

run_all = machine(1)
