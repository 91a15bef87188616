"""Partners accept the terms of their program: who may, until when, exactly once."""

import base64

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.image import image_process

from ...policy import program_terms as rules
from ..common.errors import RegistrationRefused


class PrmTermsDesk(models.AbstractModel):
    """Takes acceptances, after a verdict."""

    _name = "prm.terms.desk"
    _description = "Acceptance of terms"

    # ---------------------------------------------------------------- what there is

    @api.model
    def _current_sudo(self, partnership):
        """Return the terms (sudo) that count for a partnership, maybe none."""
        partnership_sudo = partnership.sudo()
        return partnership_sudo.program_id.terms_id

    @api.model
    def _accepted_sudo(self, partnership):
        """Return the acceptance (sudo) of the current version, maybe none."""
        partnership_sudo = partnership.sudo()
        current_sudo = self._current_sudo(partnership)
        return partnership_sudo.terms_acceptance_ids.filtered(
            lambda each: each.terms_id == current_sudo
        )

    @api.model
    def _is_waiting(self, partnership):
        """Tell whether there are terms that were not accepted."""
        current_sudo = self._current_sudo(partnership)
        return bool(current_sudo and not self._accepted_sudo(partnership))

    @api.model
    def _until(self, partnership):
        """Return the last day to accept the current version; call it with one."""
        partnership_sudo = partnership.sudo()
        current_sudo = self._current_sudo(partnership)
        published = partnership_sudo._day_at(
            partnership_sudo.company_id, current_sudo.published_at
        )
        begun = partnership_sudo.activated_on
        days = current_sudo.accept_days
        return rules.last_day(days, published, current_sudo.date_from, begun)

    # ------------------------------------------------------------------ who may what

    @api.model
    def _member_sudo(self, partnership):
        """Return the membership (sudo) of the current user in a partnership."""
        members_sudo = self.env.user.sudo().prm_member_ids
        mine_sudo = members_sudo.filtered(
            lambda member: member.partnership_id.id == partnership.id
        )
        return mine_sudo._filtered_live()

    @api.model
    def _verdict_role(self, partnership):
        """Tell whether the current user may accept the terms of a partnership."""
        partnership_sudo = partnership.sudo()
        role = self._member_sudo(partnership).role or ""
        return rules.verdict_role(role, partnership_sudo.program_id.terms_acceptors)

    @api.model
    def _verdict_register(self, partnership):
        """Tell whether the terms let deals be registered under a partnership today."""
        if not self._is_waiting(partnership):
            return rules.ALLOWED
        partnership_sudo = partnership.sudo()
        today = partnership_sudo._today_at(partnership_sudo.company_id)
        is_required = partnership_sudo.program_id.terms_required
        return rules.verdict_register(today, self._until(partnership), is_required)

    # ------------------------------------------------------------------- acceptance

    @api.model
    def _accept_sudo(self, partnership, version, name, signature=""):
        """Accept a version for the organization of the current user, once.

        The row of the version is locked: whoever publishes a newer one writes it, so
        of both at the same moment the later one sees what the earlier one did.

        :param partnership: one of the user's own
        :param int version: number of the version that the user has read
        :param str name: full name, as it was typed
        :param str signature: a picture in base64, or nothing
        :return: the acceptance (sudo); of a second time the first one
        :raises AccessError: when the partnership is not theirs
        :raises RegistrationRefused: with codes by field
        """
        partnership.ensure_one()
        partnership.check_access("read")
        current_sudo = self._current_sudo(partnership)
        locking = self.env["prm.locking"]
        locking._wait_for(current_sudo, allow_referencing=True)
        key = f"terms:{current_sudo.id}:{partnership.id}"
        self.env["prm.serialization.key"]._claim([key])
        self._check(partnership, version)
        if accepted_sudo := self._accepted_sudo(partnership):
            return accepted_sudo
        self._check_entered(partnership, name, signature)
        acceptances_sudo = self.env["prm.terms.acceptance"].sudo()
        return acceptances_sudo.create(
            {
                **self._prepare_acceptance(partnership, current_sudo),
                "member_id": self._member_sudo(partnership).id,
                "name": name,
                "date": fields.Datetime.now(),
                "signature": signature or False,
            }
        )

    @api.model
    def _prepare_acceptance(self, partnership, terms_sudo):
        """Return the values of an acceptance, but for who accepts, and when.

        :param terms_sudo: the version that is accepted
        """
        return {
            "terms_id": terms_sudo.id,
            "program_id": terms_sudo.program_id.id,
            "version": terms_sudo.version,
            "checksum": terms_sudo.checksum,
            "partnership_id": partnership.id,
        }

    @api.model
    def _check(self, partnership, version):
        """Refuse who may not accept, and a version that is no longer the current one.

        :raises RegistrationRefused: with the policy's code
        """
        partnership_sudo = partnership.sudo()
        asked = rules.Asked(
            version=version,
            role=self._member_sudo(partnership).role or "",
            current=self._current_sudo(partnership).version,
            acceptors=partnership_sudo.program_id.terms_acceptors,
        )
        if not (verdict := rules.verdict_accept(asked)):
            raise RegistrationRefused(self.env, {"": verdict.code})

    @api.model
    def _check_entered(self, partnership, name, signature):
        """Refuse a missing name and, where one is wanted, a missing signature.

        :raises RegistrationRefused: with codes by field
        """
        errors = {}
        partnership_sudo = partnership.sudo()
        if not name:
            errors["full_name"] = "terms_name"
        if signature and not self._is_picture(signature):
            errors["signature"] = "signature_invalid"
        if partnership_sudo.program_id.terms_signature and not signature:
            errors["signature"] = "terms_signature"
        if errors:
            raise RegistrationRefused(self.env, errors)

    @api.model
    def _is_picture(self, signature):
        """Tell whether a drawn signature, in base64, is a picture."""
        try:
            image_process(base64.b64decode(signature), verify_resolution=True)
        except (UserError, ValueError, OSError):
            return False
        return True
