"""The desk: seats, drafts and agreements of those who hold offices; private to their organisation until recorded."""
