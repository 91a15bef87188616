"""The partner's page of a registration, as plain values in the reader's language."""

from odoo import fields, models
from odoo.tools import format_amount, format_date, format_datetime

from ....policy import protection

# State → classes of its badge (look.md); a state is never told by colour alone. Each
# has text-bg-*, for the badges of website's themes, and utilities for Odoo's own.
GREY = "text-bg-secondary bg-secondary-subtle text-secondary-emphasis border"
BLUE = "text-bg-info bg-info-subtle text-info-emphasis border border-info"
BADGES = {
    "draft": "text-bg-secondary bg-transparent text-secondary-emphasis border",
    "offered": BLUE,
    "submitted": BLUE,
    "in_review": "text-bg-primary",
    "action_required": "text-bg-warning",
    "approved": "text-bg-success bg-success-subtle text-success-emphasis border",
    "rejected": "text-bg-danger bg-transparent text-danger-emphasis border",
    "withdrawn": GREY,
    "cancelled": GREY,
    "expired": GREY,
    "won": "text-bg-success text-black",
    "lost": "text-bg-dark bg-transparent text-dark-emphasis border",
}


# States that the vendor, or the partner, gave a reason for.
EXPLAINED = frozenset({"action_required", "rejected", "withdrawn", "cancelled"})


class PrmRegistrationPageMixin(models.AbstractModel):
    """Plain values for the portal; no record of the vendor leaves this file."""

    _name = "prm.registration.page.mixin"
    _description = "Portal page of a registration"

    def _portal_page(self, kind="registrations"):
        """Return everything the page of one registration shows.

        :param str kind: ``registrations`` or ``opportunities``: whose page it is
        """
        self.ensure_one()
        self.check_access("read")
        self_sudo = self.sudo()
        progress = self.env["prm.registration.progress"]
        return {
            "badge": self._portal_badge(kind),
            "headline": progress._headline(self),
            "next_step": progress._next_step(self),
            "stepper": progress._stepper(self),
            "timeline": self._timeline(),
            "messages": self._messages(),
            "files": self._files(self._shared_messages().attachment_ids),
            "people": {
                "manager": self._person(self_sudo.partnership_id._manager()),
                "reviewer": self._person(self_sudo.reviewer_id),
                "owner": self._person(self_sudo._deal_owner()),
            },
            "protection": self._protection(),
            "deal": self._filled(self._deal_rows()),
            "customer": self._filled(self._customer_rows()),
            "contact": self._filled(self._contact_rows()),
            **self._explanation(),
            "withdraw_reasons": [
                {"id": reason.id, "name": reason.name}
                for reason in self._withdrawal_reasons()
            ],
        }

    def _explanation(self):
        """Return reason and note of the vendor's last word, while they matter."""
        self_sudo = self.sudo()
        if self.outcome == "lost":
            return {"reason": self_sudo.lead_id._prm_lost_text(), "note": ""}
        if self.state not in EXPLAINED:
            return {"reason": "", "note": ""}
        return {
            "reason": self_sudo.reason_id.name or "",
            "note": self_sudo.decision_note or "",
        }

    # ------------------------------------------------------------ state in words

    def _selection_label(self, name, value):
        labels = dict(self._fields[name]._description_selection(self.env))
        return labels.get(value, "")

    def _portal_badge(self, kind="registrations"):
        """Return key, label and classes of the badge: the outcome where decided.

        Among opportunities the stage, while it is open.
        """
        self.ensure_one()
        if self.outcome in ("won", "lost"):
            key, label = self.outcome, self._selection_label("outcome", self.outcome)
        else:
            key, label = self.state, self._selection_label("state", self.state)
        if kind == "opportunities" and self.outcome == "open":
            label = self.stage_name or self._selection_label("outcome", "open")
        return {"key": key, "label": label, "css": BADGES[key]}

    # ------------------------------------------------------------ what happened

    def _timeline(self):
        """Return what happened, oldest first: moves, and the news of the deal."""
        moves_sudo = self.sudo().transition_ids
        rows = [(move.date, move._timeline_row(self)) for move in moves_sudo]
        rows += self.env["prm.registration.news"]._timeline_rows(self)
        return [row for _date, row in sorted(rows, key=lambda pair: pair[0])]

    def _protection(self):
        """Return what the card of the protection says; ended deals have none."""
        if not self.is_protected:
            return None
        today = fields.Date.context_today(self)
        return {
            "end": self._date_text(self.protection_end),
            "days_left": protection.days_left(self.protection_end, today),
            "is_protected": self.is_protected,
        }

    # --------------------------------------------------------------------- talk

    def _messages(self):
        """Return the shared conversation, oldest first."""
        return [
            {
                "id": message_sudo.id,
                "author": message_sudo.author_id.name or message_sudo.email_from,
                "is_vendor": message_sudo._prm_is_vendor(),
                "by_mail": message_sudo.message_type == "email",
                "is_me": message_sudo.author_id == self.env.user.partner_id,
                "date": self._datetime_text(message_sudo.date),
                "body": message_sudo.body,
                "files": self._files(message_sudo.attachment_ids),
            }
            for message_sudo in self._shared_messages()
        ]

    def _files(self, attachments):
        portal_sudo = self.sudo().portal_id
        return [
            {
                "id": file_sudo.id,
                "name": file_sudo.name,
                "size": file_sudo.file_size,
                "mimetype": file_sudo.mimetype,
                "url": portal_sudo._url(
                    "registrations", self.id, "files", file_sudo.id
                ),
            }
            for file_sudo in attachments
        ]

    def _person(self, user):
        """Return name, mail and phone of an employee of the vendor, or ``None``.

        Who left is nobody's contact.
        """
        if not user or not user.active:
            return None
        person = user.partner_id
        return {"name": person.name, "email": person.email, "phone": person.phone}

    # --------------------------------------------------------------------- data

    def _filled(self, rows):
        return [(label, value) for label, value in rows if value]

    def _deal_rows(self):
        self_sudo = self.sudo()
        return [
            (self.env._("Service or product"), self.offering_id.name),
            (self.env._("Stage"), self.outcome == "open" and self.stage_name),
            (self.env._("Pipeline"), self.pipeline_name),
            (self.env._("Expected revenue"), self._amount_text()),
            (self.env._("Estimated closing"), self._date_text(self.date_closing)),
            (self.env._("Budget"), self.budget),
            (self.env._("Requirements"), self.requirements),
            (self.env._("Your reference"), self.partner_reference),
            (self.env._("Representative"), self_sudo._representative_name()),
            (self_sudo._person_label(), self_sudo.contact_id.name),
            (self.env._("Visible to"), self._visibility_text()),
        ]

    def _person_label(self):
        """Return what the person of the partner is to this deal."""
        return {
            "registered": self.env._("Registered by"),
            "shared": self.env._("Shared with"),
            "offered": self.env._("Offered to"),
        }[self.origin]

    def _customer_rows(self):
        return [
            (self.env._("Company"), self.customer_name),
            (self.env._("Website"), self.customer_website),
            (self.env._("TIN"), self.customer_vat),
        ]

    def _contact_rows(self):
        return [
            (self.env._("Name"), self._contact_name()),
            (self.env._("E-mail"), self.contact_email),
            (self.env._("Phone"), self.contact_phone),
        ]

    def _amount_text(self):
        if not self.outcome or not self.amount:
            return ""
        currency_sudo = self.currency_id.sudo()
        return format_amount(self.env, self.amount, currency_sudo)

    def _date_text(self, value):
        return format_date(self.env, value) if value else ""

    def _datetime_text(self, value):
        return format_datetime(self.env, value, dt_format="short") if value else ""
