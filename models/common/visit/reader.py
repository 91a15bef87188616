"""Who asks, and who is named: read at once, with what else a page asks.

What each page tells of the current user comes with the key of their access.
"""

from odoo import api, models
from odoo.tools import SQL

from .rows import Rows, by_ids, column_of, rows_of, usual

# What pages tell of people, and by which zone their days are counted.
PERSON = (
    "name",
    "email",
    "phone",
    "active",
    "tz",
    "lang",
    "type",
    "is_company",
    "parent_id",
    "commercial_partner_id",
    "company_id",
)
COMPANY = ("name", "active", "currency_id", "partner_id", "parent_path")
# Column of the current user → what is read of the record that it refers to.
OWN = {"partner_id": PERSON, "company_id": COMPANY}
# What decides whether a user is an employee who is still there.
EMPLOYEE = ("partner_id", "active", "share")


class PrmReader(models.AbstractModel):
    """What is asked of the current user, and of people whom a page names."""

    _name = "prm.reader"
    _description = "Who reads a page"

    @api.model
    def _asked(self):
        """Return key → expression of the current user, their contact and company."""
        user_sudo = self.env.user.sudo()
        asked = {"user": rows_of(user_sudo)}
        for name, names in OWN.items():
            own_sudo = self.env[user_sudo._fields[name].comodel_name].sudo()
            ids = SQL("ARRAY(%s)", column_of(user_sudo, name))
            asked[name] = Rows(own_sudo, names, by_ids(own_sudo, ids))
        return asked

    @api.model
    def _asked_of_people(self, employees, people):
        """Return key → expression of employees, and of contacts with theirs.

        :param SQL employees: query of the ids of users
        :param people: contacts (sudo) that are named beside these
        """
        users_sudo = self.env["res.users"].sudo()
        found = by_ids(users_sudo, SQL("ARRAY(%s)", employees))
        contacts = found.select(SQL.identifier(found.table, "partner_id"))
        named = SQL("ARRAY(%s) || %s::int[]", contacts, people.ids)
        return {
            "employees": Rows(users_sudo, EMPLOYEE, found),
            "people": Rows(people, PERSON, by_ids(people, named)),
        }

    @api.model
    def _asked_of_memberships(self):
        """Return key → expression of the memberships of the current user."""
        members_sudo = self.env["prm.member"].sudo()
        query = members_sudo._search([("user_id", "=", self.env.uid)])
        return {"memberships": Rows(members_sudo, usual(members_sudo), query)}

    @api.model
    def _employees_of(self, partnership):
        """Return the query of the ids of a partnership's owner and assigned employees.

        :param partnership: one (sudo), or none
        """
        assigned = partnership._fields["user_ids"]
        return SQL(
            "%s UNION ALL SELECT %s FROM %s WHERE %s = %s",
            column_of(partnership, "user_id"),
            SQL.identifier(assigned.column2, to_flush=assigned),
            SQL.identifier(assigned.relation),
            SQL.identifier(assigned.column1),
            partnership.id or None,
        )
