"""What the public pages of an application show, as plain values."""

from odoo import api, models


class PrmApplicationPage(models.AbstractModel):
    """Pages for who has no login: the form, what comes after it, a question."""

    _name = "prm.application.page"
    _description = "Pages of applications"

    @api.model
    def _form(self, portal_sudo):
        """Return what the page of the form shows beside what was typed.

        :param portal_sudo: that takes applications
        """
        registry = self.env["prm.application.fields"]
        return {
            "vendor": portal_sudo.company_id.name,
            "name": portal_sudo.name,
            "intro": portal_sudo.application_intro or "",
            "cards": registry._page_cards(portal_sudo),
            "choices": registry._choices(portal_sudo),
        }

    @api.model
    def _empty(self, portal_sudo):
        """Return the texts of an empty form, by field.

        :param portal_sudo: that takes applications
        """
        as_text = self.env["prm.registration.answers"]._as_text
        entries = self.env["prm.application.fields"]._entries(portal_sudo)
        return {entry.name: as_text(entry.default) for entry in entries}

    @api.model
    def _confirmation(self, application_sudo):
        """Return what the page to confirm an application shows.

        :param application_sudo: one that its link has opened
        """
        return {
            "vendor": application_sudo.company_id.name,
            "company": application_sudo.name,
            "email": application_sudo.email,
            "due": application_sudo.with_context(lang=self.env.lang)._due_day(),
            "waits": application_sudo.state == "new",
        }

    @api.model
    def _question(self, application_sudo):
        """Return what the page of a question shows.

        :param application_sudo: one that its link has opened
        """
        return {
            "vendor": application_sudo.company_id.name,
            "company": application_sudo.name,
            "question": application_sudo.question,
            "waits": application_sudo.is_asked,
        }
