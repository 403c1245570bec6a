"""Ballots in the files of others: BLT, tables, workbooks, Belenios and PrefLib, each read into one poll."""
