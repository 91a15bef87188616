"""Partners ask for a record of another app by a form of its section."""

from odoo import SUPERUSER_ID, api, models
from odoo.fields import Domain

from ...policy.verdict import ALLOWED, refuse
from ..common.errors import RegistrationRefused
from ..portal.form.field import FormField, lines_of_fields

# So many of the latest deals are offered to choose from.
MOST_DEALS = 200
# The lines of a form that takes several things at once.
LINES = range(1, 6)
# Who asks follows nothing by asking, and nothing tells of it by itself.
SILENT = {
    "mail_create_nosubscribe": True,
    "mail_create_nolog": True,
    "mail_post_autofollow": False,
    "tracking_disable": True,
}


class PrmJoinedRequest(models.AbstractModel):
    """Who may ask for a record, what the form has, and what becomes of it, once.

    Heirs are the scope of the section as well. They give fields (``_entries``) with
    their choices, the values of the record (``_prepare``), which inherits
    ``prm.joined.record``, and tell an employee (``_hand_over``). Who asks is the
    person; who writes is the system.
    """

    _name = "prm.joined.request"
    _inherit = ["prm.joined.scope"]
    _description = "Form that asks for another app's record"

    # ------------------------------------------------------------------------ verdicts

    def _verdict(self, portal, deal):
        """Tell whether the current user may ask for something now.

        :param portal: of the user
        :param deal: that the user may read, if it is for one
        """
        if not self._may_ask(portal):
            return refuse("requests_closed")
        if deal and not self._is_open(portal, deal):
            return refuse("request_deal_ended")
        return ALLOWED if self._is_possible(deal) else refuse("request_not_possible")

    def _open_domain(self, portal):
        """Hook: return the domain of the deals for which one may ask on a portal."""
        goes_on = Domain("state", "=", "approved") & Domain("outcome", "=", "open")
        return self._deals_domain(portal) & goes_on

    def _is_possible(self, deal):
        """Hook: tell whether the vendor can make what is asked for, for such a deal."""
        return True

    def _is_open(self, portal, deal):
        """Tell whether one may ask for a deal on a portal."""
        of_deal = self._open_domain(portal) & Domain("id", "=", deal.id)
        return bool(deal.search_count(of_deal, limit=1))

    def _open_deals(self, portal):
        """Return the latest deals for which the current user may ask for something."""
        deals = self.env["prm.registration"]
        if not self._may_ask(portal):
            return deals
        domain = self._open_domain(portal)
        found = deals.search(domain, order="id desc", limit=MOST_DEALS)
        return found.filtered(self._is_possible)

    # ------------------------------------------------------------------------ the form

    def _entries(self):
        """Hook: return the fields of the form, as ``FormField``, in their order."""
        return []

    def _line_entries(self, name, label, quantity):
        """Return the fields of lines: each names something, and how many of it.

        :param str name: of the first field of a line, before its number
        :param str label: of that field, with a place for the number
        :param str quantity: label of the other one, alike
        """
        entries = []
        for line in LINES:
            item, number = f"{name}_{line}", f"quantity_{line}"
            shared = {"card": "lines", "half": True, "required": line == 1}
            entries += [
                FormField(
                    name=item,
                    label=label % line,
                    kind="lookup",
                    choices=f"{name}s",
                    needs=number,
                    **shared,
                ),
                FormField(
                    name=number,
                    label=quantity % line,
                    kind="quantity",
                    needs=item,
                    **shared,
                ),
            ]
        return entries

    def _lines(self, name, values, offered):
        """Return what clean values ask for in such lines: pairs of id and quantity.

        :param offered: function of ids to those of them for which one may ask
        :raises RegistrationRefused: ``choice_invalid`` at the others
        """
        fields = {f"{name}_{line}": f"quantity_{line}" for line in LINES}
        filled = {each: values[each] for each in fields if values[each]}
        known = offered([*filled.values()])
        if foreign := [each for each, number in filled.items() if number not in known]:
            errors = dict.fromkeys(foreign, "choice_invalid")
            raise RegistrationRefused(self.env, errors)
        return [(number, values[fields[each]]) for each, number in filled.items()]

    def _choices(self, portal, deal, chosen):
        """Hook: return key of choices → what is offered, as fields read it.

        :param list chosen: ids of what was chosen before, which is offered as well
        """
        return {}

    def _form(self, portal, deal, chosen):
        """Return what the page of the form shows beside what was typed.

        :param portal: of the user
        :param deal: that the user may read, if it is for one
        :param list chosen: ids of what was chosen in lookups
        """
        entries, new = self._entries(), portal._url(self._kind, "new")
        return {
            "prm_part": {"lines": lines_of_fields(entries)},
            "prm_choices": self._choices(portal, deal, chosen),
            "prm_deal": self._deal(portal, deal),
            "prm_action": new,
            "prm_lookups": {
                each.name: {
                    "url": f"{portal._url(self._kind, each.choices)}?deal={deal.id}",
                    "least": 0,
                }
                for each in entries
                if each.kind == "lookup"
            },
        }

    def _deal(self, portal, deal):
        """Return what the form says of a deal, and where it is for this one.

        :param portal: of the user
        :param deal: that the user may read
        """
        names = ("id", "number", "name", "customer_name")
        url = f"{portal._url(self._kind, 'new')}?deal={deal.id}"
        return {**{name: deal[name] for name in names}, "url": url}

    # --------------------------------------------------------------- what comes of it

    @api.model
    def _ask_sudo(self, portal, deal, values, token):
        """Make what the current user asks for, once per token of a form.

        :param portal: of the user
        :param deal: that the user may read, if it is for one
        :param dict values: clean values of the form
        :param str token: of the form
        :return: the record (sudo); of a repeated token the first one
        :raises AccessError: to who may not read the deal
        :raises RegistrationRefused: with codes by field
        """
        deal.check_access("read")
        deal._lock_rows()
        self.env["prm.serialization.key"]._claim(
            [f"{self._kind}:{self.env.uid}:{token}"]
        )
        records_sudo, me = self._records_sudo(), self.env.user.partner_id
        asked = {"prm_contact_id": me.id, "prm_token": token}
        before = [(name, "=", value) for name, value in asked.items()]
        if before_sudo := records_sudo.search(before, limit=1):
            return before_sudo
        verdict = self._verdict(portal, deal)
        if not verdict:
            raise RegistrationRefused(self.env, {"": verdict.code})
        values = {**self._prepare(portal, deal, values), **asked}
        system = self._as_system(records_sudo).with_company(portal.company_id)
        record_sudo = system.create(values).with_env(records_sudo.env)
        self._hand_over(record_sudo, token)
        return record_sudo

    def _as_system(self, records):
        """Return records for a deed of a partner: the person becomes no follower."""
        return records.with_user(SUPERUSER_ID).with_context(**SILENT)

    def _prepare(self, portal, deal, values):
        """Hook: return the values of the record.

        :raises RegistrationRefused: with codes by field
        """
        raise NotImplementedError

    def _hand_over(self, record, token):
        """Hook: tell an employee of a new record (sudo).

        :param str token: of the form, by which its files are found
        """
