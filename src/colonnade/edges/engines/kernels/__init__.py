"""Kernels: public arithmetic compiled for the processor that is here, made once by ``colonnade warmup`` and kept."""
