"""The templates of statutes that come with Colonnade: the statutes themselves, what is asked, and every source."""
