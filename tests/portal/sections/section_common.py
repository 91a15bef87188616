"""Portals whose administrator switches something off."""


class SectionData:
    """Rows of portals by their keys; factories beside those of ``PrmData``."""

    def _row(self, kind, key, portal=None):
        portal = portal or self.portal
        rows = portal[f"{kind}_ids"].filtered(lambda row: row.key == key)
        self.assertEqual(len(rows), 1, key)
        return rows

    def _set(self, key, portal=None, **values):
        """Set a section as an administrator does."""
        self._row("section", key, portal).with_user(self.channel_admin).write(values)
        self._forget()

    def _show_block(self, key, visible, portal=None):
        row = self._row("block", key, portal).with_user(self.channel_admin)
        row.visible = visible
        self._forget()

    def _forget(self):
        """Let nothing be left of what was read before."""
        self.env.flush_all()
        self.env.invalidate_all()

    def _won(self, user=None, amount=1000, **values):
        """Return a registration whose opportunity was won."""
        deal = self._register(user, **values)
        lead = self._approve(deal)
        lead.expected_revenue = amount
        lead.action_set_won()
        self._forget()
        return deal

    def _open(self, user=None, amount=500, **values):
        """Return a registration whose opportunity is open."""
        deal = self._register(user, **values)
        self._approve(deal).expected_revenue = amount
        self._forget()
        return deal

    def _shared(self, user=None, **values):
        """Return a deal that the vendor shared."""
        lead = self.env["crm.lead"].create(
            {"name": "Shared lead", "type": "opportunity"}
        )
        deal = self.env["prm.registration"].create(
            {
                "name": "Shared deal",
                "partnership_id": self.partnership_a.id,
                "origin": "shared",
                "state": "approved",
                "contact_id": (user or self.partner_a).partner_id.id,
                **values,
            }
        )
        deal.sudo()._write_guarded({"lead_id": lead.id})
        self._forget()
        return deal

    def _returned(self, user=None, **values):
        """Return a registration that waits for a correction."""
        deal = self._register(user, **values)
        review = deal.with_user(self.channel_own)
        note = {"reason_id": self.reasons["return"].id, "decision_note": "What for?"}
        review.write(note)
        review.action_return()
        self._forget()
        return deal
