"""Registrations that an employee enters for a partner."""

from ..common import PrmCase


class EntryCase(PrmCase):
    def enter(self, **values):
        """Return a draft that an employee entered for partner A."""
        return (
            self.env["prm.registration"]
            .with_user(self.channel_own)
            .create(
                {
                    "name": "By telephone",
                    "partnership_id": self.partnership_a.id,
                    "contact_id": self.partner_a.partner_id.id,
                    **values,
                }
            )
        )
