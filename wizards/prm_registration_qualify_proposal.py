"""What the approval dialog proposes, and what it says of it."""

from odoo import api, fields, models

from ..models.inherited.base_named_records import numbers
from ..policy.matching import LIKELY, SAME

# From other parts: _seen_now, conflict_ids, contact_id, contact_mode, contact_name,
#     customer_id, customer_mode, lead_id, lead_mode, registration_id, seen


class PrmRegistrationQualify(models.TransientModel):
    """Customer, person and opportunity as they are proposed to the reviewer."""

    _name = "prm.registration.qualify"
    _inherit = ["prm.registration.qualify"]

    customer_hint = fields.Char(compute="_compute_hints", compute_sudo=False)
    contact_hint = fields.Char(compute="_compute_hints", compute_sudo=False)
    lead_hint = fields.Char(compute="_compute_hints", compute_sudo=False)
    problem = fields.Text(compute="_compute_problem", compute_sudo=False)

    @api.depends("registration_id")
    def _compute_contact_name(self):
        for wizard in self:
            registration = wizard.registration_id
            wizard.contact_name = registration and registration._contact_name()

    @api.depends("registration_id")
    def _compute_conflict_ids(self):
        for wizard in self:
            wizard.conflict_ids = wizard.registration_id.conflict_ids

    def _inverse_conflict_ids(self):
        """Keep nothing here: judgement and note were written on the conflicts."""

    @api.depends("registration_id")
    def _compute_seen(self):
        for wizard in self:
            wizard.seen = ",".join(sorted(wizard._seen_now()))

    # ----------------------------------------------------------------- proposals

    @api.depends("registration_id")
    def _compute_customer(self):
        for wizard in self:
            wizard.update(wizard._prepare_customer())

    @api.depends("registration_id", "customer_mode", "customer_id")
    def _compute_contact(self):
        for wizard in self:
            wizard.update(wizard._prepare_contact())

    @api.depends("registration_id")
    def _compute_deal(self):
        for wizard in self:
            registration = wizard.registration_id
            wizard.update(
                {
                    **wizard._prepare_lead(),
                    **wizard._prepare_pipeline(registration),
                    "expected_amount": registration.expected_amount,
                    "date_closing": registration.date_closing,
                }
            )

    @api.onchange("conflict_ids")
    def _onchange_conflict_ids(self):
        """Follow what the reviewer says of what was found."""
        different = self.conflict_ids.filtered(lambda c: c.decision == "different")
        same = self.conflict_ids.filtered(lambda c: c.decision in ("same", "share"))
        if (
            not self.customer_id
            or self.customer_id in different.customer_id
            or same.customer_id - self.customer_id
        ):
            self.update(self._prepare_customer())
        if self.lead_mode == "create" and same:
            self.update(self._prepare_lead())

    def _prepare_customer(self):
        """Return the customer that is proposed; of several, none: one is chosen.

        What the partner chose, else what was found to be the same, else likely.
        """
        registration = self.registration_id
        customers = registration.customer_id
        if registration and not customers:
            proposals = self.env["prm.customer.proposal"]
            found = proposals._customer(registration, self.conflict_ids).customers
            customers = found._filtered_access("read")
        return {
            "customer_mode": "link" if customers else "create",
            "customer_id": customers if len(customers) == 1 else False,
        }

    def _prepare_contact(self):
        """Return the person that is proposed: chosen, or found at the customer."""
        registration = self.registration_id
        contact = self._known_person()
        mode = "link" if contact else "create"
        if (
            not contact and not (registration and registration._contact_name())
        ) or self._customer_is_person():
            mode = "none"
        return {"contact_mode": mode, "contact_id": contact}

    def _linked_customer(self):
        """Return the customer that is going to be linked, maybe none."""
        is_linked = self.customer_mode == "link"
        return self.customer_id if is_linked else self.customer_id.browse()

    def _known_person(self):
        """Return the person who was chosen, or found at the customer."""
        registration, customer = self.registration_id, self._linked_customer()
        chosen = registration.customer_contact_id
        chosen_sudo = chosen.sudo()
        if self.customer_mode == "create" and chosen_sudo.parent_id:
            # Whoever works for another company is not the new one's.
            return chosen.browse()
        if chosen and customer in (registration.customer_id, customer.browse()):
            return chosen
        if not registration or not customer:
            return chosen.browse()
        return self.env["prm.customer.proposal"]._person(registration, customer)

    def _customer_is_person(self):
        """Tell whether the customer trades alone and is the person who was named."""
        registration, customer = self.registration_id, self._linked_customer()
        proposals = self.env["prm.customer.proposal"]
        return bool(registration) and proposals._is_person(registration, customer)

    def _prepare_lead(self):
        """Return the opportunity: the former one, or one that was judged the same."""
        registration = self.registration_id
        plans = self.env["prm.approval.plan"]
        lead_sudo = plans._former_lead_sudo(registration) or self._same_lead()
        return {"lead_mode": "link" if lead_sudo else "create", "lead_id": lead_sudo}

    def _same_lead(self):
        """Return the opportunity of what is the same deal, if the user may read it."""
        same = self.conflict_ids.filtered(lambda c: c.decision in ("same", "share"))
        leads = same.lead_id | same.other_id.lead_id
        leads = leads._filtered_access("read")
        return leads.filtered(lambda lead: lead._prm_outcome() != "lost")[:1]

    def _prepare_pipeline(self, registration):
        """Return owner, team and stage that a new opportunity would have."""
        registration_sudo = registration.sudo()
        portal_sudo = registration_sudo.portal_id
        return {
            "user_id": self.env["prm.deal.people"]._seller_sudo(registration),
            "team_id": portal_sudo._pipeline() if portal_sudo else False,
            "stage_id": portal_sudo._default_stage() if portal_sudo else False,
        }

    def _prm_known(self, values):
        """Let the dialog propose what a readable registration is linked to already."""
        default = self.env.context.get("default_registration_id")
        told = values.get("registration_id") or default
        registration = self.registration_id or self.registration_id.browse(
            numbers(told)
        )
        if not registration or not registration.has_access("read"):
            return {}
        people = registration.customer_id | registration.customer_contact_id
        return {
            "crm.lead": set(registration.lead_id.ids),
            "res.partner": set(people.ids),
        }

    # --------------------------------------------------------------------- words

    @api.depends(
        "registration_id",
        "customer_mode",
        "customer_id",
        "contact_mode",
        "contact_id",
        "lead_mode",
        "lead_id",
        "conflict_ids.decision",
    )
    def _compute_hints(self):
        for wizard in self:
            wizard.customer_hint = " ".join(wizard._words_of_customer())
            wizard.contact_hint = " ".join(wizard._words_of_contact())
            wizard.lead_hint = " ".join(wizard._words_of_lead())

    def _words_of_customer(self):
        """Yield what there is to say of the chosen customer, or of a new one."""
        if self.customer_mode == "create":
            yield from self._words_of_new_customer()
            return
        customer = self.customer_id
        if not customer:
            yield self.env._(
                "Several customers look the same: choose one, or “New customer”."
            )
            return
        found = self.conflict_ids.filtered(lambda c: c.customer_id == customer)[:1]
        if found.strength == SAME:
            yield self.env._("Same %s.", found.matched_label)
        elif found.strength == LIKELY:
            yield self.env._(
                "Probably the same (%s): check before you link it.", found.matched_label
            )
        elif customer == self.registration_id.customer_id:
            yield self.env._("The partner chose it.")
        if not customer.active:
            yield self.env._(
                "It is archived and becomes active again when you approve."
            )

    def _words_of_new_customer(self):
        """Yield which customers are there already, as far as the user may read."""
        for conflict in self.conflict_ids:
            if not conflict.customer_id or not conflict._weighs():
                continue
            if conflict.decision != "different":
                yield self.env._(
                    "A customer with this %(key)s already exists: %(name)s.",
                    key=conflict.matched_label,
                    name=conflict.customer_id.display_name,
                )

    def _words_of_contact(self):
        """Yield what there is to say of the chosen person, or of a new one."""
        if self.contact_mode == "link":
            if self.contact_id and not self.contact_id.active:
                yield self.env._("Archived: it becomes active again when you approve.")
        elif self.contact_mode == "create" and (person := self._known_person()):
            yield self.env._(
                "%s already exists, with the same email or name.", person.display_name
            )

    def _words_of_lead(self):
        """Yield that the opportunity has a partner, or that one may be the same."""
        if self.lead_mode == "create":
            yield from self._words_of_open_leads()
        elif self.lead_id._filtered_access("read"):
            lead_sudo = self.lead_id.sudo()
            if lead_sudo.prm_registration_id - self.registration_id:
                yield self.env._(
                    "%s is already registered on it: both partners will see this "
                    "opportunity.",
                    lead_sudo.prm_partner_name,
                )

    def _words_of_open_leads(self):
        """Yield which open leads may be the same deal, as far as the user may read."""
        for conflict in self.conflict_ids:
            if conflict.lead_id and conflict._weighs() and conflict.decision == "open":
                yield self.env._(
                    "“%(name)s” has the same %(key)s: link it, if it is the same deal.",
                    name=conflict.lead_id.display_name,
                    key=conflict.matched_label,
                )

    @api.depends(
        "registration_id",
        "customer_mode",
        "lead_mode",
        "lead_id",
        "conflict_ids.decision",
        "conflict_ids.note",
    )
    def _compute_problem(self):
        for wizard in self:
            wizard.problem = "\n".join(dict.fromkeys(wizard._problems()))

    def _problems(self):
        """Yield what stands in the way of an approval as it is filled now."""
        sentence = self.env["prm.messages"]._text
        registration = self.registration_id
        lead = self.lead_id if self.lead_mode == "link" else self.lead_id.browse()
        is_boss = bool(registration) and registration._vendor_role() == "administrator"
        for conflict in self.conflict_ids:
            verdicts = [conflict._verdict_approval(lead, is_boss)]
            if self.customer_mode == "create":
                verdicts.append(conflict._verdict_new_customer())
            for verdict in verdicts:
                if not verdict:
                    yield f"{conflict.display_name}: {sentence(verdict.code)}"
