"""Side by side: as much of the other deal as its reader may read."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ....models.common.visit.readable import readable
from ...registration.approval.approval_common import ApprovalCase

TOLD = ("told_who", "told_stage", "told_activity_at", "told_protection_end")


@tagged("post_install", "-at_install")
class TestDeskFacts(ApprovalCase):
    """``channel_other`` reviews the later deal and reads nothing of partner B."""

    def setUp(self):
        super().setUp()
        self.first, self.later = self.pair(**self.LIKELY)
        self.later.sudo().reviewer_id = self.channel_other
        self.here = self.conflict(self.later, self.first)

    def test_who_may_read_it_sees_who_stage_activity_and_protection(self):
        self.assertIn(self.organization_b.name, self.here.told_who)
        self.assertIn("Approved", self.here.told_stage)
        self.assertTrue(self.here.told_activity_at)
        self.assertEqual(self.here.told_protection_end, self.first.protection_end)
        self.assertIn(self.first.number, self.here.comparison_html)
        page = self.later.with_user(self.channel_own).conflicts_html
        self.assertIn(self.first.number, page)
        self.assertIn(self.later.number, page)

    def test_who_may_not_sees_kind_keys_first_in_time_and_whom_to_ask(self):
        here = self.here.with_user(self.channel_other)
        self.assertFalse(any(here[name] for name in TOLD))
        page = f"{here.comparison_html}{here.registration_id.conflicts_html}"
        for told in ("Another partner", "name", self.channel_own.name):
            self.assertIn(told, page)
        self.assertNames(page)

    def test_no_way_of_reading_tells_them_more(self):
        here = self.here.with_user(self.channel_other)
        names = [*TOLD, "comparison_html", "display_name", "ask", "kind"]
        self.assertNames(str(here.read(names)))
        self.channel_other.group_ids += self.env.ref("base.group_allow_export")
        exported = here.export_data([*names, "registration_id/conflicts_html"])
        self.assertNames(str(exported))
        self.assertNames(str(here.name_search(self.first.name)))
        listed = here.web_search_read(
            [("registration_id", "=", self.later.id)],
            {name: {} for name in names},
        )
        self.assertNames(str(listed))

    def test_what_a_colleague_read_before_is_not_told_to_them(self):
        self.assertTrue(self.here.told_who)
        self.assertTrue(self.here.sudo().told_who)
        self.assertFalse(self.here.with_user(self.channel_other).told_who)
        page = self.here.with_user(self.channel_other).sudo().comparison_html
        self.assertNames(page)

    def test_nobody_groups_or_searches_by_what_is_told(self):
        here = self.here.with_user(self.channel_other)
        for name in TOLD:
            with self.subTest(field=name), self.assertRaises(ValueError):
                here.formatted_read_group([], [name], ["__count"])
        self.assertFalse(any(here._fields[name].store for name in TOLD))

    def test_partners_read_nothing_of_it(self):
        deal = self.later.with_user(self.partner_a)
        for name in ("conflicts_html", "conflict_ids"):
            with self.subTest(field=name), self.assertRaises(AccessError):
                deal.read([name])

    def test_the_age_counts_from_the_day_it_was_found(self):
        self.env.cr.execute(
            "UPDATE prm_registration_conflict SET create_date = now() - interval"
            " '9 days' WHERE id = %s",
            [self.here.id],
        )
        self.here.invalidate_recordset()
        self.assertEqual(self.here.age_days, 9)

    def test_the_last_activity_is_that_of_each_candidate(self):
        mine = {"user_id": self.channel_all.id}
        leads = self.env["crm.lead"].create([{"name": "A", **mine} for _ in range(3)])
        customers = self.env["res.partner"].create([{"name": "One"}, {"name": "Two"}])
        day = fields.Datetime.to_datetime("2031-05-06 07:08:09")
        for number, record in enumerate((leads[1], leads[2], customers[1])):
            record.message_post(body="Before")
            newest = record.message_post(body="After")
            newest.sudo().date = day + timedelta(days=number)
        self.env.flush_all()
        comparison = self.env["prm.conflict.comparison"].with_user(self.channel_all)
        targets = [*leads, *customers, self.first]
        told = comparison._readable_facts(targets, readable(targets))
        days = [facts["activity_at"] for facts in told]
        self.assertLess(days[0], day)
        self.assertEqual([days[1], days[2]], [day, day + timedelta(days=1)])
        self.assertEqual(days[4], day + timedelta(days=2))
        self.assertEqual(days[5], self.first.last_news_at)

    def assertNames(self, text):
        """Assert that ``text`` names nothing of the other deal."""
        for name in (
            self.first.number,
            self.first.name,
            self.organization_b.name,
            self.partner_b.name,
        ):
            self.assertNotIn(name, text)
