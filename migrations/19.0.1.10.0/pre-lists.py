"""One index leads through all states of a partner's deals: that of two of them goes."""

from odoo.tools import sql


def migrate(cr, _version):
    """Drop it: Odoo leaves an index that a model does not name any more."""
    sql.drop_index(cr, "prm_registration_waiting_list", "prm_registration")
