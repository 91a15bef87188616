"""A portal whose registration form an administrator arranges."""

from ...http_common import PrmHttpCase


class FormSetupCase(PrmHttpCase):
    """Settings are made as the administrator; partners then see the form."""

    def row(self, name):
        rows = self.portal.with_user(self.channel_admin).registration_field_ids
        return rows.filtered(lambda row: row.name == name)

    def arrange(self, name, **values):
        """Set what the portal says of one field."""
        row = self.row(name)
        self.assertEqual(len(row), 1, name)
        row.write(values)
        return row

    def ask(self, *definitions):
        """Set the portal's own questions; names are made of the labels."""
        portal = self.portal.with_user(self.channel_admin)
        portal.property_definition = [
            {"name": each["string"].lower().replace(" ", "_"), **each}
            for each in definitions
        ]

    def answer(self, deal, name):
        """Return the answer as the partner reads it over RPC."""
        [row] = deal.with_user(self.partner_a).read(["properties"])
        [value] = [p.get("value") for p in row["properties"] if p["name"] == name]
        return value

    def form(self, user=None):
        """Return the page of the empty form."""
        return self.visit("/registrations/new", user=user or self.partner_a)

    def names(self, page):
        """Return the names of a form's fields, in their order."""
        fields = page.all("//form[contains(@class, 'prm_registration_form')]//*[@id]")
        ids = (each.get("id") for each in fields)
        asked = [each.removeprefix("prm_") for each in ids if each.startswith("prm_")]
        return [name for name in asked if not name.endswith(("_help", "_error"))]

    def registered(self, **typed):
        """Send the form; return the registration that it made."""
        page = self.register_by_form(**typed)
        self.assertEqual(page.status, 303, page.summary)
        address = page.location.partition("?")[0]
        return self.env["prm.registration"].browse(int(address.rpartition("/")[2]))

    def returned(self, deal, *flags):
        """Give a registration back; flagged fields alone are open then."""
        deal = deal.with_user(self.channel_own)
        deal.write({"decision_note": "Please look", "flagged_fields": ",".join(flags)})
        deal.action_return()
        return deal
