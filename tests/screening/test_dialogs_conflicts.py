"""Who may not read what looks like the same deal is not told its name."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...models.screening.candidates import Candidate
from ...policy.matching import Match
from ..common import PrmCase

SECRET = "Zebra"
LINKS = {"registration": "other_id", "lead": "lead_id", "customer": "customer_id"}
CLOSED = (
    "found_registration_id",
    "found_lead_id",
    "found_customer_id",
    "target_name",
)


@tagged("post_install", "-at_install")
class TestDialogsConflicts(PrmCase):
    """Own partners' reviewer, an unreadable candidate of each kind, readable ones."""

    def setUp(self):
        super().setUp()
        self.channel_own.group_ids += self.env.ref("base.group_allow_export")
        self.deal = self._register()
        self.candidates = {
            "registration": self._foreign_registration(),
            "lead": self._foreign_lead(),
            "customer": self._foreign_customer(),
        }
        self.conflicts = {
            kind: self._conflict(record) for kind, record in self.candidates.items()
        }

    def _conflict(self, record):
        conflicts = self.env["prm.registration.conflict"]
        found = Candidate(record, Match(("name",), 30, "likely"))
        return conflicts.create(conflicts._prepare_values(self.deal, record, found))

    def _foreign_registration(self):
        deal = self._register(self.partner_b, name=SECRET).sudo()
        self.partnership_b.write(
            {"user_id": self.channel_all.id, "user_ids": [(6, 0, self.channel_all.ids)]}
        )
        deal.reviewer_id = self.channel_all
        return deal

    def _foreign_lead(self):
        values = {"name": SECRET, "user_id": self.salesperson.id}
        return self.env["crm.lead"].create(values)

    def _foreign_customer(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        return self._create_organization(SECRET, company_id=company.id)

    def own(self, kind, user=None):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.conflicts[kind].with_user(user or self.channel_own)

    # -------------------------------------------------------------------- closed

    def test_the_name_is_in_nothing_that_is_read(self):
        for kind in self.conflicts:
            own = self.own(kind)
            spec = {
                name: {"fields": {"display_name": {}}} if field.relational else {}
                for name, field in own._fields.items()
                if own._has_field_access(field, "read")
            }
            with self.subTest(kind=kind):
                self.assertNotIn(SECRET, str(own.read()))
                self.assertNotIn(SECRET, str(own.web_read(spec)))
                self.assertNotIn(SECRET, own.display_name)
                self.assertNotIn(SECRET, str(own.export_data([*spec])))

    def test_the_candidate_is_not_read_searched_sorted_or_grouped_by(self):
        own = self.own("lead")
        for name in CLOSED:
            ways = {
                "read": lambda name=name: own.read([name]),
                "web_read": lambda name=name: own.web_read({name: {}}),
                "export": lambda name=name: own.export_data([name]),
                "search": lambda name=name: own.search([(name, "!=", False)]),
                "order": lambda name=name: own.search([], order=name),
                "group": lambda name=name: own.formatted_read_group([], [name]),
                "count": lambda name=name: own.formatted_read_group(
                    [], [], [f"{name}:array_agg"]
                ),
                "path": lambda name=name: own.registration_id.search(
                    [(f"conflict_ids.{name}", "!=", False)]
                ),
                "any": lambda name=name: own.registration_id.search(
                    [("conflict_ids", "any", [(name, "!=", False)])]
                ),
            }
            for way, call in ways.items():
                with self.subTest(field=name, way=way), self.assertRaises(AccessError):
                    call()

    def test_no_search_by_name_finds_it(self):
        for kind in self.conflicts:
            conflicts = self.own(kind).browse()
            name, number = LINKS[kind], self.candidates[kind].id
            with self.subTest(kind=kind):
                for domain in (
                    [(name, "ilike", SECRET)],
                    [(name, "=", number)],
                    [(name, "in", [number])],
                    [(name, "any", [("id", "=", number)])],
                    [(f"{name}.create_date", "!=", False)],
                    [(f"{name}.display_name", "ilike", SECRET)],
                    [("display_name", "ilike", SECRET)],
                ):
                    self.assertFalse(conflicts.search(domain), domain)
                found = conflicts.name_search(SECRET)
                self.assertNotIn(SECRET, str(found))

    def test_a_search_for_what_is_set_goes_by_what_is_told(self):
        for kind in self.conflicts:
            name, number = LINKS[kind], self.candidates[kind].id
            for user, is_told in ((self.channel_own, False), (self.env.user, True)):
                with self.subTest(kind=kind, user=user.login):
                    own = self.own(kind, user)
                    here = [("id", "=", own.id)]
                    found = [
                        bool(own.search([*here, condition]))
                        for condition in (
                            (name, "!=", False),
                            (name, "=", False),
                            (name, "in", [number, False]),
                        )
                    ]
                    self.assertEqual(found, [is_told, not is_told, True])

    def test_the_dialog_does_not_name_or_propose_it(self):
        self.deal.sudo().reviewer_id = self.channel_own
        dialogs = self.env["prm.registration.qualify"].with_user(self.channel_own)
        self.env.invalidate_all()
        spec = {
            name: {"fields": {"display_name": {}}} if field.relational else {}
            for name, field in dialogs._fields.items()
        }
        opened = dialogs.with_context(default_registration_id=self.deal.id)
        self.assertNotIn(SECRET, str(opened.onchange({}, [], spec)))
        self.assertFalse(opened.create({}).customer_id)

    # ------------------------------------------------------------------- allowed

    def test_kind_keys_first_in_time_and_whom_to_ask_are_told(self):
        times = {
            "registration": self.candidates["registration"].submitted_at,
            "lead": self.candidates["lead"].create_date,
            "customer": self.candidates["customer"].create_date,
        }
        people = {
            "registration": self.channel_all.name,
            "lead": self.salesperson.name,
        }
        for kind in self.conflicts:
            own = self.own(kind)
            with self.subTest(kind=kind):
                self.assertEqual(own.kind, kind)
                self.assertTrue(own.matched_label)
                self.assertEqual(own.first_in_at, times[kind])
                self.assertFalse(own[LINKS[kind]])
                self.assertTrue(own.display_name)
                self.assertIn(people.get(kind, ""), own.ask)

    def test_who_may_read_the_candidate_is_led_to_it(self):
        for kind, user in (
            ("registration", self.channel_all),
            ("lead", self.env.ref("base.user_admin")),
        ):
            own = self.own(kind, user)
            with self.subTest(kind=kind):
                self.assertEqual(own[LINKS[kind]].sudo(), self.candidates[kind])
                self.assertIn(SECRET, own.display_name)
                self.assertIn(own, own.search([(LINKS[kind], "ilike", SECRET)]))

    def test_a_known_customer_that_may_be_read_is_named(self):
        customer = self._create_organization("Acme")
        own = self._conflict(customer).with_user(self.channel_own)
        self.assertEqual(own.customer_id, customer)
        self.assertEqual(own.display_name, "Acme")

    def test_the_name_of_what_was_deleted_is_for_administrators(self):
        self.candidates["lead"].unlink()
        self.assertNotIn(SECRET, self.own("lead").display_name)
        self.assertEqual(self.own("lead", self.channel_admin).display_name, SECRET)
