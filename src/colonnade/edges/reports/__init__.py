"""Reports of an audit as people read them: a page, and a document to print. Both draw what ``words`` has told."""
