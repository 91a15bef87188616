"""The registry of profile fields, and which of them are open to whom."""

from dataclasses import replace

from odoo import api, models
from odoo.exceptions import UserError

from ....policy.profile import Switches, strictest
from ....policy.visible_text import tidy
from ...portal.placing import placed, places_of
from .entries import ENTRIES

FORMS = ("contact", "organization")


class PrmProfileFields(models.AbstractModel):
    """One entry for each field; what portals say of it, for the current user.

    Another addon adds a field of ``res.partner`` by an entry in :meth:`_entries`.
    """

    _name = "prm.profile.fields"
    _description = "Fields of the profiles"

    @api.model
    def _entries(self):
        """Hook: return the entries of all fields, as ``ProfileField``, in any order.

        An addon returns its own beside those of ``super()``.
        """
        return ENTRIES

    @api.model
    def _of(self, form, portal=None):
        """Return the entries of one profile in the order of the page.

        :param str form: ``contact`` or ``organization``
        :param portal: whose page it is, in the order of its rows; without one, in that
            of the registry
        """
        of_form = [entry for entry in self._entries() if entry.card == form]
        by_name = {
            entry.name: entry for entry in sorted(of_form, key=lambda each: each.order)
        }
        rows = self.env["prm.portal.field"]._by_name(
            portal or self.env["prm.portal"], form
        )
        names = placed(list(by_name), places_of(rows.values(), "name"))
        return tuple(by_name[name] for name in names)

    @api.model
    def _offered(self, form, portal=None):
        """Return the entries of one profile, without choices of which there is one."""
        languages = len(self.env["res.lang"].get_installed())
        return tuple(
            entry
            for entry in self._of(form, portal)
            if not entry.only_offered or entry.choices != "languages" or languages > 1
        )

    @api.model
    def _entry(self, form, name):
        """Return one entry, or None when the registry has none (anymore)."""
        return next((each for each in self._of(form) if each.name == name), None)

    @api.model
    def _label(self, form, name):
        """Return what people call a field, in the language of the environment."""
        entry = self._entry(form, name)
        return self.env["prm.formatting"]._tr(entry.label) if entry else name

    # -------------------------------------------------------------------- switches

    @api.model
    def _own_portals_sudo(self, form):
        """Return the portals (sudo) whose rules count for the current user.

        :param str form: of the ``contact`` those where the person is a member, of the
            ``organization`` all on which it works
        """
        members_sudo = self.env.user.sudo().prm_member_ids
        partnerships_sudo = members_sudo._filtered_live().partnership_id
        if form == "organization":
            known_sudo = partnerships_sudo.partner_id.partnership_ids
            partnerships_sudo |= known_sudo.filtered(lambda own: own.state == "active")
        return partnerships_sudo.portal_id

    @api.model
    def _switches(self, portals, form):
        """Return name → :class:`Switches`: what all of these portals allow.

        :param portals: without any, nothing is open
        :param str form: ``contact`` or ``organization``
        """
        rows_of = self.env["prm.portal.field"]._by_name
        found = {
            (portal.id, name): row
            for portal in portals
            for name, row in rows_of(portal, form).items()
        }
        return {
            entry.name: strictest(
                entry.switches(found.get((portal_id, entry.name)))
                for portal_id in portals.ids
            )
            for entry in self._of(form)
        }

    @api.model
    def _own_switches(self, form, portal=None):
        """Return name → :class:`Switches` for the current user.

        A record stands on several portals: what one of them closes, none of them
        opens. The organization is changed by supervisors alone.

        :param str form: ``contact`` or ``organization``
        :param portal: whose page it is; without one, what all of them show
        """
        own = self._switches(self._own_portals_sudo(form), form)
        shown = self._switches(portal, form) if portal else own
        may_edit = form == "contact" or self.env["prm.portal"]._is_supervisor()
        return {
            name: Switches(
                visible=shown[name].visible,
                editable=may_edit and switches.editable and shown[name].editable,
                required=switches.required,
            ).settled
            for name, switches in own.items()
        }

    @api.model
    def _open(self, form, portal=None):
        """Return the names of the fields that the current user may change."""
        switches = self._own_switches(form, portal)
        return frozenset(name for name, each in switches.items() if each.editable)

    # ----------------------------------------------------------------- what is typed

    @api.model
    def _rules(self, form, portal=None, record=None, typed=None):
        """Return the rules of the texts that the current user may change.

        :param str form: ``contact`` or ``organization``
        :param portal: whose page it is
        :param record: the contact or organization (sudo)
        :param dict typed: what was typed, by name; a country decides about states
        :return: the arguments of ``ProfileRules``
        """
        switches = self._own_switches(form, portal)
        opened = {name for name, each in switches.items() if each.editable}
        typed = {name: text for name, text in (typed or {}).items() if name in opened}
        choices = self._choices(form, record, typed)
        country_sudo = self._country_sudo(record, typed)
        return {
            "fields": tuple(
                replace(
                    entry,
                    options=self._options(entry, choices),
                    required=self._is_asked(entry, switches, country_sudo),
                )
                for entry in self._of(form, portal)
                if entry.stored and switches[entry.name].editable
            ),
            "country": country_sudo.code or "",
        }

    @api.model
    def _is_asked(self, entry, switches, country_sudo):
        """Tell whether a field has to be filled: a state where the country has some.

        :param dict switches: name → :class:`Switches`
        :param country_sudo: the country that stands or was typed there
        """
        switch = switches[entry.name]
        has_some = entry.name != "state_id" or bool(country_sudo.state_ids)
        return switch.required and switch.editable and has_some

    @api.model
    def _options(self, entry, choices):
        """Return the words that a choice may have, as a form sends them."""
        offered = choices.get(entry.choices, ())
        return tuple(str(each["id"]) for each in offered if each["id"])

    @api.model
    def _choices(self, form, record=None, typed=None):
        """Return what the choices of a profile offer, as ``[{"id", "name"}]``."""
        nothing = {"id": "", "name": "–"}
        if form == "contact":
            languages = self.env["res.lang"].get_installed()
            groups = self.env["prm.time.zones"]._groups(record and record.tz)
            zones = sorted(zone["id"] for group in groups for zone in group["zones"])
            return {
                "languages": [{"id": k, "name": name} for k, name in languages],
                "time_zones": [nothing, *({"id": k, "name": k} for k in zones)],
            }
        countries_sudo = self.env["res.country"].sudo().search([("code", "!=", False)])
        states_sudo = self._country_sudo(record, typed).state_ids
        return {
            "countries": [nothing, *self._named(countries_sudo)],
            "states": [nothing, *self._named(states_sudo)],
        }

    def _named(self, records):
        return [{"id": each.id, "name": each.name} for each in records]

    @api.model
    def _country_sudo(self, record=None, typed=None):
        """Return the country (sudo) that was typed where it is open, else the known."""
        known_sudo = (record or self.env["res.partner"]).sudo().country_id
        text = (typed or {}).get("country_id")
        if text is None:
            return known_sudo
        number = int(text) if text.isdecimal() and len(text) < 10 else 0
        return known_sudo.browse(number).exists()

    # ------------------------------------------------- whoever writes the own contact

    @api.model
    def _kept_of(self, contact, kept):
        """Return which fields of a contact the current user may not change.

        :param contact: of the own organization
        :param kept: names of what the vendor keeps of whoever is not asked here
        """
        user = self.env.user
        if contact != user.partner_id or not user._prm_is_partner_user():
            return kept
        switches = self._own_switches("contact")
        opened = {name for name, each in switches.items() if each.editable}
        return (kept - opened) | (switches.keys() - opened)

    @api.model
    def _check_filled(self, contacts, vals):
        """Refuse to empty what a portal asks for of the current user's own contact.

        :param contacts: that are about to be written
        :raises UserError: saying so
        """
        user = self.env.user
        if user.partner_id not in contacts or not user._prm_is_partner_user():
            return
        emptied = {name for name, value in vals.items() if self._is_empty(value)}
        switches = self._own_switches("contact") if emptied else {}
        if any(each.required for name, each in switches.items() if name in emptied):
            raise UserError(self.env["prm.messages"]._text("required"))

    def _is_empty(self, value):
        """Tell whether a value leaves nothing to see in a field."""
        return not (tidy(value) if isinstance(value, str) else value)
