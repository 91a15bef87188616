"""Who is told what about a partnership: history, mails to partners, activities."""

from markupsafe import Markup

from odoo import fields, models
from odoo.fields import Command

from ...policy import scoring

TIER_NOTICE = "prm.mail_template_tier_notice"
# Of more partners that rise at once, the owner is told in one message.
CROWD = 10


class PrmPartnershipNoticeMixin(models.AbstractModel):
    """History lines, queued mails to the partner's people, activities of the owner."""

    _name = "prm.partnership.notice.mixin"
    _description = "Notices of a partnership"

    tier_cause = fields.Char(
        "Why the points changed",
        readonly=True,
        copy=False,
        help="Of a tier that is proposed or in danger; the partner reads it when "
        "somebody decides.",
    )

    def _note_history(self, what, old, new, cause, parameter=None, tier_from=None):
        """Write one line of history for each partnership of ``self``.

        :param str what: ``tier``, ``state``, ``term``, ``notice`` or ``value``
        :param str old: text before the change
        :param str new: text after it
        :param str cause: why, in words for the partner
        :param parameter: the ``prm.parameter`` of a changed value
        :param tier_from: the ``prm.tier`` that ends
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
                }
                for partnership in self
            ]
        )

    def _manager(self):
        """Return whom the partner may ask today."""
        return self.env["prm.audience"]._employee_sudo(self, "question_of_partner")

    def _default_reviewer(self):
        """Return who reviews new registrations."""
        return self.env["prm.audience"]._reviewer_sudo(self)

    def _for_partner(self):
        """Return ``self`` in the language of the partner organisation."""
        return self.with_context(lang=self._partner_lang())

    def _for_owner(self):
        """Return ``self`` in the language of its owner."""
        return self.with_context(lang=self.user_id.lang or self.env.lang)

    def _partner_lang(self):
        """Return the code of the partner organisation's language."""
        partner_sudo = self.partner_id.sudo()
        return partner_sudo.lang or self.env.lang

    def _program_link(self):
        """Return the full address of the partner's program page, for mails."""
        self.ensure_one()
        portal_sudo = self.portal_id.sudo()
        return self.get_base_url() + portal_sudo._url("program")

    def _people_to_tell(self):
        """Return who of the partner hears of a tier in danger (sudo)."""
        return self.env["prm.audience"]._mailed_sudo(self, TIER_NOTICE)

    def _mail_partner(self, template_xmlid, record=None, **context):
        """Queue one mail to each who is told of it, in the language of the person.

        :param str template_xmlid: template on ``record``'s model
        :param record: what the mail is about, this partnership unless told
        :param context: further values that the template reads from ``ctx``
        """
        self.ensure_one()
        record = record or self
        people_sudo = self.env["prm.audience"]._mailed_sudo(record, template_xmlid)
        if not people_sudo:
            return
        template_sudo = self.env.ref(template_xmlid).sudo()
        sender_sudo = self._mail_sender()
        for person_sudo in people_sudo:
            template_sudo.with_context(
                prm_lang=person_sudo.lang or self.env.lang,
                prm_name=person_sudo.name,
                **context,
            ).send_mail(
                record.id,
                force_send=False,
                email_values={
                    "author_id": sender_sudo.id,
                    "email_to": False,
                    "partner_ids": [],
                    "recipient_ids": [Command.set(person_sudo.ids)],
                },
            )

    def _causes(self):
        """Return the service that says why something changed, in the language here."""
        return self.env["prm.partnership.cause"]

    def _last_cause(self, what):
        """Return why tier or notice changed last, as it stands in the history."""
        self.ensure_one()
        lines_sudo = self.env["prm.partnership.history"].sudo()
        mine = [("partnership_id", "=", self.id), ("what", "=", what)]
        return lines_sudo.search(mine, order="id desc", limit=1).cause or ""

    def _note_notice(self, known):
        """Note that a tier is in danger, or no longer, and why."""
        words = self._for_partner()
        safe, danger = words.env._("Kept"), words.env._("In danger")
        cause = words.env._(
            "%(tier)s: %(points)s of the %(target)s points that keep it.",
            tier=words.tier_id.name,
            points=self.keep_points,
            target=self.tier_id.target_points,
        )
        old, new = (safe, danger) if self.notice_date else (danger, safe)
        tier = scoring.own_tier(known.ladder(self), self.level)
        is_less = bool(self.notice_date)
        why = words._causes()._of_points(words, known, tier, is_less) if tier else ""
        self.tier_cause = why if is_less else False
        self._note_history("notice", old, new, f"{why} {cause}".strip())

    def _note_reached(self, known, level):
        """Remember why the tier of ``level`` is proposed."""
        words = self._for_partner()
        self.tier_cause = words._causes()._of_rise(words, known, level)

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
                activity_xmlid, summary=summary, note=note, user_id=owner_sudo.id
            )

    def _tell_rise(self):
        """Tell partners and owners of a tier that was just reached."""
        for partnership in self:
            partnership._mail_partner("prm.mail_template_tier_reached")
        for owner, group in self.grouped("user_id").items():
            group._tell_owner_of_rise(owner)

    def _tell_owner_of_rise(self, owner):
        """Tell the owner of ``self``: of each, or of a crowd in one message."""
        words = self.with_context(lang=owner.lang or self.env.lang)
        sentence = words.env._("%(partner)s has reached the tier %(tier)s.")
        bodies = [
            sentence % {"partner": one.partner_id.name, "tier": one.tier_id.name}
            for one in words
        ]
        audience = self.env["prm.audience"]
        to_tell = audience._employee_sudo(self[:1], "tier_reached").partner_id
        if len(self) <= CROWD:
            for one, body in zip(self, bodies, strict=True):
                one.message_post(
                    body=body,
                    subject=body,
                    partner_ids=to_tell.ids,
                    subtype_xmlid="mail.mt_note",
                )
        elif to_tell:
            company_sudo = self[0].sudo().company_id.partner_id
            self.env["mail.thread"].message_notify(
                author_id=company_sudo.id,
                email_from=company_sudo.email_formatted or self[0]._mail_from(),
                subject=words.env._("%s partners have reached another tier", len(self)),
                body=Markup("<br/>").join(bodies),
                partner_ids=to_tell.ids,
            )
