"""Addresses that open one thing for one person who is not logged in."""

import binascii
from collections.abc import Callable
from dataclasses import dataclass

from odoo import api, models
from odoo.tools.misc import hash_sign, verify_hash_signed

# Longer than any token of ours; nothing longer is looked at.
LONGEST = 500


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """What a link is for.

    ``model``: of the record that it is about; ``hours``: how long it works; ``fact``: a
    method that returns of this record (sudo) a text that must not change for the link
    to work, and ``None`` when no link works (anymore), such as when access has ended.
    """

    model: str
    hours: int
    fact: Callable


class PrmSignedLink(models.AbstractModel):
    """Signs links for one purpose and one record, and reads them.

    A link works until it expires, or what it rests on has changed. It opens one thing:
    whoever has it is not logged in. Its address belongs into a mail to one person, and
    nowhere else.
    """

    _name = "prm.signed.link"
    _description = "Signed links"

    @api.model
    def _purposes(self):
        """Hook: return name → :class:`Purpose`; rooms add their own to ``super()``."""
        return {}

    @api.model
    def _token(self, name, record):
        """Return the token of a link, ``""`` where no link may be made now.

        :param str name: of the purpose
        :param record: what it is about
        """
        purpose = self._purposes()[name]
        record_sudo = record.sudo()
        record_sudo.ensure_one()
        fact = purpose.fact(record_sudo)
        if fact is None:
            return ""
        values = [record_sudo.id, fact]
        return hash_sign(
            record_sudo.env, self._scope(name), values, expiration_hours=purpose.hours
        )

    @api.model
    def _record_sudo(self, name, token):
        """Return what a link is about (sudo), nothing when it does not work (anymore).

        :param str name: of the purpose
        :param str token: as it was sent by whoever
        """
        purpose = self._purposes()[name]
        records_sudo = self.env[purpose.model].sudo()
        record_id, signed = self._signed(name, token)
        record_sudo = records_sudo.browse(record_id).exists()
        is_open = record_sudo and purpose.fact(record_sudo) == signed
        return record_sudo if is_open else records_sudo

    @api.model
    def _signed(self, name, token):
        """Return what a token says: id and fact; (0, None) when we did not sign it."""
        nothing = (0, None)
        if not isinstance(token, str) or len(token) > LONGEST:
            return nothing
        secret_sudo = self.env["ir.config_parameter"].sudo()
        try:
            values = verify_hash_signed(secret_sudo.env, self._scope(name), token)
        except (ValueError, binascii.Error):  # no token at all
            return nothing
        return tuple(values) if values else nothing

    @api.model
    def _scope(self, name):
        """Return what keeps the links of one purpose apart from all others."""
        return f"prm.{name}"
