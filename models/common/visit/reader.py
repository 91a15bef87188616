"""Who asks: each request reads of them what each page needs, by one query."""

from odoo.tools import SQL

from .rows import Rows

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


def asked_of_reader(env):
    """Return key → expression of the current user, their contact and their company.

    :param env: with all rights
    """
    users = env["res.users"]
    names = [
        field.name
        for field in users._fields.values()
        if field.prefetch is True and field.store and field.column_type
    ]
    return {
        "user": Rows(users, names, [env.uid]),
        "person": Rows(env["res.partner"], PERSON, _of_reader(env, "partner_id")),
        "company": Rows(env["res.company"], COMPANY, _of_reader(env, "company_id")),
    }


def _of_reader(env, name):
    """Return the expression of what a column of the current user refers to."""
    column = SQL.identifier(name)
    return SQL("ARRAY(SELECT %s FROM res_users WHERE id = %s)", column, env.uid)
