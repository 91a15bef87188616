"""What names the records that others refer to, read at once.

Else each relation reads its records by itself, with all of their columns: a form has
twenty of them, with one record each.
"""

from odoo.tools import SQL

from .rows import Rows, by_ids

USERS, PEOPLE = "res.users", "res.partner"
# What tells who somebody is, what core's rules look at, and by which zone days count.
USER = ("partner_id", "active", "share", "company_id")
PERSON = (
    "name",
    "complete_name",
    "active",
    "type",
    "is_company",
    "parent_id",
    "commercial_partner_id",
    "company_name",
    "commercial_company_name",
    "company_id",
    "user_id",
    "partner_share",
    "create_date",
    "tz",
    "lang",
)
COMPANIES = "res.company"
# Of these, what else a form asks.
BESIDE = {"prm.portal": ("active", "company_id", "property_definition")}


def asked_of_named(records_sudo, names, users=None, people=None):
    """Return key → expression of what names the records that fields refer to.

    What is known is not asked for. See ``ask_together``.

    :param records_sudo: with all rights, whose fields are in the cache
    :param names: of fields; what is no stored many2one is left out
    :param SQL users: query of the ids of more users
    :param SQL people: query of the ids of more contacts
    """
    env, ids = records_sudo.env, {USERS: set(), PEOPLE: set()}
    for name in names:
        field = records_sudo._fields[name]
        if field.type == "many2one" and field.store:
            values = map(field._get_cache(env).get, records_sudo._ids)
            ids.setdefault(field.comodel_name, set()).update(filter(None, values))
    # By whose zone days are counted.
    here = env[COMPANIES]._fields["partner_id"]._get_cache(env)
    ids[PEOPLE] |= {*filter(None, map(here.get, ids.get(COMPANIES, ())))}
    asked = _asked_of_people(env, ids.pop(USERS), ids.pop(PEOPLE), users, people)
    for model, found in ids.items():
        columns = _columns_of_name(env[model])
        if missing := _missing(env[model], columns, found):
            asked[model] = Rows(env[model], columns, by_ids(env[model], missing))
    return asked


def _asked_of_people(env, users, people, more_users, more_people):
    """Return the same of users and contacts; the name of a user is the contact's."""
    users_sudo, people_sudo = env[USERS], env[PEOPLE]
    missing = _missing(users_sudo, USER, users)
    contact_of = users_sudo._fields["partner_id"]._get_cache(env)
    people = people | {contact_of[id_] for id_ in users - {*missing}}
    unknown = _missing(people_sudo, PERSON, people)
    asked = {}
    contacts = [SQL("SELECT unnest(%s::int[])", unknown)] if unknown else []
    if missing or more_users:
        some = SQL("SELECT unnest(%s::int[])", missing)
        some = SQL("%s UNION ALL %s", some, more_users) if more_users else some
        found = by_ids(users_sudo, SQL("ARRAY(%s)", some))
        asked[USERS] = Rows(users_sudo, USER, found)
        contacts.append(found.select(SQL.identifier(found.table, "partner_id")))
    contacts += [more_people] if more_people else []
    if contacts:
        some = SQL("ARRAY(%s)", SQL(" UNION ALL ").join(contacts))
        asked[PEOPLE] = Rows(people_sudo, PERSON, by_ids(people_sudo, some))
    return asked


def _columns_of_name(model):
    """Return the names of the columns that name a record of this model."""
    asked = model.pool.field_depends[model._fields["display_name"]]
    return tuple(
        name
        for name in dict.fromkeys((*asked, *BESIDE.get(model._name, ())))
        if name in model._fields
        if model._fields[name].column_type and model._fields[name].store
    )


def _missing(model, names, ids):
    """Return those of some ids of which a value is not known."""
    caches = [model._fields[name]._get_cache(model.env) for name in names]
    return [id_ for id_ in ids if any(id_ not in cache for cache in caches)]
