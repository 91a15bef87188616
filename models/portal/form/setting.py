"""What the administrator of a portal says of the fields of its registration form."""

from dataclasses import replace
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import groupby

from ....policy.field_setting import days_of, takes_text
from ..placing import placed, places_of


class PrmRegistrationFormSetting(models.AbstractModel):
    """Hidden, mandatory, fixed, in another order, with another help or a default.

    What stands in the rows of a portal is read by nobody else. It works on the optional
    fields alone, whatever a row says of the others.
    """

    _name = "prm.registration.form.setting"
    _description = "Settings of a registration form"

    @api.model
    def _rows(self, portal):
        """Return name → row of the portal's registration form as plain values."""
        return self.env["prm.portal.field"]._by_name(portal, "registration")

    @api.model
    def _arranged(self, entries, portal):
        """Return entries in the order of the portal, with its help.

        A row moves its field within its card and its answer to the checkbox; a field
        without a row follows the one that it follows in the registry.

        :param entries: of the registry, in its order
        :param portal: whose form it is
        """
        rows = self._rows(portal)
        places = places_of(rows.values(), "name")
        parts = groupby(entries, lambda entry: (entry.card, entry.part))
        by_name = {entry.name: entry for entry in entries}
        names = [
            name
            for _part, alike in parts
            for name in placed([entry.name for entry in alike], places)
        ]
        return tuple(self._with_help(by_name[name], rows.get(name)) for name in names)

    def _with_help(self, entry, row):
        """Return an entry with the help of its row, where that has one."""
        own_help = row.help_text if row else ""
        return replace(entry, help=own_help) if own_help else entry

    @api.model
    def _hidden(self, portal):
        """Return the names of the fields that the portal's form does not show.

        Also those whose answers nobody would see, as their block is off.
        """
        rows = self._rows(portal)
        unseen = self.env["prm.portal.switches"]._hidden_inputs(portal)
        return unseen | frozenset(
            entry.name
            for entry in self._optional(portal)
            if entry.name in rows and not rows[entry.name].visible
        )

    @api.model
    def _required(self, portal):
        """Return the names of the optional fields that the portal makes mandatory."""
        rows = self._rows(portal)
        return frozenset(
            entry.name
            for entry in self._optional(portal)
            if entry.name in rows and rows[entry.name].required
        )

    @api.model
    def _locked(self, portal):
        """Return the names of the fields that stand there with their default for good.

        A default that is no longer offered locks nothing.
        """
        rows = self._rows(portal)
        return frozenset(
            name
            for name in self._defaults(portal)
            if name in rows and not rows[name].editable
        )

    @api.model
    def _fixed(self, portal):
        """Return name → value of what a new registration gets, whatever is sent."""
        closed = self._hidden(portal) | self._locked(portal)
        defaults = self._defaults(portal)
        return {name: value for name, value in defaults.items() if name in closed}

    @api.model
    def _defaults(self, portal):
        """Return name → value that a new form starts with; without one, no name."""
        rows = self._rows(portal)
        values = {
            entry.name: self._default(entry, rows[entry.name])
            if entry.name in rows
            else entry.default
            for entry in self._optional(portal)
        }
        return {name: value for name, value in values.items() if value}

    def _default(self, entry, row):
        """Return the value of a row's default, or False; a question has its own."""
        if entry.question:
            return entry.default
        if entry.choices == "offerings":
            return self._offered_id(row.default_offering_id)
        if entry.choices == "visibility":
            return row.default_visibility
        text = (takes_text(entry) and row.default_text) or ""
        if entry.kind != "date":
            return text
        if (days := days_of(text)) < 0:
            return False
        return fields.Date.context_today(self) + timedelta(days=days)

    def _offered_id(self, number):
        """Return the id of an offering, False where it is offered no longer."""
        offering_sudo = self.env["prm.offering"].sudo().browse(number or ())
        return offering_sudo.filtered("active").id

    def _optional(self, portal):
        entries = self.env["prm.registration.fields"]._all("partner", portal)
        return [entry for entry in entries if entry.optional]
