"""May this company be registered? Asked while a partner types; nothing is kept."""

from odoo import api, models
from odoo.tools import SQL

from ...policy.matching import Fingerprint, match, weighs
from .customer_search import KEYS

TYPED = ("customer_name", "customer_website", "customer_vat")
NOTHING = {
    "code": "",
    "text": "",
    "url": "",
    "number": "",
    "customer_id": 0,
    "customer_name": "",
}


class PrmCustomerCheck(models.AbstractModel):
    """Tells what the submission of the form would: available, own, or to be reviewed.

    Whoever knows the company, and by what, the answer is the same and takes the same
    queries. Nothing is written, claimed or logged of what was typed.
    """

    _name = "prm.customer.check"
    _description = "Check of a company while it is typed"

    @api.model
    def _url(self, partnership, registration=None):
        """Return the address to ask at, or ``""`` where the program tells nothing.

        :param partnership: under which the deal is registered
        :param registration: what is edited; None for a new form
        """
        if not self._is_on(partnership):
            return ""
        portal_sudo = partnership.sudo().portal_id
        url = portal_sudo._url("lookup", "check")
        return f"{url}?registration={registration.id}" if registration else url

    @api.model
    def _is_on(self, partnership):
        """Tell whether partners are told: not where everything is submitted at once."""
        partnership_sudo = partnership.sudo()
        verdict = self.env["prm.registration.entrance"]._verdict_form(partnership)
        return (
            bool(verdict) and partnership_sudo.program_id.duplicate_policy == "refuse"
        )

    @api.model
    def _check(self, partnership, typed, registration=None):
        """Return what a partner reads beside the fields, as plain values.

        :param partnership: under which the deal is registered
        :param dict typed: texts by name of the field, see ``TYPED``
        :param registration: what is edited, which does not speak against itself
        :return: dict of ``code`` (``available``, ``review``, ``own`` or ``""``),
            ``text``, of an own deal that may be opened ``url`` and ``number``, and of
            an own customer that can be chosen ``customer_id`` and ``customer_name``
        """
        if not self._is_on(partnership):
            return dict(NOTHING)
        deal_sudo = self._asked_sudo(partnership, typed, self._edited(registration))
        fingerprint = deal_sudo._fingerprint()
        if fingerprint == Fingerprint():
            return dict(NOTHING)
        asked = deal_sudo.with_env(self.env)
        own = self.env["prm.customer.answer"]._own(asked)
        return self._own_values(own) if own else self._values(deal_sudo)

    @api.model
    def _refusal(self, partnership, typed):
        """Return the code with which a new company would be refused, or ``""``.

        Parameters as of :meth:`_check`; the same work whoever knows it.
        """
        if not self._is_on(partnership):
            return ""
        deal_sudo = self._asked_sudo(partnership, typed, None)
        if deal_sudo._fingerprint() == Fingerprint():
            return ""
        asked = deal_sudo.with_env(self.env)
        own = self.env["prm.customer.answer"]._own(asked)
        if own:
            return own.code
        return "customer_known" if self._is_known(deal_sudo) else ""

    @api.model
    def _edited(self, registration):
        """Return what is edited, None for all that the reader does not edit now.

        An offer leaves out its own lead: beside a guess that would tell its customer.

        :param registration: one that the reader may read, or None
        """
        is_edited = registration and "edit" in registration._portal_actions()
        return registration if is_edited else None

    @api.model
    def _asked_sudo(self, partnership, typed, registration):
        """Return a registration (sudo) of what was typed; it is saved nowhere."""
        partnership_sudo = partnership.sudo()
        values = {
            "partnership_id": partnership_sudo.id,
            "partner_id": partnership_sudo.partner_id.id,
            "portal_id": partnership_sudo.portal_id.id,
            "company_id": partnership_sudo.company_id.id,
            "is_new_company": True,
            **{name: typed.get(name) or False for name in TYPED},
        }
        deals_sudo = self.env["prm.registration"].sudo()
        return deals_sudo.new(values, origin=registration)

    @api.model
    def _values(self, deal_sudo):
        """Return the answer to what is not the organization's own."""
        messages = self.env["prm.messages"]
        code = "review" if self._is_known(deal_sudo) else "available"
        return {**NOTHING, "code": code, "text": messages._text(f"check_{code}")}

    @api.model
    def _own_values(self, own):
        """Return the answer to an own customer: plainly, with where its deal is."""
        values = {
            "code": "own",
            "text": self.env["prm.messages"]._text(own.code),
            "customer_id": own.customer_id,
            "customer_name": own.customer_name,
        }
        if own.registration:
            values |= {
                "url": own.registration._portal_url(),
                "number": own.registration.number,
            }
        return {**NOTHING, **values}

    # ----------------------------------------------------------------- equal work

    @api.model
    def _is_known(self, deal_sudo):
        """Tell what the screening tells, by the same work whatever there is."""
        candidates = self.env["prm.customer.candidates"]
        prints = candidates._prints(deal_sudo)
        scopes = candidates._scopes(deal_sudo)
        known = [self._meets(model, prints, each) for model, each in scopes.items()]
        return any(known)

    @api.model
    def _meets(self, model, prints, scopes):
        """Tell whether a record of ``model`` weighs against what was typed.

        Two queries, whether there is something or not.
        """
        records_sudo = self.env[model].sudo().with_context(active_test=False)
        records_sudo.flush_model()
        search = self.env["prm.customer.search"]
        found = search._candidate_ids(records_sudo, prints, scopes, hints=False)
        ids = sorted({each for strong, _weak in found for each in strong}) or [0]
        rows = self.env.execute_query(self._keys_of(records_sudo, ids))
        met = [match(one, Fingerprint(*row)) for one in prints for row in rows]
        return any(weighs(each.strength) for each in met)

    @api.model
    def _keys_of(self, records, ids):
        """Return the SQL of the keys; of people those of the company they work for."""
        is_contact = records._name == "res.partner"
        return SQL(
            "SELECT %(keys)s FROM %(table)s AS found"
            " JOIN %(table)s AS named ON named.id = %(named)s"
            " WHERE found.id = ANY(%(ids)s)",
            keys=SQL(", ").join(
                SQL("COALESCE(%s, '')", SQL.identifier("named", key)) for key in KEYS
            ),
            table=SQL.identifier(records._table),
            named=SQL.identifier(
                "found", "commercial_partner_id" if is_contact else "id"
            ),
            ids=ids,
        )
