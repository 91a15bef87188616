"""The portal's lists of registrations as files: columns, and what stands in them."""

from odoo import models
from odoo.fields import Domain

from ....policy import number_text
from ....policy.spreadsheet_file import Column, Number

# From other parts: _person_label


class PrmRegistrationList(models.AbstractModel):
    """What the page of a deal says of it, a deal in each row."""

    _inherit = "prm.registration.list"

    def _within(self, portal):
        """Return the domain of the deals of a portal."""
        return Domain("portal_id", "=", portal.id)

    def _is_exported(self, portal):
        """Tell whether the current user may have the lists of a portal as files."""
        return True

    # -------------------------------------------------------------------- columns

    def _exported_columns(self, portal, kind):
        """Return the columns of an exported list, in their order.

        :param portal: whose form says which fields there are
        :param str kind: of the list
        """
        deals = kind == "opportunities"
        shown = deals or self.env["prm.portal.switches"]._is_shown(
            portal, "opportunities"
        )
        return [
            *self._first_columns(deals),
            *(self._deal_columns(deals) if shown else ()),
            *self._amount_columns(),
            *self._time_columns(kind),
            *self._form_columns(portal, kind),
            *self._last_columns(),
        ]

    def _first_columns(self, deals):
        _ = self.env._
        return [
            Column(key="number", label=_("Number"), width=12),
            Column(key="name", label=_("Opportunity"), width=36),
            Column(key="badge", label=_("Stage") if deals else _("State")),
        ]

    def _deal_columns(self, deals):
        """Return what comes of the opportunity."""
        _ = self.env._
        stage = [] if deals else [Column(key="stage", label=_("Stage"))]
        return [
            *stage,
            Column(key="pipeline", label=_("Pipeline")),
        ]

    def _amount_columns(self):
        _ = self.env._
        return [
            Column(key="amount", label=_("Amount"), width=16),
            Column(key="currency", label=_("Currency"), width=10),
        ]

    def _time_columns(self, kind):
        """Return what is known beside the form: when, and whose deal it is."""
        _ = self.env._
        return [
            Column(key="submitted", label=_("Submitted on"), width=12),
            Column(key="protected", label=_("Protected until"), width=14),
            Column(key="news", label=_("Last news"), width=12),
            Column(key="person", label=self._person_label(kind)),
        ]

    def _form_columns(self, portal, kind):
        """Return the fields of the form that the page of a deal shows."""
        tr = self.env["prm.formatting"]._tr
        columns = [
            Column(
                key=entry.name,
                label=tr(entry.label),
                width=36 if entry.kind == "lines" else 20,
                wraps=entry.kind == "lines",
            )
            for entry in self._exported_entries(portal, kind)
        ]
        contact = Column(key="contact", label=self.env._("Contact"), width=24)
        names = [column.key for column in columns]
        place = names.index("customer_vat") + 1 if "customer_vat" in names else 0
        return [*columns[:place], contact, *columns[place:]]

    def _last_columns(self):
        _ = self.env._
        return [
            Column(key="reason", label=_("Reason"), width=24),
            Column(key="note", label=_("Note"), width=36, wraps=True),
        ]

    def _exported_entries(self, portal, kind):
        """Return the entries of the form's fields that stand in the file.

        What the portal's form does not ask for is there when some deal has it. Who only
        looks around on a portal is not told what its form asks.
        """
        hidden = self.env["prm.registration.form.setting"]._hidden(portal)
        is_own = portal._is_own()
        return [
            entry
            for entry in self.env["prm.registration.fields"]._for("partner", portal)
            if entry.listed
            and (
                (is_own and entry.name not in hidden)
                or self._is_filled(portal, kind, entry)
            )
        ]

    def _is_filled(self, portal, kind, entry):
        """Tell whether some deal of a list has something in a field."""
        path = f"properties.{entry.question}" if entry.question else entry.name
        domain = self.env["prm.registration.scope"]._kind_domain(kind)
        domain &= self._within(portal) & Domain(path, "!=", False)
        return bool(self.env["prm.registration"].search_count(domain, limit=1))

    # ---------------------------------------------------------------------- cells

    def _exported_cells(self, portal, kind, registrations):
        """Return what stands in the rows of the file: id → key of a column → value.

        :param portal: whose list it is
        :param str kind: of the list
        :param registrations: some of it, in the reader's environment
        :raises AccessError: to who may not read one of them
        """
        registrations.check_access("read")
        registrations_sudo = registrations.sudo()
        registrations_sudo.fetch(["properties"])
        entries = self._exported_entries(portal, kind)
        return {
            one.id: {**self._typed(one, entries), **self._known(one, kind)}
            for one in registrations
        }

    def _known(self, registration, kind):
        """Return what the page says beside the fields of the form."""
        page = self.env["prm.registration.page"]
        day = self.env["prm.list.export"]._day
        registration_sudo = registration.sudo()
        deal = self.env["prm.registration.deal"]._of(registration)
        is_protected = registration._seen_value("is_protected")
        return {
            "number": registration.number,
            "name": registration.name,
            "badge": page._badge(registration, kind)["label"],
            **self._of_deal(registration, deal),
            "submitted": day(registration.first_submitted_at),
            "protected": day(is_protected and registration.protection_end),
            "news": day(registration._seen_value("last_news_at")),
            "person": registration_sudo.contact_id.name or "",
            "contact": registration._contact_name(),
            **page._explanation(registration),
        }

    def _of_deal(self, registration, deal):
        """Return what the reader sees of the opportunity, see ``Deal``."""
        money = self.env["prm.list.export"]._money
        amount, currency = registration._seen_value("amount"), ""
        if amount:
            amount, currency = money(amount, registration.currency_id)
        return {
            "stage": deal.stage if deal.outcome == "open" else "",
            "pipeline": deal.pipeline,
            "amount": amount or "",
            "currency": currency,
        }

    def _typed(self, registration, entries):
        """Return what stands in the fields of the form."""
        values = self.env["prm.registration.answers"]._values(registration, entries)
        return {
            entry.name: self._typed_cell(registration, entry, values[entry.name])
            for entry in entries
        }

    def _typed_cell(self, registration, entry, value):
        """Return a field as a day or a number, else in words."""
        if entry.kind == "date":
            return value or ""
        if entry.kind in ("integer", "number") and isinstance(value, int | float):
            return self._number(registration, entry, value)
        fields = self.env["prm.registration.fields"]
        return fields._row_text(registration, entry, value)

    def _number(self, registration, entry, value):
        """Return a number of the form; an amount has the decimals of its currency."""
        field = registration._fields.get(entry.name)
        if field and field.type == "monetary":
            money = self.env["prm.list.export"]._money
            return money(value, registration.currency_id)[0]
        return Number(value, number_text.decimals(value))
