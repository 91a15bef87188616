"""The terms on the portal: the page that shows them, and the notice of new ones."""

from odoo import SUPERUSER_ID, models
from odoo.tools import is_html_empty

from ...policy import upload


class PrmTermsPage(models.AbstractModel):
    """What the current user reads of the terms of a partnership, as plain values."""

    _name = "prm.terms.page"
    _description = "Terms on the portal"

    # ------------------------------------------------------------------- the notice

    def _notice(self, partnership):
        """Return the notice of terms that wait for the partner, or nothing.

        :param partnership: one of the reader's own, or none
        :return: ``{"url", "until", "is_late", "may_accept", "is_closed"}``
        """
        desk = self.env["prm.terms.desk"]
        if not partnership or not desk._is_waiting(partnership):
            return None
        partnership_sudo = partnership.sudo()
        until = desk._until(partnership)
        today = partnership_sudo._today_at(partnership_sudo.company_id)
        return {
            "url": partnership_sudo.portal_id._url("terms"),
            "until": self.env["prm.formatting"]._day(until, "long"),
            "is_late": until < today,
            "may_accept": bool(desk._verdict_role(partnership)),
            "is_closed": not desk._verdict_register(partnership),
        }

    # --------------------------------------------------------------------- the page

    def _shown_sudo(self, partnership, number=0):
        """Return a version (sudo) of the terms that the partner may read, maybe none.

        :param int number: of a version; the current one is shown without, and where
            there is none of that number
        """
        current_sudo = self.env["prm.terms.desk"]._current_sudo(partnership)
        partnership_sudo = partnership.sudo()
        wanted_sudo = partnership_sudo.program_id.terms_ids.filtered(
            lambda one: one.version and one.version == number
        )
        return wanted_sudo or current_sudo

    def _page(self, partnership, number=0):
        """Return everything the page of the terms shows, nothing without terms.

        :param partnership: one, in the reader's environment
        :param int number: as for :meth:`_shown_sudo`
        :raises AccessError: to who may not read the partnership
        """
        partnership.ensure_one()
        partnership.check_access("read")
        terms_sudo = self._shown_sudo(partnership, number)
        if not terms_sudo:
            return None
        partnership_sudo = partnership.sudo()
        url = partnership_sudo.portal_id._url("terms")
        moment = self.env["prm.formatting"]._moment
        day = self.env["prm.formatting"]._day
        return {
            "url": url,
            "program_name": partnership_sudo.program_id.name,
            "version": terms_sudo.version,
            "is_current": terms_sudo.is_current,
            "valid_from": day(terms_sudo.date_from, "long"),
            "published": moment(terms_sudo.published_at),
            "changes": terms_sudo.changes or "",
            "body": None if is_html_empty(terms_sudo.body) else terms_sudo.body,
            "file_name": terms_sudo.file_name or self.env._("Terms"),
            "file_url": f"{url}/file/{terms_sudo.version}" if terms_sudo.file else "",
            "accepted": self._accepted(partnership),
            "notice": self._notice(partnership),
            "form": self._form(partnership) if terms_sudo.is_current else None,
        }

    def _accepted(self, partnership):
        """Return what the organization accepted, the latest first."""
        partnership_sudo = partnership.sudo()
        program_sudo = partnership_sudo.program_id
        moment = self.env["prm.formatting"]._moment
        url = partnership_sudo.portal_id._url("terms")
        return [
            {
                "version": each_sudo.version,
                "name": each_sudo.name,
                "date": moment(each_sudo.date),
                "url": f"{url}?version={each_sudo.version}",
            }
            for each_sudo in partnership_sudo.terms_acceptance_ids
            if each_sudo.program_id == program_sudo
        ]

    def _form(self, partnership):
        """Return what the form of the acceptance needs; nothing once it is accepted."""
        desk = self.env["prm.terms.desk"]
        if not desk._is_waiting(partnership):
            return None
        verdict = desk._verdict_role(partnership)
        partnership_sudo = partnership.sudo()
        return {
            "why_not": "" if verdict else self.env["prm.messages"]._text(verdict.code),
            "asks_signature": partnership_sudo.program_id.terms_signature,
            "organization": partnership_sudo.partner_id.name,
            "name": self.env.user.partner_id.name,
        }

    def _file_sudo(self, partnership, number):
        """Return the file of a version, maybe none, and its name.

        :raises AccessError: to who may not read the partnership
        """
        partnership.check_access("read")
        partnership_sudo = partnership.sudo()
        terms_sudo = partnership_sudo.program_id.terms_ids.filtered(
            lambda one: one.version and one.version == number
        )
        return self._content_sudo(terms_sudo)

    def _content_sudo(self, terms_sudo):
        """Return the file of a version that was found, maybe none, and its name.

        The file is given as the system's: by itself it is closed to partners.
        """
        files_sudo = self.env["ir.attachment"].with_user(SUPERUSER_ID)
        file_sudo = files_sudo.search(
            [
                ("res_model", "=", terms_sudo._name),
                ("res_id", "in", terms_sudo.ids),
                ("res_field", "=", "file"),
            ],
            limit=1,
        )
        return file_sudo, upload.clean_name(terms_sudo.file_name or "")


class PrmHomePage(models.AbstractModel):
    """The home, with the notice of new terms."""

    _inherit = "prm.home.page"

    def _page(self, portal):
        """Return what the home shows, with terms that wait.

        :param portal: one that the current user may open
        """
        page = super()._page(portal)
        notice = self.env["prm.terms.page"]._notice(portal._own_partnership())
        return {**page, "terms_notice": notice}


class PrmProgramPage(models.AbstractModel):
    """The program page, with a way to the terms."""

    _inherit = "prm.program.page"

    def _page(self, partnership, tab=""):
        """Return what the program page shows, with its terms.

        :param partnership: one, in the reader's environment
        :param str tab: key of the tab that is open
        """
        page = super()._page(partnership, tab)
        current_sudo = self.env["prm.terms.desk"]._current_sudo(partnership)
        portal_sudo = partnership.sudo().portal_id
        return {
            **page,
            "terms_notice": self.env["prm.terms.page"]._notice(partnership),
            "terms_url": portal_sudo._url("terms") if current_sudo else "",
        }


class PrmRegistrationCorrection(models.AbstractModel):
    """The form, with what stands against sending it."""

    _inherit = "prm.registration.correction"

    def _notes(self, registration, partnership):
        """Return what the form notes, with terms that a first submission waits for.

        :param registration: what is edited; None for a new form
        :param partnership: under which the deal is registered
        """
        notes = super()._notes(registration, partnership)
        registration_sudo = registration.sudo() if registration else None
        is_sent = registration_sudo and registration_sudo.first_submitted_at
        notice = None if is_sent else self.env["prm.terms.page"]._notice(partnership)
        is_closed = notice and notice["is_closed"]
        return {**notes, "hold": notice if is_closed else None}
