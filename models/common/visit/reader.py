"""Who asks: each request reads of them what each page needs, by one query."""

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
