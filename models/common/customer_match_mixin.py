"""Normalized customer keys, stored and indexed, for an exact and fast comparison."""

from odoo import api, fields, models
from odoo.tools import sql

from ...policy.matching import Fingerprint

# Stored field → what of the fingerprint it holds.
MATCH_FIELDS = {
    "prm_match_name": "name",
    "prm_match_words": "words",
    "prm_match_host": "host",
    "prm_match_vat": "vat",
    "prm_match_number": "number",
    "prm_match_domain": "email_domain",
}
# What a fingerprint is made of again; its name follows from its words.
KEPT = {key: name for name, key in MATCH_FIELDS.items() if key != "name"}


class PrmCustomerMatchMixin(models.AbstractModel):
    """A record that names a customer company and can be compared with others."""

    _name = "prm.customer.match.mixin"
    _description = "Comparable customer"

    # Each model has the indexes that its searches need.
    _hidden = {
        "compute": "_compute_prm_match",
        "store": True,
        "groups": "base.group_user",
        "copy": False,
        "export_string_translation": False,
    }
    prm_match_name = fields.Char("Normalized company name", **_hidden)
    prm_match_words = fields.Char(
        "Words of the company name", **{**_hidden, "index": "trigram"}
    )
    prm_match_host = fields.Char("Domain of the website", **_hidden)
    prm_match_vat = fields.Char("Tax number with its country", **_hidden)
    prm_match_number = fields.Char("Bare tax number", **_hidden)
    prm_match_domain = fields.Char("Normalized email domain", **_hidden)

    @api.model
    def _match_depends(self):
        """Hook: return the names of the fields that ``_prepare_fingerprint`` reads."""
        return []

    def _prepare_fingerprint(self):
        """Hook: return what :meth:`Fingerprint.of` takes, of the company."""
        self.ensure_one()
        return {}

    @api.depends(lambda self: self._match_depends())
    def _compute_prm_match(self):
        for record in self:
            for name, key in record._prepare_match_keys().items():
                record[name] = key

    def _prepare_match_keys(self):
        """Return the keys by field, of what the record says now; none is False."""
        fingerprint = Fingerprint.of(**self._prepare_fingerprint())
        return {
            name: getattr(fingerprint, key) or False
            for name, key in MATCH_FIELDS.items()
        }

    def _fingerprint(self):
        """Return the stored :class:`Fingerprint` of this record."""
        self.ensure_one()
        return Fingerprint(**{key: self[name] or "" for key, name in KEPT.items()})

    # -------------------------------------------------------------------- upgrade

    def _auto_init(self):
        """Make new columns before Odoo does, which would compute all rows at once."""
        columns = sql.table_columns(self.env.cr, self._table)
        missing = [name for name in MATCH_FIELDS if name not in columns]
        if columns and missing:
            for name in missing:
                sql.create_column(self.env.cr, self._table, name, "varchar")
            self.pool.post_init(self.env["prm.match.keys"]._fill, self._name)
        return super()._auto_init()
