"""What an administrator has set of a portal, remembered under a key of all of it.

Each page asks for it many times, and it hardly ever changes. The key is read from the
database once in a transaction, as that of a person's access is (``access_key``): key
and values come from one state of the database. So a change is seen at once by every
server, and what a late request fills in lies under a former key.
"""

from functools import partial

from odoo import api, fields, models, tools
from odoo.tools import SQL

from ....policy.portal_path import verdict_shape
from ...common.visit.once import once

# Kind of rows → the field of the portal that holds them.
ROWS = {
    "section": "section_ids",
    "block": "block_ids",
    "widget": "widget_ids",
    "field": "field_ids",
}

# ``goes_with``, which nobody gives, lets the function go with the addon's tables.
KEY = """
    CREATE OR REPLACE FUNCTION
        prm_setup_key(whose integer, goes_with prm_portal DEFAULT NULL)
    RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN (
    SELECT md5(concat_ws('/',
        (SELECT portal::text FROM prm_portal portal WHERE id = whose),
        (SELECT string_agg(section::text, ',' ORDER BY id)
           FROM prm_portal_section section WHERE portal_id = whose),
        (SELECT string_agg(block::text, ',' ORDER BY id)
           FROM prm_portal_block block WHERE portal_id = whose),
        (SELECT string_agg(widget::text, ',' ORDER BY id)
           FROM prm_portal_widget widget WHERE portal_id = whose),
        (SELECT string_agg(field::text, ',' ORDER BY id)
           FROM prm_portal_field field WHERE portal_id = whose)
    ))
    ); END $$
"""


class SetRow:
    """A row of a portal's settings as plain values, which nobody changes.

    Records are their ids. It is asked as a record is: ``row.key``, ``row["key"]``.
    """

    __slots__ = ("_values",)

    def __init__(self, values):
        self._values = values

    def __getattr__(self, name):
        """Return a value by its name.

        :raises AttributeError: without one of that name
        """
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name):
        return self._values[name]


def _columns(model):
    """Return the names of the fields of a model that stand in its table."""
    fields_of = model._fields.items()
    return [name for name, field in fields_of if field.store and field.column_type]


class PrmPortal(models.Model):
    """Portals: their rows as plain values, without a query once they are known."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    setup_key = fields.Char(
        compute="_compute_setup_key", compute_sudo=True, groups=fields.NO_ACCESS
    )

    def _setup_fields(self):
        """Return the paths of all fields that the key is made of."""
        paths = [name for name in _columns(self) if name not in models.MAGIC_COLUMNS]
        for kind, rows in ROWS.items():
            columns = _columns(self.env[f"prm.portal.{kind}"])
            paths += [rows, *(f"{rows}.{name}" for name in columns if name != "id")]
        return paths

    @api.depends(_setup_fields)
    def _compute_setup_key(self):
        self._flush_setup()
        for portal in self:
            key = SQL("SELECT prm_setup_key(%s)", portal._origin.id or None)
            [[portal.setup_key]] = self.env.execute_query(key)

    def _flush_setup(self):
        """Write what is set of portals, and waits to be written."""
        for model in ("prm.portal", *(f"prm.portal.{kind}" for kind in ROWS)):
            self.env[model].flush_model()

    @api.model
    def _asked_setup(self, ids, path):
        """Return key → expression of the key of one of some portals, for pages.

        :param str path: of that portal, maybe of none
        """
        if not verdict_shape(path):
            return {"setup": SQL("NULL")}
        self._flush_setup()
        of_path = SQL("path = %s AND id = ANY(%s)", path, list(ids))
        key = SQL("(SELECT prm_setup_key(id) FROM prm_portal WHERE %s)", of_path)
        return {"setup": key}

    def _keep_setup(self, answers):
        """Keep what was answered to :meth:`_asked_setup`, of the portal if any."""
        if key := answers["setup"]:
            self._fields["setup_key"]._insert_cache(self, [key] * len(self))

    def _setup_now(self):
        """Return the key of all that is set of this portal in this transaction.

        What is not stored yet has none: nothing is found under a new object.
        """
        portal_sudo = self.sudo()
        return (isinstance(self.id, int) and portal_sudo.setup_key) or object()

    def _set_rows(self, kind):
        """Return the rows of a kind of this portal, in their order; none without one.

        They tell nothing but what pages show: callers may have no right on them.

        :param str kind: one of ``ROWS``
        :return: tuple of :class:`SetRow`
        """
        if isinstance(self.id, int):
            ask = partial(self._known_rows, kind)
            return once(self.env, ("rows", self.id, kind), ask)
        return self._read_rows(kind)

    @tools.ormcache("self.id", "kind", "self.env.lang", "self._setup_now()")
    def _known_rows(self, kind):
        return self._read_rows(kind)

    def _read_rows(self, kind):
        rows_sudo = self.sudo()[ROWS[kind]]
        names = _columns(rows_sudo)
        return tuple(
            SetRow(
                {
                    name: rows_sudo._fields[name].convert_to_read(row[name], row, False)
                    for name in names
                }
            )
            for row in rows_sudo
        )

    def init(self):
        self.env.cr.execute(KEY)
        return super().init()
