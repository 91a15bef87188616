"""Who reads a document: all that is set must hold, now, in the data layer."""

import json

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...common import PrmCase
from .document_common import DocumentData


@tagged("post_install", "-at_install")
class TestDocumentAudience(DocumentData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.silver, cls.gold = cls._create_tiers(cls.program, 10, 20)
        cls.partnership_a.tier_id = cls.silver
        cls.partnership_b.tier_id = cls.tier
        cls.people = {
            "a": cls.partner_a,
            "mate": cls.colleague_a,
            "superv": cls.supervisor_a,
            "b": cls.partner_b,
            "portal": cls.portal_user,
        }

    def readers(self, document):
        """Return who finds the document, each of whom also reads it."""
        self.env.flush_all()
        self.env.invalidate_all()
        found = set()
        for name, user in self.people.items():
            own = document.with_user(user)
            may_read = own.has_access("read")
            if own.browse().has_access("read"):
                is_found = bool(own.search([("id", "=", document.id)]))
                self.assertEqual(is_found, may_read, name)
            if may_read:
                found.add(name)
        return found

    A = frozenset({"a", "mate", "superv"})
    ALL = A | {"b"}

    def test_with_nothing_set_all_partners_of_the_company_read_it(self):
        self.assertEqual(self.readers(self._create_document()), self.ALL)
        company = self.env["res.company"].create({"name": "Elsewhere"})
        other = self._create_document(company_id=company.id)
        self.assertEqual(self.readers(other), set())

    def test_all_that_is_set_must_hold(self):
        other_portal = self.portal.copy({"path": "other", "state": "active"})
        other = self.program.copy({"portal_id": other_portal.id})
        for values, expected in (
            ({"portal_id": self.portal}, self.ALL),
            ({"portal_id": other_portal}, set()),
            ({"program_id": self.program}, self.ALL),
            ({"program_id": other}, set()),
            ({"tier_id": self.tier}, self.ALL),
            ({"tier_id": self.silver}, self.A),
            ({"tier_id": self.gold}, set()),
            ({"tier_id": other.tier_ids.filtered(lambda t: t.level == 1)}, set()),
            ({"partnership_id": self.partnership_a}, self.A),
            ({"partnership_id": self.partnership_b}, {"b"}),
            (
                {"partnership_id": self.partnership_b, "tier_id": self.silver},
                set(),
            ),
            (
                {"partnership_id": self.partnership_a, "portal_id": self.portal},
                self.A,
            ),
        ):
            with self.subTest(values=values):
                ids = {name: one.id for name, one in values.items()}
                document = self._create_document(**ids)
                self.assertEqual(self.readers(document), expected)
                live = document.sudo()
                people = self.env["prm.member"].search(live._members_domain())
                names = {n for n, user in self.people.items() if user in people.user_id}
                self.assertEqual(names, expected, "the audience that employees see")
                self.assertEqual(live.person_count, len(people))

    def test_a_document_opens_and_closes_at_the_days_of_the_company(self):
        self.company.partner_id.tz = "Pacific/Auckland"  # ahead of UTC by 12 hours
        document = self._create_document(date_start="2027-03-10", date_end="2027-03-11")
        for moment, is_open, status in (
            ("2027-03-09 10:59:59", False, "planned"),  # still the 9th there
            ("2027-03-09 11:00:01", True, "open"),
            ("2027-03-11 10:59:00", True, "open"),
            ("2027-03-11 11:00:00", False, "ended"),
        ):
            with self.subTest(moment), freeze_time(moment):
                self.assertEqual(self.readers(document), self.ALL if is_open else set())
                document.invalidate_recordset()
                self.assertEqual(document.status, status)

    def test_no_time_zone_of_a_caller_opens_it_earlier(self):
        document = self._create_document(date_start="2027-03-10")
        own = document.with_user(self.partner_a).with_context(tz="Pacific/Kiritimati")
        with freeze_time("2027-03-09 23:00:00"):
            self.assertFalse(own.search([("id", "=", document.id)]))
        with freeze_time("2027-03-10 00:00:01"):
            self.assertTrue(own.search([("id", "=", document.id)]))

    def test_a_remembered_rule_does_not_outlive_the_last_day(self):
        document = self._create_document(date_end="2027-03-10")
        with freeze_time("2027-03-10 23:59:00"):
            self.assertEqual(self.readers(document), self.ALL)
        with freeze_time("2027-03-11 00:00:00"):
            self.assertEqual(self.readers(document), set())

    def test_access_ends_with_whatever_it_hangs_on(self):
        for_silver = self._create_document(tier_id=self.silver.id)
        member = self.partner_a.sudo().prm_member_ids
        section = self.portal.section_ids.filtered(lambda row: row.key == "documents")
        for record, end, back in (
            (for_silver, {"is_published": False}, {"is_published": True}),
            (for_silver, {"active": False}, {"active": True}),
            (for_silver, {"date_end": "2020-01-01"}, {"date_end": False}),
            (for_silver, {"date_start": "2999-01-01"}, {"date_start": False}),
            (self.partnership_a, {"tier_id": self.tier.id}, {"tier_id": self.gold.id}),
            (self.portal, {"state": "draft"}, {"state": "active"}),
            (self.portal, {"active": False}, {"active": True}),
            (section, {"visible": False}, {"visible": True}),
            (member, {"state": "disabled"}, {"state": "active"}),
        ):
            with self.subTest(record=record._name, end=end):
                self.assertIn("a", self.readers(for_silver))
                record.write(end)
                self.assertNotIn("a", self.readers(for_silver))
                record.write(back)
        self.partnership_a.action_suspend()
        self.assertEqual(self.readers(for_silver), set())
        self.partnership_a.action_activate()
        self.assertEqual(self.readers(for_silver), self.A)
        self.partner_a.partner_id.parent_id = self.organization_b
        self.assertEqual(self.readers(for_silver), self.A - {"a"})

    def test_tiers_that_change_their_places_change_who_reads(self):
        for_silver = self._create_document(tier_id=self.silver.id)
        self.partnership_a.tier_id = self.gold
        self.assertEqual(self.readers(for_silver), self.A)
        self.silver.write({"level": 9, "target_points": 99})
        self.assertEqual(self.readers(for_silver), set())
        self.silver.write({"level": 2, "target_points": 10})
        self.assertEqual(self.readers(for_silver), self.A)

    def test_the_portal_of_one_company_hides_no_document_of_another(self):
        company = self.env["res.company"].create({"name": "Second vendor"})
        portal = self.portal.copy(
            {"path": "second", "state": "active", "company_id": company.id}
        )
        program = self.program.copy({"portal_id": portal.id})
        there = self._create_partnership(self.organization_a, program)
        self._create_membership(there, self.partner_a)
        first = self._create_document()
        second = self._create_document(company_id=company.id)
        self.assertIn("a", self.readers(first) & self.readers(second))
        rows = portal.section_ids.filtered(lambda row: row.key == "documents")
        rows.visible = False
        self.assertIn("a", self.readers(first))
        self.assertEqual(self.readers(second), set())

    def _create_membership(self, partnership, user):
        self.env["prm.member"].create(
            {
                "partnership_id": partnership.id,
                "partner_id": user.partner_id.id,
                "user_id": user.id,
                "state": "active",
            }
        )

    def test_an_audience_that_nobody_can_belong_to_is_refused(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        portal = self.portal.copy({"path": "other"})
        program = self.program.copy({"portal_id": portal.id})
        for values in (
            {"company_id": company.id, "portal_id": self.portal.id},
            {"company_id": company.id, "partnership_id": self.partnership_a.id},
            {"program_id": program.id, "tier_id": self.silver.id},
            {"portal_id": self.portal.id, "program_id": program.id},
            {"portal_id": portal.id, "tier_id": self.silver.id},
        ):
            with self.subTest(values), self.assertRaises(ValidationError):
                self._create_document(**values)

    def test_nobody_named_by_an_audience_is_deleted_and_leaves_it_wider(self):
        named = self._create_tiers(self.program, 30)
        document = self._create_document(tier_id=named.id)
        with (
            self.assertRaises(IntegrityError),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            named.unlink()
        self.assertEqual(document.tier_id, named)

    def test_the_button_lists_the_people_who_read_it(self):
        document = self._create_document(tier_id=self.silver.id)
        action = document.with_user(self.channel_all).action_open_readers()
        domain = json.loads(json.dumps(action["domain"]))  # as the client gets it
        people = self.env["prm.member"].search(domain).user_id
        self.assertEqual(people, self.partner_a | self.colleague_a | self.supervisor_a)
        self.assertEqual((document.partner_count, document.person_count), (1, 3))

    def test_the_buttons_tell_partners_of_no_audience(self):
        document = self._create_document(tier_id=self.silver.id).with_user(
            self.partner_a
        )
        self.assertTrue(document.has_access("read"))
        for press in (document.action_open_readers, document.action_open_downloads):
            with self.assertRaises(AccessError):
                press()
        own = document.with_user(self.channel_own)
        self.assertIn(str(self.silver.program_id.id), str(own.action_open_readers()))

    def test_employees_write_documents_of_own_partners_and_no_others(self):
        own = self.channel_other
        self.partnership_a.user_ids = [Command.link(own.id)]
        self.env.flush_all()
        documents = self.env["prm.document"].with_user(own)
        values = {"name": "Contract", "partnership_id": self.partnership_a.id}
        contract = documents.create(values)
        contract.write({"link": "https://example.com/contract"})
        contract.action_publish()
        self.assertEqual(self.readers(contract.sudo()), self.A)
        for target in (False, self.partnership_b.id):
            with self.assertRaises(AccessError):
                documents.create({"name": "x", "partnership_id": target})
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                contract.partnership_id = target
        everybody = self._create_document()
        with self.assertRaises(AccessError):
            everybody.with_user(own).action_unpublish()
