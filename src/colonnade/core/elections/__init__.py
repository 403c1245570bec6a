"""Elections: secret ballots that anybody can check, in the protocol of Belenios, version 1."""
