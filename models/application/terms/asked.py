"""Which terms the form of a portal asks for, and what applicants read of them."""

from odoo import api, models
from odoo.tools import is_html_empty

# Name of a tick, before the id of the version: a newer one is another tick.
TICK = "terms_"


class PrmApplicationTerms(models.AbstractModel):
    """Terms for who has no login yet: current ones, of programs that ask for it."""

    _name = "prm.application.terms"
    _description = "Terms in applications"

    @api.model
    def _asked_sudo(self, portal):
        """Return the versions (sudo) that are to be accepted with the form.

        :param portal: to which one applies
        """
        programs_sudo = portal.sudo().program_ids.filtered(
            lambda program: (
                program.active
                and program.terms_with_application
                and not program.terms_signature
            )
        )
        return programs_sudo.sorted(lambda one: (one.name, one.id)).terms_id

    @api.model
    def _find_sudo(self, portal, number):
        """Return one of these versions (sudo), or none.

        :param int number: id of the version
        """
        return self._asked_sudo(portal).filtered(lambda terms: terms.id == number)

    @api.model
    def _urls(self, portal_sudo):
        """Return name of the tick → address of the page with the terms."""
        here = f"/partner/apply/{portal_sudo.path}/terms"
        asked_sudo = self._asked_sudo(portal_sudo)
        return {f"{TICK}{terms.id}": f"{here}/{terms.id}" for terms in asked_sudo}

    @api.model
    def _page(self, terms_sudo):
        """Return what the page of a version shows, beside its title.

        :param terms_sudo: one that was found
        """
        portal_sudo = terms_sudo.program_id.portal_id
        url = self._urls(portal_sudo)[f"{TICK}{terms_sudo.id}"]
        body = terms_sudo.body
        return {
            "program_name": terms_sudo.program_id.name,
            "version": terms_sudo.version,
            "valid_from": self.env["prm.formatting"]._day(terms_sudo.date_from, "long"),
            "body": None if is_html_empty(body) else body,
            "file_name": terms_sudo.file_name or self.env._("Terms"),
            "file_url": f"{url}/file" if terms_sudo.file else "",
        }
