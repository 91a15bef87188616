"""Normalised customer keys, stored and indexed, for an exact and fast comparison."""

from odoo import api, fields, models
from odoo.fields import Domain

from ..policy.matching import Fingerprint

# Key of the fingerprint → stored field.
MATCH_FIELDS = {
    "name": "prm_match_name",
    "words": "prm_match_words",
    "host": "prm_match_host",
    "vat": "prm_match_vat",
    "number": "prm_match_number",
    "email_domain": "prm_match_domain",
}
# Keys that a search compares; the bare number stands for the one with its country.
_SEARCHED = {
    "name": "name",
    "host": "host",
    "vat": "number",
    "email_domain": "email_domain",
}


class PrmMatchMixin(models.AbstractModel):
    """A record that names a customer company and can be compared with others."""

    _name = "prm.match.mixin"
    _description = "Comparable customer"

    _hidden = {
        "compute": "_compute_prm_match",
        "store": True,
        "index": "btree_not_null",
        "groups": "base.group_user",
        "copy": False,
        "export_string_translation": False,
    }
    prm_match_name = fields.Char("Normalised company name", **_hidden)
    prm_match_words = fields.Char("Words of the company name", **_hidden)
    prm_match_host = fields.Char("Normalised website", **_hidden)
    prm_match_vat = fields.Char("Normalised tax number", **_hidden)
    prm_match_number = fields.Char("Bare tax number", **_hidden)
    prm_match_domain = fields.Char("Normalised e-mail domain", **_hidden)

    @api.model
    def _match_depends(self):
        """Hook: return the names of the fields that ``_prepare_fingerprint`` reads."""
        return []

    def _prepare_fingerprint(self):
        """Hook: return ``name``, ``website``, ``vat``, ``email`` of the company."""
        self.ensure_one()
        return {}

    @api.depends(lambda self: self._match_depends())
    def _compute_prm_match(self):
        for record in self:
            fingerprint = Fingerprint.of(**record._prepare_fingerprint())
            for key, name in MATCH_FIELDS.items():
                record[name] = getattr(fingerprint, key) or False

    def _fingerprint(self):
        """Return the stored :class:`Fingerprint` of this record."""
        self.ensure_one()
        return Fingerprint(
            **{key: self[MATCH_FIELDS[key]] or "" for key in Fingerprint._fields}
        )

    @api.model
    def _match_domain(self, fingerprint, keys=tuple(_SEARCHED)):
        """Return the domain of records that share one of the ``keys``."""
        return Domain.OR(
            Domain(MATCH_FIELDS[key], "=", getattr(fingerprint, key))
            for key in (_SEARCHED[key] for key in keys if key in _SEARCHED)
            if getattr(fingerprint, key)
        )
