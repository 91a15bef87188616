"""Who is told what about a partnership: history, mails to partners, activities."""

from functools import partial

from odoo import models
from odoo.tools import plaintext2html

from ..common.visit.once import once
from ..common.visit.rendering import RENDERING

# Of more partners that rise at once, the owner is told in one message.
CROWD = 10

# From other parts: company_id, partner_id, portal_id, user_id


class PrmPartnershipNotice(models.Model):
    """History lines, queued mails to the partner's people, activities of the owner."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    def _note_history(
        self, what, old, new, cause, parameter=None, tier_from=None, term=None
    ):
        """Write one line of history for each partnership of ``self``.

        :param str what: ``tier``, ``state``, ``term``, ``notice``, ``value``,
            ``profile`` or ``people``
        :param str old: text before the change
        :param str new: text after it
        :param str cause: why, in words for the partner
        :param parameter: the ``prm.parameter`` of a changed value
        :param tier_from: the ``prm.tier`` that ends
        :param term: the ``prm.partnership.term`` that ends
        """
        lines_sudo = self.env["prm.partnership.history"].sudo()
        lines_sudo.create(
            [
                {
                    "partnership_id": partnership.id,
                    "what": what,
                    "old": old,
                    "new": new,
                    "cause": cause,
                    "parameter_id": parameter.id if parameter else False,
                    "tier_from_id": tier_from.id if tier_from else False,
                    "term_id": term.id if term else False,
                }
                for partnership in self
            ]
        )

    def _for_partner(self):
        """Return ``self`` in the language of the partner organization."""
        return self.with_context(lang=self._partner_lang())

    def _for_owner(self):
        """Return ``self`` in the language of its owner."""
        lang = self.env["prm.language"]._of(self.user_id, self.company_id)
        return self.with_context(lang=lang)

    def _partner_lang(self):
        """Return the code of the partner organization's language."""
        return self.env["prm.language"]._of(self.partner_id, self.company_id)

    def _program_link(self):
        """Return the full address of the partner's program page, for mails."""
        self.ensure_one()
        portal_sudo = self.portal_id.sudo()
        return self.get_base_url() + portal_sudo._url("program")

    def _mail_partner(self, template_xmlid, record=None, **context):
        """Tell each who hears of it: by a mail in the person's language, or as chosen.

        :param str template_xmlid: template of an event, on ``record``'s model
        :param record: what it is about, this partnership unless told
        :param context: further values that the template reads from ``ctx``
        """
        self.ensure_one()
        desk = self.env["prm.notification.desk"]
        desk._tell(record or self, template_xmlid, **context)

    def _causes(self):
        """Return the service that says why something changed, in the language here."""
        return self.env["prm.partnership.cause"]

    def _last_cause(self, what):
        """Return why tier or notice changed last, as it stands in the history.

        Of all whose mails are rendered together, by one query.
        """
        self.ensure_one()
        ids = tuple(self._prefetch_ids)
        ask = partial(self._last_causes, what, ids)
        return once(self.env, (what, ids), ask, RENDERING).get(self.id, "")

    def _last_causes(self, what, ids):
        """Return partnership id → why it changed last."""
        lines_sudo = self.env["prm.partnership.history"].sudo()
        theirs = [("partnership_id", "in", ids), ("what", "=", what)]
        names = ["partnership_id", "cause"]
        found_sudo = lines_sudo.search_fetch(theirs, names, order="id")
        return {line.partnership_id.id: line.cause or "" for line in found_sudo}

    def _tell_owner(
        self, summary, note="", activity_xmlid="mail.mail_activity_data_todo"
    ):
        """Give the owner an activity on this partnership, once for the same summary.

        :param str summary: what to do, one line
        :param str note: why, in plain text
        """
        self.ensure_one()
        self_sudo = self.sudo()
        owner_sudo = self.env["prm.audience"]._employee_sudo(self, activity_xmlid)
        known_sudo = self_sudo.activity_ids.filtered(
            lambda activity: activity.summary == summary
        )
        if owner_sudo and not known_sudo:
            self_sudo.activity_schedule(
                activity_xmlid,
                summary=summary,
                note=plaintext2html(note),
                user_id=owner_sudo.id,
            )
