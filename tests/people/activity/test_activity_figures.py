"""What employees see of the activity of a person, a partnership, a contact."""

import json
from ast import literal_eval
from datetime import timedelta

from lxml import etree

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from ....models.people.activity.figures import CHART_DAYS
from ....models.people.activity.member_day import KEEP, KEEP_DAYS, KINDS
from ...common import PrmCase


@tagged("post_install", "-at_install")
class TestActivityFigures(PrmCase):
    """Charts, sentences, filters and the end of old counts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = cls.env["prm.member.day"]._today_at(cls.company)
        cls.member = cls.partner_a.prm_member_ids
        cls.colleague = cls.colleague_a.prm_member_ids

    def day(self, member, ago=0, **counts):
        """Create a day of counts, as many days ago."""
        date = self.today - timedelta(days=ago)
        values = {"member_id": member.id, "date": date, **counts}
        return self.env["prm.member.day"].create(values)

    def as_seen(self, record, user=None):
        return record.with_user(user or self.channel_own)

    def bars(self, record):
        parts = [series["values"] for series in json.loads(record.prm_usage_graph)]
        return [sum(bar["value"] for bar in bars) for bars in zip(*parts, strict=True)]

    # ----------------------------------------------------------------- figures

    def test_a_person_shows_the_days_of_the_last_90_days(self):
        self.day(self.member, pages=4, logins=1)
        self.day(self.member, CHART_DAYS - 1, messages=2)
        self.day(self.member, CHART_DAYS, pages=100)
        self.day(self.colleague, pages=50)
        seen = self.as_seen(self.member)
        self.assertEqual(self.bars(seen), [2, *[0] * (CHART_DAYS - 2), 5])
        self.assertEqual(seen.prm_usage_last, self.today)
        parts = {
            part["key"]: part["values"] for part in json.loads(seen.prm_usage_graph)
        }
        self.assertEqual([*parts], [*KINDS.values()])
        self.assertEqual(parts["Pages"][-1]["value"], 4)
        self.assertEqual(
            seen.prm_usage_summary,
            "In the last 90 days: Logins 1, Pages 4, Registrations 0, Messages 2, "
            "Downloads 0.",
        )

    def test_a_partnership_and_its_organization_add_their_people(self):
        self.day(self.member, 1, pages=4)
        self.day(self.colleague, 1, pages=3)
        self.day(self.partner_b.prm_member_ids, pages=50)
        for record in (self.partnership_a, self.organization_a):
            seen = self.as_seen(record)
            self.assertEqual(self.bars(seen)[-2:], [7, 0], record)
            self.assertEqual(seen.prm_usage_last, self.today - timedelta(days=1))
        person = self.as_seen(self.partner_a.partner_id)
        self.assertEqual(self.bars(person)[-2:], [4, 0])

    def test_without_activity_a_sentence_says_so(self):
        for record in (self.member, self.partnership_a, self.organization_a):
            seen = self.as_seen(record)
            self.assertFalse(seen.prm_usage_last)
            self.assertFalse(seen.prm_usage_graph)
            self.assertEqual(seen.prm_usage_summary, "No activity in the last 90 days.")
        self.day(self.member, 200, pages=1)
        self.env.invalidate_all()
        seen = self.as_seen(self.member)
        self.assertEqual(seen.prm_usage_last, self.today - timedelta(days=200))
        self.assertEqual(set(self.bars(seen)), {0})

    def test_forms_open_with_and_without_activity(self):
        records = (self.member, self.partnership_a, self.organization_a)
        for user in (self.channel_own, self.channel_admin):
            for record in (*records, self.partner_a.partner_id):
                self.assertTrue(Form(self.as_seen(record, user)), record)
        self.day(self.member, pages=4)
        for record in records:
            self.assertTrue(Form(self.as_seen(record)).prm_usage_graph, record)
        self.assertTrue(Form(self.env["res.partner"].with_user(self.channel_own)))

    def test_the_button_leads_to_the_days_of_this_record_alone(self):
        own, foreign = self.day(self.member), self.day(self.partner_b.prm_member_ids)
        days = self.env["prm.member.day"]
        person = self.partner_a.partner_id
        for record in (self.member, self.partnership_a, self.organization_a, person):
            action = self.as_seen(record).action_open_usage()
            self.assertEqual(days.search(action["domain"]), own, record)
        action = self.as_seen(own).action_open_member()
        self.assertEqual(action["res_id"], self.member.id)
        with self.assertRaises(UserError):
            self.as_seen(self.member | self.colleague).action_open_usage()
        with self.assertRaises(UserError):
            self.as_seen(own | foreign).action_open_member()

    # ------------------------------------------------------------------- roles

    def test_who_reads_the_member_reads_the_activity_and_nobody_else(self):
        day = self.day(self.member, pages=4)
        for user in (self.channel_own, self.channel_all, self.channel_admin):
            self.assertEqual(self.as_seen(day, user).pages, 4, user.login)
            with self.assertRaises(AccessError):
                self.as_seen(day, user).pages = 5
        others = (self.channel_other, self.salesperson, self.employee)
        partners = (self.partner_a, self.supervisor_a, self.portal_user)
        for user in (*others, *partners):
            with self.assertRaises(AccessError, msg=user.login):
                self.as_seen(day, user).read(["pages"])

    def test_a_contact_shows_activity_to_who_may_read_it_only(self):
        self.day(self.member, pages=4)
        person = self.partner_a.partner_id
        self.assertTrue(self.as_seen(person).prm_usage_last)
        stranger = self.as_seen(person, self.channel_other)
        self.assertFalse(stranger.prm_usage_last)
        self.assertEqual(stranger.prm_usage_summary, "No activity in the last 90 days.")
        for user in (self.salesperson, self.employee, self.partner_a):
            with self.assertRaises(AccessError, msg=user.login):
                self.as_seen(person, user).read(["prm_usage_last"])
            with self.assertRaises(AccessError, msg=user.login):
                self.as_seen(person, user).action_open_usage()

    def test_a_supervisor_reads_nothing_of_the_activity_of_colleagues(self):
        member = self.as_seen(self.colleague, self.supervisor_a)
        self.assertEqual(member.state, "active")
        for name in ("last_active", "prm_usage_last", "prm_usage_graph"):
            with self.assertRaises(AccessError, msg=name):
                member.read([name])
        with self.assertRaises(AccessError):
            member.search([("last_active", "!=", False)])

    # ----------------------------------------------------------------- members

    def test_a_filter_finds_who_was_not_active_for_90_days(self):
        self.member.last_active = self.today - timedelta(days=91)
        self.colleague.last_active = self.today - timedelta(days=89)
        supervisor = self.supervisor_a.prm_member_ids
        supervisor.last_active = False
        domain = self.filter_domain("inactive")
        members = self.env["prm.member"].with_user(self.channel_own)
        here = [("partnership_id", "=", self.partnership_a.id)]
        self.assertEqual(members.search(here + domain), self.member)
        long_ago = "UPDATE prm_member SET create_date = '2020-01-01' WHERE id = %s"
        self.env.cr.execute(long_ago, [supervisor.id])
        self.assertEqual(members.search(here + domain), self.member | supervisor)

    def filter_domain(self, name):
        """Return the domain of a filter, as the search view offers it."""
        arch = self.env["prm.member"].get_view(view_type="search")["arch"]
        [found] = etree.fromstring(arch).xpath(f"//filter[@name='{name}']/@domain")
        return literal_eval(found)

    def test_a_list_of_80_members_costs_as_many_queries_as_one_of_2(self):
        members = self.env["prm.member"].with_user(self.channel_own)
        view = self.env.ref("prm.prm_member_view_list")
        arch = members.get_view(view.id, "list")["arch"]
        self.assertIn("last_active", arch)
        few = self.queries(members, 2)
        persons = self.env["res.partner"].create(
            [
                self._person_values(self.organization_a, f"person{number}")
                for number in range(80)
            ]
        )
        users = self._create_users(
            {
                "login": person.name,
                "groups": "base.group_portal",
                "partner_id": person.id,
            }
            for person in persons
        )
        self.env["prm.member"].create(
            [self._member_values(self.partnership_a, user, "partner") for user in users]
        )
        self.queries(members, 80)  # rights that new users have made unknown
        self.assertEqual(self.queries(members, 80), few)

    def queries(self, members, limit):
        """Return how many queries the list of ``limit`` members costs."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        names = ("partner_id", "organization_id", "email", "last_seen", "last_active")
        specification = {name: {} for name in names}
        found = members.web_search_read([], specification, limit=limit)
        self.assertEqual(len(found["records"]), limit)
        return self.env.cr.sql_log_count - before

    # --------------------------------------------------------------- retention

    def test_old_days_are_forgotten_after_two_years_or_as_set(self):
        kept, old = self.day(self.member, KEEP_DAYS - 1), self.day(self.member, 800)
        self.env["prm.member.day"]._gc_days()
        self.assertTrue(kept.exists())
        self.assertFalse(old.exists())
        self.env["ir.config_parameter"].set_param(KEEP, "30")
        recent, older = self.day(self.member, 29), self.day(self.member, 40)
        self.env["prm.member.day"]._gc_days()
        self.assertTrue(recent.exists())
        self.assertFalse((older | kept).exists())

    def test_a_setting_that_is_no_number_means_two_years(self):
        for setting in ("", "0", "-5", "many"):
            self.env["ir.config_parameter"].set_param(KEEP, setting)
            self.assertEqual(self.env["prm.member.day"]._keep_days(), KEEP_DAYS)
        settings = self.env["res.config.settings"]
        with self.assertRaises(ValidationError):
            settings.create({"prm_activity_days": -1})
        settings.create({"prm_activity_days": 90}).execute()
        self.assertEqual(self.env["prm.member.day"]._keep_days(), 90)

    def test_a_member_who_is_removed_takes_the_counts_along(self):
        day = self.day(self.colleague, pages=1)
        self.colleague.unlink()
        self.assertFalse(day.exists())
