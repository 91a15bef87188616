"""Core's account page as partners fill it, and a picture."""

import base64
import json

from ...http_common import PrmHttpCase

TEXTS = ("name", "email", "phone", "vat", "street", "street2", "zip", "city")
# A picture of one pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6"
    "kgAAAABJRU5ErkJggg=="
)


class AccountCase(PrmHttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.partner_a.partner_id
        cls.organization_a.write(
            {
                "street": "Alder street 1",
                "city": "Berlin",
                "zip": "10115",
                "country_id": cls.env.ref("base.de").id,
                "vat": "DE136695976",
                "email": "office@alder.example.com",
                "phone": "+49 30 111",
            }
        )
        cls.address = cls._create_person(
            cls.organization_a, "bills", type="invoice", street="Bill street 2"
        )
        cls.kept = ("name", "street", "city", "zip", "country_id", "vat", "email")

    def form(self, contact, **values):
        """Return what core's page would send for ``contact``."""
        return {
            **{name: contact[name] or "" for name in TEXTS},
            "company_name": contact.commercial_company_name or "",
            "country_id": contact.country_id.id or "",
            "state_id": contact.state_id.id or "",
            "partner_id": contact.id or "",
            "parent_id": "",
            "address_type": "billing",
            "use_delivery_as_billing": "True",
            "required_fields": "name,email",
            "callback": "/my",
            **values,
        }

    def save(self, contact=None, user=None, files=None, **values):
        contact = self.person if contact is None else contact
        data = self.form(contact, **values)
        page = self.send("/my/address/submit", data, files, user=user or self.partner_a)
        self.env.invalidate_all()
        return json.loads(page.text) if page.status == 200 else page.status

    def assertKept(self, answer, *names):
        self.assertEqual(set(answer["invalid_fields"]), set(names))
        self.assertIn(self.channel_own.name, answer["messages"][0])
