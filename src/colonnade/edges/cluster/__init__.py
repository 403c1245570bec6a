"""Ballots of an archive examined by Dask's workers, on this machine and others: they are told where, and read there."""
