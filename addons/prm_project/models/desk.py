"""What partners ask for and do, and what they are told of it: tasks and cases."""

from odoo import models
from odoo.fields import Command, Domain
from odoo.tools import plaintext2html

from odoo.addons.prm.models.portal.form.field import FormField

CLOSED = ("draft", "rejected", "withdrawn", "cancelled", "expired")


class PrmTaskDesk(models.AbstractModel):
    """Tasks of deals: one is added, discussed, marked as done."""

    _name = "prm.task.desk"
    _inherit = ["prm.task.scope", "prm.joined.request", "prm.joined.desk"]
    _description = "Partners' deeds on tasks"
    _activity = "prm_project.mail_activity_answer"
    _silent = {"mail_create_nosubscribe": True}
    # What one may do with what is open, and with what is done.
    _open_actions = frozenset({"comment", "done"})
    _done_actions = frozenset()

    def _actions(self, portal, record):
        if not self.env["prm.portal.switches"]._may_edit(portal, self._kind):
            return frozenset()
        return self._done_actions if record._prm_is_done() else self._open_actions

    # -------------------------------------------------------------------- the form

    def _open_domain(self, portal):
        domain = self._deals_domain(portal) & Domain("state", "not in", CLOSED)
        domain &= Domain("outcome", "not in", ("won", "lost"))
        if portal._is_supervisor():
            return domain
        return domain & Domain("contact_id", "=", self.env.user.partner_id.id)

    def _entries(self):
        """Hook: return the fields of the form; a case has others."""
        _ = self.env._
        due = FormField(name="deadline", label=_("Deadline"), card="text", kind="date")
        texts = _("What is to be done"), _("Description")
        return [*self._text_entries(*texts, False), self._deal_entry(), due]

    def _prepare(self, portal, deal, values):
        deal_sudo = deal.sudo()
        portal_sudo = portal.sudo()
        owners_sudo = deal_sudo.lead_id.user_id or deal_sudo.user_id
        return {
            "name": values["name"],
            "description": plaintext2html(values["text"] or ""),
            "project_id": portal_sudo.case_project_id.id,
            "partner_id": False,
            "user_ids": self._owner(portal, owners_sudo),
            "date_deadline": values.get("deadline") or False,
            "prm_registration_id": deal.id,
            "prm_is_shown": True,
            "prm_text": values["text"],
        }

    def _owner(self, portal, owners_sudo):
        """Return the command that assigns an employee, or the owner of the partner."""
        partnership_sudo = portal._own_partnership().sudo()
        owners_sudo = owners_sudo.filtered("active") or partnership_sudo.user_id
        return [Command.set(owners_sudo.ids)]

    def _hand_over(self, record):
        self._heard(record, is_shared=False)

    # ----------------------------------------------------------------------- deeds

    def _prepare_change(self, record, action):
        """Return what marking as done, closing and reopening write and say."""
        _ = self.env._
        said = {"close": _("Closed."), "reopen": _("Reopened."), "done": _("Done.")}
        if action != "reopen":
            return {"state": "1_done"}, said[action]
        values = {"state": "01_in_progress", "prm_last_word": "partner"}
        if record.stage_id.fold:
            values["stage_id"] = record.project_id.type_ids.sorted()[:1].id
        return values, said[action]

    def _employees_sudo(self, record):
        return record.user_ids

    def _turn(self, record, who):
        record.prm_last_word = who

    # ------------------------------------------------------------------- who is told

    def _tell_of(self, record, what):
        """Tell who opened it; of a task of a deal those whose deal it is, too."""
        about_sudo = record._prm_partnership_sudo()
        template = f"prm_project.mail_template_{self._kind}_{what}"
        self._tell_some(record, about_sudo, template, self._concerned_sudo(record))

    def _concerned_sudo(self, record):
        """Hook: return whom news of a record concern; a case has one person."""
        deal_sudo = record.prm_registration_id
        people_sudo = deal_sudo.contact_id | deal_sudo.representative_id
        return record.prm_contact_id | people_sudo


class PrmCaseDesk(models.AbstractModel):
    """Cases: one is opened, discussed, closed and opened again."""

    _name = "prm.case.desk"
    _inherit = ["prm.case.scope", "prm.task.desk"]
    _description = "Partners' deeds on cases"
    _needs_deal = False
    _open_actions = frozenset({"comment", "close"})
    _done_actions = frozenset({"reopen"})

    def _entries(self):
        _ = self.env._
        texts = self._text_entries(_("Subject"), _("Description"))
        return [*texts, self._deal_entry()]

    def _prepare(self, portal, deal, values):
        portal_sudo = portal.sudo()
        return {
            **super()._prepare(portal, deal, values),
            "user_ids": self._owner(portal, portal_sudo.default_user_id),
            "prm_partnership_id": portal._own_partnership().id,
            "prm_is_shown": False,
            "prm_text": False,
        }

    def _first_words(self, record, values):
        return values["text"]

    def _concerned_sudo(self, record):
        return record.prm_contact_id
