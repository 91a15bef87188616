"""Copying the rows of a table by SQL: with their texts, times and references changed.

What is copied is told by a table of one's own, `made`: the id of the row to copy
(`proto`), what to set instead (whatever columns it has), and how far times move
(`shift`, an interval).
"""

from contextlib import contextmanager

# What stands in the texts of a row to copy, and is replaced in each copy. The number of
# a customer has to be one that a taxpayer may have.
DEAL, CUSTOMER = "845926371", "736528194"
WORD, WORD_LOWER = "Qqqword", "qqqword"
OF_DEAL = {DEAL: "made.deal::text"}
OF_CUSTOMER = {
    CUSTOMER: "made.customer_number::text",
    WORD: "made.word",
    WORD_LOWER: "lower(made.word)",
}
OF_BOTH = {**OF_DEAL, **OF_CUSTOMER}
TEXTS = ("character varying", "text", "jsonb")
INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid),
           obj_description(indexrelid, 'pg_class')
      FROM pg_index
     WHERE NOT indisprimary AND indrelid = ANY(%s::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


def copy(cr, table, made, on="proto.id = made.proto", marks=OF_DEAL, **columns):
    """Copy rows of a table.

    :param made: what FROM takes: a table or query, which is called `made`
    :param on: which rows are copied for which line of it
    :param marks: mark → what replaces it in texts, in SQL
    :param columns: column → its value in SQL, of `made` and `proto`; others follow the
        row that is copied
    """
    types = column_types(cr, table)
    unknown = columns.keys() - types.keys()
    if unknown:
        raise KeyError(f"{table} has no {', '.join(sorted(unknown))}")
    names = [name for name in types if name != "id" or name in columns]
    marked = _marked(cr, table, types, marks)
    values = [
        columns.get(name) or _changed(name, types[name], marked.get(name, {}))
        for name in names
    ]
    quoted = ", ".join(f'"{name}"' for name in names)
    cr.execute(
        f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values)}"
        f" FROM {made} AS made JOIN {table} AS proto ON {on}"
    )
    return cr.rowcount


def column_types(cr, table):
    """Return column → its type, of a table."""
    cr.execute(
        "SELECT column_name, data_type FROM information_schema.columns"
        " WHERE table_schema = current_schema AND table_name = %s"
        " ORDER BY ordinal_position",
        [table],
    )
    return dict(cr.fetchall())


def _changed(name, kind, marks):
    """Return the value of a column that follows the row that is copied."""
    value = f'proto."{name}"'
    if kind.startswith("timestamp"):
        return f"{value} + made.shift"
    if kind == "date":
        return f"({value} + made.shift)::date"
    if not marks:
        return value
    text = f"{value}::text"
    for mark, fresh in marks.items():
        text = f"replace({text}, '{mark}', {fresh})"
    return f"{text}::{kind}"


def _marked(cr, table, types, marks):
    """Return column → those of the marks that stand in any of its texts until now.

    Only what the ORM has made is looked at: whatever is copied has none.
    """
    texts = [name for name, kind in types.items() if kind in TEXTS]
    pairs = [(name, mark) for name in texts for mark in marks]
    if not pairs:
        return {}
    found = (f"bool_or(\"{name}\"::text LIKE '%%{mark}%%')" for name, mark in pairs)
    cr.execute(f"SELECT {', '.join(found)} FROM {table} WHERE id <= %s", [MOST])
    marked = {}
    for (name, mark), is_there in zip(pairs, cr.fetchone(), strict=True):
        if is_there:
            marked.setdefault(name, {})[mark] = marks[mark]
    return marked


# Rows that the ORM has made have lower ids: there is no need to read a million.
MOST = 5000


def replace(cr, table, words):
    """Replace words in all texts of a table.

    :param words: word → what stands there instead
    """
    for name, kind in column_types(cr, table).items():
        if kind in TEXTS:
            for word, fresh in words.items():
                cr.execute(
                    f'UPDATE {table} SET "{name}" = replace("{name}"::text, %s, %s)'
                    f'::{kind} WHERE "{name}"::text LIKE %s',
                    [word, fresh, f"%{word}%"],
                )


def table(cr, name, query, *, by=()):
    """Make a table of one's own that lasts as long as the session."""
    cr.execute(f"CREATE TEMP TABLE {name} AS {query}")
    for columns in by:
        cr.execute(f"CREATE INDEX ON {name} ({columns})")
    cr.execute(f"ANALYZE {name}")


def ids(cr, table, count):
    """Take ids for new rows; return the one before the first."""
    cr.execute(
        "SELECT setval(pg_get_serial_sequence(%s, 'id'),"
        " nextval(pg_get_serial_sequence(%s, 'id')) + %s) - %s",
        [table, table, count, count],
    )
    return cr.fetchone()[0]


@contextmanager
def in_bulk(cr, tables):
    """Let no index and no foreign key follow row by row; the former come back after."""
    cr.execute("SET session_replication_role = replica")
    cr.execute("SET work_mem = '256MB'")
    cr.execute("SET maintenance_work_mem = '1GB'")
    cr.execute(INDEXES, [list(tables)])
    indexes = cr.fetchall()
    for name, _definition, _comment in indexes:
        cr.execute(f"DROP INDEX {name}")
    yield
    for name, definition, comment in indexes:
        cr.execute(definition)
        cr.execute(f"COMMENT ON INDEX {name} IS %s", [comment])
    cr.execute("SET session_replication_role = origin")
