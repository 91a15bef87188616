"""The lines of the table: what is measured, beside what, and how far it may go."""
