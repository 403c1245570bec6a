"""The electorate: a roll of pseudonymous voters for each base organisation, private to its board and inspection."""
