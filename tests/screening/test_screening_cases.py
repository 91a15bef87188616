"""What a partner types and what the vendor has: known, a hint, or nothing at all.

Each case is registered as a partner would, against a record as employees keep it.
"""

from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..common import PrmCase

CUSTOMER, LEAD = "res.partner", "crm.lead"
# Field of the form → field of the vendor's record: what the vendor has, what is typed.
KNOWN = (
    # another spelling of a legal form, at the end or elsewhere
    (CUSTOMER, {"name": "Quillsoft Private Limited"}, {"name": "Quillsoft Pvt. Ltd."}),
    (
        CUSTOMER,
        {"name": "Brennbauer Gesellschaft m.b.H."},
        {"name": "Brennbauer Ges.m.b.H."},
    ),
    (CUSTOMER, {"name": "Norra Kust AB (publ)"}, {"name": "Norra Kust"}),
    # German letters, blanks and hyphens
    (CUSTOMER, {"name": "Köhler Bau GmbH"}, {"name": "Koehler Bau GmbH"}),
    (CUSTOMER, {"name": "Pera-Vita Drinks"}, {"name": "PeraVita Drinks"}),
    # a tax number with and without its country
    (CUSTOMER, {"name": "Kept Alone", "vat": "DE136695976"}, {"vat": "136695976"}),
    # a website's other host, and one of two
    (
        CUSTOMER,
        {"name": "Kept Too", "website": "https://www.zetapharma-x.example"},
        {"website": "shop.zetapharma-x.example"},
    ),
    (LEAD, {"partner_name": "Lantern Works Ltd"}, {"name": "LANTERN WORKS"}),
    # archived, or no company record
    (
        CUSTOMER,
        {"name": "Shelved Holdings", "active": False},
        {"name": "Shelved Holdings"},
    ),
    (
        CUSTOMER,
        {"name": "Jo Alone", "is_company": False, "website": "jo-alone.example"},
        {"website": "https://jo-alone.example"},
    ),
)
HINTS = (
    (
        LEAD,
        {"email_from": '"Ann Boss" <ann@gate-x.example>'},
        {"email": "b@gate-x.example"},
    ),
    (LEAD, {"email_from": "ceo@barworks-x.example"}, {"website": "barworks-x.example"}),
    (CUSTOMER, {"name": "Kestrelwing Pumps"}, {"name": "Kestrelwnig Pumps"}),
)
NOTHING = (
    # hosts that many share, consumer mail
    (
        CUSTOMER,
        {"name": "Petal Shop", "website": "https://www.facebook.com/petalshop"},
        {"website": "https://facebook.com/another"},
    ),
    (LEAD, {"email_from": "joe@ziggo.nl"}, {"email": "ann@ziggo.nl"}),
    (LEAD, {"email_from": "joe@btinternet.com"}, {"email": "ann@btinternet.com"}),
    # a short word that is part of the name
    (CUSTOMER, {"name": "AS Roma"}, {"name": "Roma GmbH"}),
    # one bare number in two countries
    (
        CUSTOMER,
        {"name": "Far Away", "vat": "DE136695976"},
        {"name": "Walk In", "vat": "136695977"},
    ),
)
TYPED = {
    "name": "customer_name",
    "website": "customer_website",
    "vat": "customer_vat",
    "email": "contact_email",
}


@tagged("-at_install", "post_install")
class TestScreeningCases(PrmCase):
    def case(self, model, values, typed):
        """Create the vendor's record; return what the partner types."""
        needed = {LEAD: {"name": "A lead"}, CUSTOMER: {"is_company": True}}
        records = self.env[model].with_context(no_vat_validation=True)
        records.create({**needed[model], **values})
        return {TYPED[name]: value for name, value in typed.items()}

    def test_what_is_the_same_or_likely_is_known(self):
        for case in KNOWN:
            typed = self.case(*case)
            with self.subTest(case=case):
                with self.assertRaises(RegistrationRefused), self.env.cr.savepoint():
                    self._register(**typed)
                deal = self._register(**typed, ask_review=True)
                desk = deal.with_user(self.channel_own)
                self.assertEqual(desk.open_conflict_count, 1)

    def test_a_hint_is_for_the_reviewer_alone(self):
        for case in HINTS:
            typed = self.case(*case)
            with self.subTest(case=case):
                desk = self._register(**typed).with_user(self.channel_own)
                self.assertEqual(desk.conflict_ids.mapped("strength"), ["hint"])
                self.assertEqual(desk.open_conflict_count, 0)

    def test_what_says_nothing_is_no_conflict(self):
        for case in NOTHING:
            typed = self.case(*case)
            with self.subTest(case=case):
                desk = self._register(**typed).with_user(self.channel_own)
                self.assertFalse(desk.conflict_ids)
