"""Partners ask for a record of another app by a form of its section."""

from odoo import api, models
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
LONGEST_NAME, LONGEST_TEXT = 200, 20000


class PrmJoinedRequest(models.AbstractModel):
    """Who may ask for a record, what the form has, and what becomes of it, once.

    Heirs are the scope of the section as well. They give fields (``_entries``) with
    their choices, the values of the record (``_prepare``), which inherits
    ``prm.joined.record``, tell an employee (``_hand_over``), and say what the
    conversation begins with (``_first_words``). Who asks is the person; who writes is
    the system. A form that has the field of ``_deal_entry`` is for the deal chosen
    there; another one is for a deal that its address names.
    """

    _name = "prm.joined.request"
    _inherit = ["prm.joined.scope"]
    _description = "Form that asks for another app's record"
    # Context in which the record is made.
    _silent = SILENT
    # Whether nothing is made without a deal.
    _needs_deal = True

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
            shared["more"] = line > 1
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

    def _deal_entry(self):
        """Return the field that chooses one of the deals for which one may ask."""
        return FormField(
            name="deal",
            label=self.env._("Deal"),
            card="deal",
            kind="record",
            choices="deals",
            required=self._needs_deal,
        )

    def _text_entries(self, name, text, is_text_needed=True):
        """Return the fields of what it is about, and of a description.

        :param str name: label of the first one
        :param str text: label of the second one
        """
        return [
            FormField(
                name="name", label=name, card="text", length=LONGEST_NAME, required=True
            ),
            FormField(
                name="text",
                label=text,
                card="text",
                kind="lines",
                rows=6,
                length=LONGEST_TEXT,
                required=is_text_needed,
            ),
        ]

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
        if not any(each.choices == "deals" for each in self._entries()):
            return {}
        deals = self._open_deals(portal)
        offered = [{"id": one.id, "name": f"{one.number} {one.name}"} for one in deals]
        return {"deals": offered}

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
        :param deal: that the user may read, if it is for one
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
        claimed = f"{self._kind}:{self.env.uid}:{token}"
        self.env["prm.serialization.key"]._claim([claimed])
        records_sudo, me = self._records_sudo(), self.env.user.partner_id
        asked = {"prm_contact_id": me.id, "prm_token": token}
        before = [(name, "=", value) for name, value in asked.items()]
        if before_sudo := records_sudo.search(before, limit=1):
            self._add_late(portal, before_sudo, token)
            return before_sudo
        deal = deal or self._chosen_deal(portal, values)
        if not (verdict := self._verdict(portal, deal)):
            raise RegistrationRefused(self.env, {"": verdict.code})
        vals = {**self._prepare(portal, deal, values), **asked}
        system = self._as_system(records_sudo, **self._silent)
        record = system.with_company(portal.company_id).create(vals)
        record_sudo = record.with_env(records_sudo.env)
        self._hand_over(record_sudo)
        self._begin_talk(record_sudo, values, token)
        return record_sudo

    def _chosen_deal(self, portal, values):
        """Return the deal that was chosen in the form, its row locked.

        :raises RegistrationRefused: for one that is not offered, or without one where
            it is needed
        """
        number = values.get("deal")
        deal = self._open_deals(portal).filtered(lambda one: one.id == number)
        if not deal and (number or self._needs_deal) and self._may_ask(portal):
            raise RegistrationRefused(self.env, {"deal": "choice_invalid"})
        deal._lock_rows()
        return deal

    def _begin_talk(self, record, values, token):
        """Begin the conversation on a new record (sudo), with all files of its form."""
        words = self._first_words(record, values)
        if words or self.env["prm.upload"]._mine_sudo(token):
            self.env["prm.joined.talk"]._post(record, words, token)

    def _add_late(self, portal, record, token):
        """Post other files that came with the form of a record (sudo), sent once more.

        :raises RegistrationRefused: where one may not ask for anything any more
        """
        if not self.env["prm.joined.talk"]._post_late(record, token):
            return
        deal = record.prm_registration_id.with_env(self.env)
        if not (verdict := self._verdict(portal, deal)):
            raise RegistrationRefused(self.env, {"": verdict.code})

    def _prepare(self, portal, deal, values):
        """Hook: return the values of the record.

        :raises RegistrationRefused: with codes by field
        """
        raise NotImplementedError

    def _hand_over(self, record):
        """Hook: tell an employee of a new record (sudo)."""

    def _first_words(self, record, values):
        """Hook: return what the conversation on a new record (sudo) begins with.

        :param dict values: clean values of the form
        """
        return ""
