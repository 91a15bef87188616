"""Under what the index on texts has a deal, beside its text."""

from odoo.tools import SQL


def found_under(table=None):
    """Return the SQL of the keys under which a deal is found beside its text.

    All of them are ids of contacts: of the organization, with a minus; of who
    registered it; and of the organization if all of its people see the deal.

    :param table: how a query calls the table; an index calls it nothing
    """
    names = ("partner_id", "contact_id", "visibility")
    partner, contact, visibility = (
        SQL.identifier(*filter(None, (table, name))) for name in names
    )
    return SQL(
        "(ARRAY[-%s, %s, CASE WHEN %s = 'organization' THEN %s ELSE %s END])",
        partner,
        contact,
        visibility,
        partner,
        contact,
    )
