"""A copy of a deal: a new draft with the same data, for who makes it."""

from odoo import api, fields, models

# Of the form, what says who the customer and its person are.
CUSTOMER_CARDS = frozenset({"company", "contact"})
# The partner's own number is of one deal alone.
NOT_COPIED = frozenset({"partner_reference"})


class PrmDealClone(models.AbstractModel):
    """Makes drafts of deals, by the ways and rules of the form.

    Registrations come with the rights of the person who makes the copy.
    """

    _name = "prm.deal.clone"
    _description = "Copies of deals"

    @api.model
    def _clone(self, registration, portal, token, with_customer=True):
        """Make a new draft of the current user with the data of a deal, once per token.

        No file, message or state comes along. What is no longer offered stays empty.

        :param registration: in the environment of the portal user
        :param portal: where the draft is registered, likewise
        :param str token: one-shot token of the page
        :param bool with_customer: customer and contact come along
        :return: the draft; of a repeated token the first one
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: to who may register no deal here
        """
        registration.ensure_one()
        registration._check_portal_may("clone")
        partnership = portal._own_partnership()
        self.env["prm.registration.entrance"]._check(partnership)
        values = self._values(registration, partnership, with_customer)
        return partnership._register_deal(values, token, submit=False)

    def _values(self, registration, partnership, with_customer):
        """Return the values of the form of a copy, as its fields take them."""
        registration_sudo = registration.sudo()
        service = self.env["prm.registration.answers"]
        answers = service._values(registration_sudo)
        answers |= service._seen(registration, answers)
        cards = frozenset() if with_customer else CUSTOMER_CARDS
        entries = self.env["prm.registration.fields"]._written(partnership.portal_id)
        values = {
            entry.name: self._value(answers.get(entry.name))
            for entry in entries
            if entry.card not in cards and entry.name not in NOT_COPIED
        }
        if with_customer:
            self._choose_customer(registration_sudo, partnership, values)
        self._drop_what_is_past(values)
        return self._offered(partnership, entries, values)

    def _value(self, value):
        """Return what stands in a field as the form gives it."""
        if isinstance(value, models.BaseModel):
            return value.id
        return False if value is None else value

    def _choose_customer(self, registration, partnership, values):
        """Let the copy choose who can be chosen by now, or type what was typed.

        :param registration: of which the copy is made (sudo)
        :param dict values: of the form, changed in place
        """
        lookup = self.env["prm.customer.lookup"]
        company, person = registration.customer_id.id, registration.customer_contact_id
        is_known = bool(lookup._company_label(partnership, company))
        is_person = is_known and lookup._contact_label(partnership, company, person.id)
        typed = ("customer_website", "customer_vat", "customer_name")
        values |= {"is_new_company": not is_known, "is_new_contact": not is_person}
        values["customer_id"] = company if is_known else False
        values["customer_contact_id"] = person.id if is_person else False
        if is_known:
            values |= dict.fromkeys(typed, False)
        if is_person:
            names = [name for name in values if name.startswith("contact_")]
            values |= dict.fromkeys(names, False)

    def _drop_what_is_past(self, values):
        """Leave out a closing date that the form would refuse."""
        closing = values.get("date_closing")
        if closing and closing < fields.Date.context_today(self):
            values["date_closing"] = False

    def _offered(self, partnership, entries, values):
        """Return the values without choices that are not offered anymore.

        Who copies leads the deal where its representative cannot.
        """
        offered = self.env["prm.registration.choices"]._offered_ids(partnership, values)
        gone = {
            entry.name
            for entry in entries
            if entry.choices in offered
            and values.get(entry.name)
            and values[entry.name] not in offered[entry.choices]
        }
        me = self.env.user.partner_id.id
        kept = values | dict.fromkeys(gone, False)
        if not kept.get("representative_id"):
            kept["representative_id"] = (
                me if me in offered["representatives"] else False
            )
        return kept
