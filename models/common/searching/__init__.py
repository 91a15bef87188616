"""What is searched: one folded text of a record, and each condition only once."""
