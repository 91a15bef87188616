"""The partner's page of a registration, as plain values in the reader's language."""

from odoo import fields, models
from odoo.tools import format_amount, format_date, format_datetime

from ..policy import protection
from ..policy.registration_moves import UNDECIDED, WITH_OPPORTUNITY

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

    def _portal_page(self):
        """Return everything the page of one registration shows."""
        self.ensure_one()
        self.check_access("read")
        self_sudo = self.sudo()
        return {
            "badge": self._portal_badge(),
            "headline": self._headline(),
            "next_step": self._next_step(),
            "stepper": self._stepper(),
            "timeline": self._timeline(),
            "messages": self._messages(),
            "files": self._files(self._shared_messages().attachment_ids),
            "people": {
                "manager": self._person(self_sudo.partnership_id.user_id),
                "reviewer": self._person(self_sudo.reviewer_id),
                "owner": self._person(self_sudo.user_id),
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

    def _portal_badge(self):
        """Return key, label and classes of the badge: the outcome where decided."""
        self.ensure_one()
        if self.outcome in ("won", "lost"):
            key, label = self.outcome, self._selection_label("outcome", self.outcome)
        else:
            key, label = self.state, self._selection_label("state", self.state)
        return {"key": key, "label": label, "css": BADGES[key]}

    def _opportunity_badge(self):
        """Return the badge among opportunities: the stage while it is open."""
        badge = self._portal_badge()
        if self.outcome != "open":
            return badge
        return {**badge, "label": self.stage_name or badge["label"]}

    def _headline(self):
        """Return one sentence that says how it stands."""
        due = self._date_text(self.review_due_at)
        end = self._date_text(self.protection_end)
        sentences = {
            "draft": self.env._("Draft: only you see it."),
            "offered": self.env._("Offered to you: accept or decline it."),
            "submitted": self.env._(
                "Waiting for review; a decision is expected by %s.", due
            ),
            "in_review": self.env._(
                "We are reviewing it; a decision is expected by %s.", due
            ),
            "action_required": self.env._("Your input is needed."),
            "approved": self.env._("Approved and protected until %s.", end),
            "rejected": self.env._("Not accepted."),
            "withdrawn": self.env._("You withdrew this registration."),
            "cancelled": self.env._("This registration was cancelled."),
            "expired": self.env._("The protection ended on %s.", end),
        }
        if self.outcome == "won":
            return self.env._("Won. Congratulations!")
        if self.outcome == "lost":
            return self.env._("This opportunity was lost.")
        return sentences[self.state]

    def _next_step(self):
        """Return one sentence that says what comes next, or ``""``."""
        sentences = {
            "draft": self.env._("Complete the form and submit it."),
            "submitted": self.env._("We review it and write to you."),
            "in_review": self.env._("We decide and write to you."),
            "action_required": self.env._("Correct it as the note says and resubmit."),
            "approved": self.env._("We work on the deal; you see its stage here."),
            "rejected": self.env._("Questions? Write to us in the conversation."),
        }
        if self.outcome in ("won", "lost"):
            return ""
        return sentences.get(self.state, "")

    # ------------------------------------------------------------------- progress

    def _stepper(self):
        """Return the steps from submission to the win: done, current or to do."""
        steps = [
            ("submitted", self.env._("Submitted")),
            ("review", self.env._("Review")),
            ("approved", self.env._("Approved")),
        ]
        stages_sudo = self._pipeline_stages() if self.outcome else []
        steps += [(f"stage-{stage.id}", stage.name) for stage in stages_sudo]
        if not stages_sudo:
            steps.append(("won", self.env._("Won")))
        current = self._current_step(len(steps))
        return [
            {"key": key, "label": label, "state": self._step_state(index, current)}
            for index, (key, label) in enumerate(steps)
        ]

    def _current_step(self, length):
        """Return the index of the current step; ``length`` when all are done."""
        if self.outcome == "won":
            return length
        if self.outcome:
            self_sudo = self.sudo()
            stage_ids = self._pipeline_stages().ids
            return 3 + (stage_ids.index(self_sudo.stage_id.id) if stage_ids else 0)
        if self.state in ("draft", "action_required", "offered"):
            return 0
        return 1 if self.state in (*UNDECIDED, "rejected", "withdrawn") else 2

    def _step_state(self, index, current):
        if index < current:
            return "done"
        return "current" if index == current else "todo"

    def _timeline(self):
        """Return what happened, oldest first."""
        rows = [
            {
                "date": self._datetime_text(move_sudo.date),
                "label": self._selection_label("state", move_sudo.new),
                "detail": " – ".join(
                    text for text in (move_sudo.reason_id.name, move_sudo.note) if text
                ),
                "kind": move_sudo.new,
            }
            for move_sudo in self.sudo().move_ids
        ]
        if self.outcome in ("won", "lost"):
            rows.append(
                {
                    "date": self._datetime_text(self.date_closed),
                    "label": self._selection_label("outcome", self.outcome),
                    "detail": "",
                    "kind": self.outcome,
                }
            )
        return rows

    def _protection(self):
        if not self.protection_end or self.state not in WITH_OPPORTUNITY:
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
        """Return name, mail and phone of an employee of the vendor, or ``None``."""
        if not user:
            return None
        person = user.partner_id
        return {"name": person.name, "email": person.email, "phone": person.phone}

    # --------------------------------------------------------------------- data

    def _filled(self, rows):
        return [(label, value) for label, value in rows if value]

    def _deal_rows(self):
        self_sudo = self.sudo()
        visible = self._selection_label("visibility", self.visibility)
        return [
            (self.env._("Service or product"), self.offering_id.name),
            (self.env._("Stage"), self.stage_name),
            (self.env._("Pipeline"), self.pipeline_name),
            (self.env._("Expected revenue"), self._amount_text()),
            (self.env._("Estimated closing"), self._date_text(self.date_closing)),
            (self.env._("Budget"), self.budget),
            (self.env._("Requirements"), self.requirements),
            (self.env._("Your reference"), self.partner_reference),
            (self.env._("Representative"), self_sudo.representative_id.name),
            (self.env._("Registered by"), self_sudo.contact_id.name),
            (self.env._("Visible to"), visible),
        ]

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
