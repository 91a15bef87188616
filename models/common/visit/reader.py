"""Who asks, and who is named: read at once, with what else a page asks.

What each page tells of the current user comes with the key of their access.
"""

from odoo.tools import SQL

from .rows import Rows, by_ids, column_of, usual

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
EMPLOYEE = ("partner_id", "active", "share")
COMPANY = ("name", "active", "currency_id", "partner_id", "parent_path")


def asked_of_reader(env):
    """Return key → expression of the current user, their contact and their company.

    :param env: with all rights
    """
    user, people, companies = env.user, env["res.partner"], env["res.company"]
    person = SQL("ARRAY(%s)", column_of(user, "partner_id"))
    company = SQL("ARRAY(%s)", column_of(user, "company_id"))
    return {
        "user": Rows(user, usual(user), by_ids(user, user.ids)),
        "person": Rows(people, PERSON, by_ids(people, person)),
        "company": Rows(companies, COMPANY, by_ids(companies, company)),
    }


def asked_of_people(env, employees, people):
    """Return key → expression of employees, and of contacts with theirs.

    :param env: of the page
    :param SQL employees: query of the ids of users
    :param people: contacts that are named beside these
    """
    users_sudo, people_sudo = env["res.users"].sudo(), env["res.partner"].sudo()
    found = by_ids(users_sudo, SQL("ARRAY(%s)", employees))
    contacts = found.select(SQL.identifier(found.table, "partner_id"))
    named = SQL("ARRAY(%s) || %s::int[]", contacts, people.ids)
    return {
        "employees": Rows(users_sudo, EMPLOYEE, found),
        "people": Rows(people_sudo, PERSON, by_ids(people_sudo, named)),
    }


def employees_of(partnership):
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


def asked_of_memberships(env):
    """Return key → expression of the memberships of the current user.

    :param env: of the page
    """
    members_sudo = env["prm.member"].sudo()
    query = members_sudo._search([("user_id", "=", env.uid)])
    return {"memberships": Rows(members_sudo, usual(members_sudo), query)}
