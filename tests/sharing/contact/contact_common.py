"""A contact of a customer, and how employees share it with partner A."""


class ContactData:
    """Factories beside those of ``PrmData``."""

    @classmethod
    def _create_customer(cls, name="Carla Customer", company="Zeder Werke", **values):
        """Return a contact of the vendor, at a company of its own."""
        partners = cls.env["res.partner"]
        employer = partners.create(
            {"name": company, "is_company": True, "website": "https://zeder.example"}
        )
        return partners.create(
            {
                "name": name,
                "parent_id": employer.id,
                "email": "carla@zeder.example",
                "phone": "+49 30 5550100",
                "function": "Buyer",
                "city": "Berlin",
                "type": "contact",
                **values,
            }
        )

    def _share(self, partners=None, user=None, partnership=None, by=None):
        """Share contacts as the dialog does: with a person, or with the inbox of A."""
        partners = partners or self._create_customer()
        by = by or self.channel_own
        members = user.prm_member_ids if user else self.env["prm.member"]
        own = partnership or members.partnership_id or self.partnership_a
        own = own.with_user(by)
        person = user.partner_id.with_user(by) if user else None
        sharing = self.env["prm.contact.sharing"].with_user(by)
        return sharing._share(own, partners.with_user(by), person).sudo()

    def _add(self, user=None, token="t1", **texts):
        """Add a contact on the portal, as its form does."""
        user = user or self.partner_a
        portal = self.env["prm.portal"].with_user(user)._for_user()[:1]
        texts = {"name": "Noah Neu", "company_name": "Neu AG", **texts}
        entry = self.env["prm.contact.entry"].with_user(user)
        return entry._add(portal, texts, token).sudo()

    def _row(self, key, **switches):
        """Set the row of a section on the portal."""
        rows = self.portal.section_ids.filtered(lambda row: row.key == key)
        rows.write(switches)

    def sees(self, user, contact):
        """Tell whether ``user`` finds a contact."""
        self.env.flush_all()
        self.env.invalidate_all()
        contacts = self.env["prm.contact"].with_user(user)
        return bool(contacts.search([("id", "=", contact.id)]))
