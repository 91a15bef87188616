"""What supervisors do with the entry of their organization on the portal."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from ..common.errors import RegistrationRefused
from .entry import ACTIVITY
from .form import LANGUAGE, OFFERING, TYPED

SECTION = "directory"
OPEN = ("waiting", "published", "closed")


class PrmDirectoryDesk(models.AbstractModel):
    """Portal entry points: a verdict first, then one write with literal values."""

    _name = "prm.directory.desk"
    _description = "Partners' entries in the directory"

    # -------------------------------------------------------------------- verdicts

    @api.model
    def _is_offered(self, portal):
        """Tell whether the current user finds the section: supervisors alone.

        :param portal: one that the current user may open
        """
        has_pages = self.env["prm.directory"]._has_pages()
        is_shown = self.env["prm.portal.switches"]._is_shown(portal, SECTION)
        return has_pages and is_shown and portal._is_own() and portal._is_supervisor()

    @api.model
    def _may_edit(self, portal):
        """Tell whether the current user may change the entry."""
        may_edit = self.env["prm.portal.switches"]._may_edit(portal, SECTION)
        return may_edit and self._is_offered(portal)

    def _partnership_sudo(self, portal):
        """Return the partnership (sudo) whose entry the current user changes.

        :raises AccessError: to who may not
        """
        if not self._may_edit(portal):
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        return portal._own_partnership().sudo()

    def _entries_sudo(self, partnership, states=OPEN):
        """Return the versions (sudo) of an entry, the newest first."""
        entries_sudo = self.env["prm.directory.entry"].sudo()
        mine = [("partnership_id", "=", partnership.id), ("state", "in", states)]
        return entries_sudo.search(mine, order="id desc")

    # ----------------------------------------------------------------------- deeds

    @api.model
    def _save(self, portal, values, token):
        """Keep a new version, once per token; publish it where nobody approves.

        :param dict values: clean values of the form
        :raises AccessError: to who may not
        :raises RegistrationRefused: for a country that is none
        :raises UserError: when the tier grants no entry
        """
        own_sudo = self._partnership_sudo(portal)
        if not self.env["prm.directory"]._is_granted(own_sudo):
            raise UserError(self.env["prm.messages"]._text("directory_not_granted"))
        countries = self.env["res.country"].browse(values["country_id"] or [])
        if countries != countries.exists():
            raise RegistrationRefused(self.env, {"country_id": "choice_invalid"})
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"directory-{own_sudo.id}"])
        if not keys_sudo._claim([f"directory:{self.env.uid}:{token}"]):
            return
        self._entries_sudo(own_sudo, ("waiting",))._replace()
        entries_sudo = self.env["prm.directory.entry"].sudo()
        entry_sudo = entries_sudo.create(self._prepare(own_sudo, values))
        if not own_sudo.portal_id.directory_approval:
            entry_sudo._publish()
            return
        here = own_sudo._for_owner()
        summary = here.env._(
            "Publish the directory entry of %s", own_sudo.partner_id.name
        )
        here._tell_owner(summary, activity_xmlid=ACTIVITY)

    def _prepare(self, partnership, values):
        """Return the values of a new version; who sent it agreed for the partner."""
        form = self.env["prm.directory.form"]
        logo = partnership.partner_id.with_context(bin_size=False).image_256
        return {
            **{name: values[name] for name in TYPED},
            "offering_ids": self._ticked(form._offerings_sudo(), OFFERING, values),
            "lang_ids": self._ticked(form._languages_sudo(), LANGUAGE, values),
            "logo": values["show_logo"] and logo,
            "partnership_id": partnership.id,
            "agreed_by_id": self.env.user.partner_id.id,
            "agreed_at": fields.Datetime.now(),
        }

    def _ticked(self, found_sudo, prefix, values):
        """Return the command that keeps those of ``found_sudo`` that were ticked.

        :param found_sudo: records (sudo) that the form offers
        :param str prefix: of the names of their ticks, before the id
        :param dict values: clean values of the form
        """
        ids = [each.id for each in found_sudo if values.get(f"{prefix}{each.id}")]
        return [Command.set(ids)]

    @api.model
    def _withdraw(self, portal):
        """Take the agreement back: nothing of the entry is public from now on.

        :raises AccessError: to who may not
        :raises UserError: when there is no entry (anymore)
        """
        entries_sudo = self._entries_sudo(self._partnership_sudo(portal))
        if not entries_sudo:
            raise UserError(self.env["prm.messages"]._text("not_in_this_state"))
        entries_sudo._move_to("ended")

    # -------------------------------------------------------------------- the page

    @api.model
    def _page(self, portal, typed=None):
        """Return what the section shows.

        :param portal: one that the current user may open
        :param dict typed: what was typed, where it was refused
        """
        own_sudo = portal._own_partnership().sudo()
        form = self.env["prm.directory.form"]
        entries_sudo = self._entries_sudo(own_sudo, (*OPEN, "declined"))[:2]
        newest_sudo = entries_sudo[:1]
        public_sudo = entries_sudo.filtered("public_url")
        entries = form._entry_fields()
        started = typed or self._values(own_sudo, newest_sudo)
        return {
            "cards": form._cards(entries),
            "labels": {each.name: each.label for each in entries},
            "form": {each.name: started.get(each.name, "") for each in entries},
            "choices": {"countries": form._countries()},
            "may_edit": self._may_edit(portal),
            "is_granted": self.env["prm.directory"]._is_granted(own_sudo),
            "asks": own_sudo.portal_id.directory_approval,
            "state": newest_sudo.state or "",
            "note": newest_sudo.note or "",
            "public_url": public_sudo.public_url or "",
            "may_withdraw": bool(entries_sudo.filtered(lambda one: one.state in OPEN)),
            "url": portal._url(SECTION),
        }

    def _values(self, partnership, entry):
        """Return what the form starts with: the last version, else the profile."""
        ours_sudo = partnership.partner_id
        if not entry:
            values = {name: ours_sudo[name] for name in ("name", "website", "city")}
            return {**values, "country_id": ours_sudo.country_id.id, "show_logo": True}
        ticked = [f"{OFFERING}{each.id}" for each in entry.offering_ids]
        ticked += [f"{LANGUAGE}{each.id}" for each in entry.lang_ids]
        values = {name: entry[name] or "" for name in TYPED if name != "country_id"}
        return {
            **values,
            **dict.fromkeys(ticked, True),
            "country_id": entry.country_id.id,
            "show_logo": bool(entry.logo),
        }
