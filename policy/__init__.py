"""The thinking of the portal in plain Python: codes in, codes out, nothing of Odoo."""
