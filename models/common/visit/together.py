"""What a page asks the database of several tables it asks by one query.

All of it is found by the ORM: domains, rules and orders hold as for a search of each.
"""

from odoo.fields import Domain
from odoo.tools import SQL

from .once import once, remember
from .rows import Rows

# Of what pages ask, a few thousand entries of an index are read at most. To share this
# out among processes, or to compile it, takes longer than to do it.
PLAINLY = SQL("SET LOCAL max_parallel_workers_per_gather TO 0; SET LOCAL jit TO off;")


def ask_together(env, questions, before=None):
    """Return key → answer of expressions in SQL, by one query.

    Of :class:`Rows` the values are kept, and their ids are the answer.

    :param dict questions: key → expression
    :param before: what is set with it, as far as the end of the transaction
    """
    if not questions:
        return {}
    query = SQL("SELECT %s", SQL(", ").join(questions.values()))
    [row] = env.execute_query(SQL("%s %s", before, query) if before else query)
    return {
        key: asked.keep(answer) if isinstance(asked, Rows) else answer
        for (key, asked), answer in zip(questions.items(), row, strict=True)
    }


def listed(env, key, question):
    """Return a list: asked ahead under this key (``prm.portal.glance``), or asked now.

    :param tuple key: of ``once``
    :param question: it returns the expression in SQL
    """
    return once(env, key, lambda: tuple(ask_together(env, {key: question()})[key]))


def look_up(env, questions):
    """Ask at once for lists that will be asked for; see ``listed``.

    :param dict questions: key of ``once`` → expression
    """
    answers = ask_together(env, questions)
    for key, answer in answers.items():
        remember(env, key, tuple(answer))
    return answers


def is_there(model, domain):
    """Return the expression that tells whether who asks finds such a record."""
    return SQL("EXISTS(%s)", model._search(domain, limit=1).select(SQL("1")))


def holding(sought):
    """Return the expression of the keys of what holds something, as a list.

    :param dict sought: key → model in the environment of who asks, and domain
    """
    found = [
        SQL("CASE WHEN %s THEN %s END", is_there(*each), key)
        for key, each in sought.items()
    ]
    return SQL("ARRAY_REMOVE(ARRAY[%s]::text[], NULL)", SQL(", ").join(found))


def ids_of(model, domain, column="id", **page):
    """Return the expression of the ids of what who asks finds, as a list.

    :param str column: stored many2one of which the ids are meant instead
    :param page: order and limit
    """
    query = model._search(domain, **page)
    return SQL("ARRAY(%s)", query.select(SQL.identifier(query.table, column)))


def find_lines(*sought):
    """Find the lines of several fields by one query; what is known stays.

    From then on the fields of these records are read without a query, as if each had
    been read by itself. So are the lines where it is said what is read of them.

    :param sought: pairs of one record with all rights (sudo), or none, and of names of
        fields: one2many or many2many; or of name → names of fields of the lines
    """
    questions = asked_of_lines(*sought)
    if questions:
        [(some_sudo, _field), *_others] = questions
        keep_lines(ask_together(some_sudo.env, questions))


def asked_of_lines(*sought):
    """Return what :func:`find_lines` asks: record (sudo) and field → expression."""
    return {
        (record_sudo, record_sudo._fields[name]): _lines_of(
            record_sudo,
            record_sudo._fields[name],
            names[name] if isinstance(names, dict) else (),
        )
        for record_sudo, names in sought
        for name in names
        if record_sudo.id
        and any(record_sudo._fields[name]._cache_missing_ids(record_sudo))
    }


def keep_lines(answers):
    """Keep what was answered to :func:`asked_of_lines`, as if it had been read."""
    for (record_sudo, field), ids in answers.items():
        field._insert_cache(record_sudo, [tuple(ids)])


def _lines_of(record_sudo, field, names=()):
    """Return the expression of the ids of a field, in their order.

    :param names: of fields of the lines that are read, if any
    """
    lines = record_sudo.env[field.comodel_name]
    lines_sudo = lines.sudo().with_context(active_test=False, **field.context)
    domain = field.get_comodel_domain(lines_sudo)
    if field.type == "one2many":
        domain &= Domain(field.inverse_name, "in", record_sudo.ids)
    query = lines_sudo._search(domain, order=lines_sudo._order)
    number = SQL.identifier(query.table, "id")
    if field.type == "many2many":
        here = SQL.identifier(field.relation, field.column1)
        there = SQL.identifier(field.relation, field.column2)
        query.add_join("JOIN", field.relation, None, SQL("%s = %s", there, number))
        query.add_where(SQL("%s = %s", here, record_sudo.id))
    if names:
        return Rows(lines_sudo, names, query)
    return SQL("ARRAY(%s)", query.select(number))
