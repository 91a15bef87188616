"""The ticks in the form of an application."""

from odoo import api, fields, models
from odoo.fields import Command

from ...portal.form.field import FormField
from .asked import TICK

CARD = "terms"


class PrmApplicationFields(models.AbstractModel):
    """The form asks for the terms last, below the questions."""

    _inherit = "prm.application.fields"

    @api.model
    def _cards(self):
        return {**super()._cards(), CARD: self.env._("Terms")}

    @api.model
    def _entries(self, portal):
        """Return the fields in their order, the ticks last.

        :param portal: to which one applies (sudo)
        """
        asked_sudo = self.env["prm.application.terms"]._asked_sudo(portal)
        ticks = (self._tick(terms_sudo) for terms_sudo in asked_sudo)
        return (*super()._entries(portal), *ticks)

    def _tick(self, terms_sudo):
        """Return the field with which a version of terms is accepted."""
        program = terms_sudo.program_id.name
        return FormField(
            name=f"{TICK}{terms_sudo.id}",
            label=self.env._("We accept the terms of the program “%s”", program),
            card=CARD,
            kind="flag",
            required=True,
            stored=False,
            after="prm.portal_application_terms_link",
        )

    @api.model
    def _stored(self, portal, values):
        """Return also the versions that were ticked: those that the form asked for."""
        ticked = [
            int(entry.name.removeprefix(TICK))
            for entry in self._entries(portal)
            if entry.card == CARD and values[entry.name]
        ]
        return {
            **super()._stored(portal, values),
            "accepted_terms_ids": [Command.set(ticked)],
            "terms_accepted_at": ticked and fields.Datetime.now(),
        }


class PrmApplicationPage(models.AbstractModel):
    """The page leads to the terms."""

    _inherit = "prm.application.page"

    @api.model
    def _form(self, portal_sudo):
        """Return what the page of the form shows, with where the terms are read.

        :param portal_sudo: that takes applications
        """
        urls = self.env["prm.application.terms"]._urls(portal_sudo)
        return {**super()._form(portal_sudo), "terms_urls": urls}
