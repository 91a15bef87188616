"""Reading, comparing and writing the stored keys of many rows at a time."""

from collections import defaultdict
from contextlib import contextmanager

from odoo.tools import SQL

from ..common.customer_match_mixin import MATCH_FIELDS

# The indexes of a table on one of these columns: name, definition, comment.
INDEXES = """
    SELECT DISTINCT found.indexrelid::regclass::text,
           pg_get_indexdef(found.indexrelid),
           obj_description(found.indexrelid, 'pg_class')
      FROM pg_index found
      JOIN pg_attribute part ON part.attrelid = found.indrelid
                            AND part.attnum = ANY(found.indkey)
     WHERE found.indrelid = %s::regclass AND part.attname = ANY(%s)
"""
COLUMNS = SQL(", ").join(map(SQL.identifier, MATCH_FIELDS))


class StoredKeys:
    """The stored customer keys of a model, as tuples of texts by id."""

    def __init__(self, model):
        """Write what is in memory only, of the keys and of what they are made of.

        :param model: an empty set of records, with all rights
        """
        self.model = model.with_context(active_test=False)
        self.table = SQL.identifier(model._table)
        self.sources = self._sources()
        for name, fields in self.sources.items():
            model.env[name].flush_model(fields)
        model.flush_model(MATCH_FIELDS)

    def _sources(self):
        """Return model → names of the fields that the keys are made of."""
        sources = defaultdict(set)
        for path in self.model._match_depends():
            model = self.model
            for name in path.split("."):
                sources[model._name].add(name)
                model = self.model.env.get(model._fields[name].comodel_name)
        return sources

    def read(self, after, limit):
        """Return id → stored keys, of the next rows in the order of ids.

        :param after: the rows have higher ids than this one
        """
        query = SQL(
            "SELECT id, %s FROM %s WHERE id > %s ORDER BY id LIMIT %s",
            *(COLUMNS, self.table, after, limit),
        )
        rows = self.model.env.execute_query(query)
        return {id_: tuple(keys) for id_, *keys in rows}

    def changed(self, stored):
        """Return id → keys of today, of the rows that are stored with others.

        :param stored: dict of ids to the keys that are stored
        """
        records = self.model.browse(stored)
        records.fetch(self.sources[self.model._name])
        fresh = {each.id: self._fresh(each) for each in records}
        for name, fields in self.sources.items():  # a million rows need no memory
            self.model.env[name].invalidate_model(fields, flush=False)
        return {id_: keys for id_, keys in fresh.items() if keys != stored[id_]}

    def _fresh(self, record):
        return tuple(key or None for key in record._prepare_match_keys().values())

    def store(self, keys):
        """Store keys past the ORM: nothing hangs on them, and nobody edited the rows.

        :param keys: dict of ids to keys
        """
        if not keys:
            return
        values = [list(column) for column in zip(*keys.values(), strict=True)]
        query = SQL(
            "UPDATE %s AS row SET (%s) = (%s)"
            " FROM unnest(%s, %s) AS new (id, %s) WHERE row.id = new.id",
            self.table,
            COLUMNS,
            SQL(", ").join(SQL.identifier("new", name) for name in MATCH_FIELDS),
            list(keys),
            SQL(", ").join(SQL("%s::varchar[]", column) for column in values),
            COLUMNS,
        )
        self.model.env.cr.execute(query)
        self.model.invalidate_model(MATCH_FIELDS, flush=False)

    @contextmanager
    def without_indexes(self):
        """Let no index follow while all rows change; they come back as they were."""
        cr = self.model.env.cr
        cr.execute(INDEXES, [self.model._table, list(MATCH_FIELDS)])
        indexes = cr.fetchall()
        for name, _definition, _comment in indexes:
            cr.execute(SQL("DROP INDEX %s", SQL.identifier(name)))
        yield
        for name, definition, comment in indexes:
            cr.execute(definition)
            cr.execute(SQL("COMMENT ON INDEX %s IS %s", SQL.identifier(name), comment))
