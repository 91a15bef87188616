"""Pages and logins that are counted of a person, and requests that are not."""

from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from .activity_common import ActivityHttpCase


@tagged("post_install", "-at_install")
class TestActivityPages(ActivityHttpCase):
    """A page that was opened counts once, for the membership on its portal."""

    # ------------------------------------------------------------------- pages

    def test_each_page_that_was_opened_is_counted_once(self):
        self.login(self.partner_a)
        for address in ("", "/registrations", "/program"):
            self.assertEqual(self.visit(address).status, 200)
        self.assertEqual(self.counts(self.partner_a), {"pages": 3})
        [day] = self.days()
        self.assertEqual(day.partnership_id, self.partnership_a)
        self.assertEqual(day.organization_id, self.organization_a)
        self.assertEqual(day.company_id, self.company)
        self.assertEqual(day.member_id.last_active, day.date)
        self.assertFalse(self.supervisor_a.prm_member_ids.last_active)

    def test_what_is_no_page_or_was_not_found_is_not_counted(self):
        foreign = self._register(self.partner_b)
        self.login(self.partner_a)
        self.assertEqual(self.visit(f"/registrations/{foreign.id}").status, 404)
        self.assertEqual(self.visit("/nowhere").status, 404)
        self.assertEqual(self.visit("/partner").status, 303)
        self.assertEqual(self.visit("/charts").status, 200)
        self.assertEqual(self.visit("/files").status, 200)
        self.url_open(f"{self.HOME}/registrations", method="HEAD")
        self.assertEqual(self.counts(self.partner_a), {})
        self.visit("/registrations")
        self.assertEqual(self.counts(self.partner_a), {"pages": 1})

    def test_calls_of_the_data_layer_are_no_pages(self):
        self._register()
        self.login(self.partner_a)
        call = {"model": "prm.registration", "method": "search_count", "kwargs": {}}
        found = self.make_jsonrpc_request(
            "/web/dataset/call_kw/prm.registration/search_count", {**call, "args": [[]]}
        )
        self.assertEqual(found, 1)
        self.assertEqual(self.counts(self.partner_a), {})

    def test_who_has_no_membership_is_not_counted(self):
        for user in (self.portal_user, self.channel_own, self.channel_admin):
            self.visit(user=user)
        self.assertFalse(self.days())

    def test_whose_access_has_ended_is_not_counted(self):
        self.visit(user=self.partner_a)
        self.partner_a.prm_member_ids.action_disable()
        self.assertEqual(self.visit().status, 303)
        self.assertEqual(self.counts(self.partner_a), {"pages": 1})

    def test_a_preview_counts_nothing_and_the_person_s_own_visit_does(self):
        address = f"/partner/preview/{self.partnership_a.id}/supervisor"
        self.visit(address, user=self.channel_own)
        self.assertTrue(self.visit("/registrations").has_class("prm_preview"))
        self.assertFalse(self.days())
        self.visit("/registrations", user=self.supervisor_a)
        self.assertEqual(self.counts(self.supervisor_a), {"pages": 1})

    def test_a_page_counts_for_the_membership_on_its_portal(self):
        second = self._create_second_company()
        self.visit("/partner/second", user=self.partner_a)
        self.assertEqual(self.counts(self.partner_a, second), {"pages": 1})
        self.assertEqual(self.counts(self.partner_a, self.partnership_a), {})
        self.visit()
        self.assertEqual(self.counts(self.partner_a, self.partnership_a), {"pages": 1})
        self.assertEqual(self.counts(self.partner_a, second), {"pages": 1})

    def test_who_looks_around_on_another_portal_is_counted_where_they_work(self):
        self.company.prm_limit_portals = False
        self.portal.copy({"path": "other", "state": "active"})
        page = self.visit("/partner/other/registrations", user=self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertEqual(self.counts(self.partner_a, self.partnership_a), {"pages": 1})

    def test_a_day_is_the_company_s(self):
        self.company.partner_id.tz = "Pacific/Kiritimati"  # 14 hours ahead
        self.visit(user=self.partner_a)
        self.company.partner_id.tz = "Pacific/Honolulu"  # a whole day earlier, always
        self.visit()
        later, earlier = self.days()
        self.assertEqual((later.date - earlier.date).days, 1)
        self.assertEqual((later.pages, earlier.pages), (1, 1))
        self.assertEqual(later.member_id.last_active, later.date)

    def test_without_a_time_zone_or_with_one_that_nobody_knows_it_is_that_of_utc(self):
        address, today = self.company.partner_id, fields.Date.today()
        for name in (None, "", "Mars/Olympus_Mons"):
            self.env.cr.execute(
                "UPDATE res_partner SET tz = %s WHERE id = %s", (name, address.id)
            )
            address.invalidate_recordset(["tz"], flush=False)
            self.visit(user=self.partner_a)
        [day] = self.days()
        self.assertIn(day.date, (today, fields.Date.today()))
        self.assertEqual(day.pages, 3)

    def test_a_further_page_of_the_day_is_added_to_the_row_that_is_there(self):
        self.visit(user=self.partner_a)
        [day] = self.days()
        member = day.member_id
        with patch.object(self.registry["prm.member.activity"], "_statement", None):
            self.visit()
        day.invalidate_recordset(flush=False)
        self.assertEqual(day.pages, 2)
        member.last_active = False  # somebody held the row when it was to be noted
        self.env.flush_all()
        self.visit()
        self.env.invalidate_all()
        self.assertEqual((day.pages, member.last_active), (3, day.date))

    def test_what_counts_follows_a_membership_that_ends(self):
        second = self._create_second_company()
        self.visit(user=self.partner_a)
        self.assertEqual(self.counts(self.partner_a, self.partnership_a), {"pages": 1})
        self.partnership_a.action_suspend()
        self.visit("/partner/second")
        self.visit("/partner/second")
        self.assertEqual(self.counts(self.partner_a, self.partnership_a), {"pages": 1})
        self.assertEqual(self.counts(self.partner_a, second), {"pages": 2})

    # ------------------------------------------------------------------ logins

    def test_a_login_counts_once_and_a_wrong_password_does_not(self):
        user = self.partner_a
        self.assertEqual(self.log_in(user, "wrong").status_code, 200)
        self.assertEqual(self.counts(user), {})
        password = user.login + "x" * (8 - len(user.login))
        self.assertEqual(self.log_in(user, password).status_code, 303)
        self.assertEqual(self.counts(user), {"logins": 1})

    def test_a_login_is_one_of_each_membership_as_the_last_login_is(self):
        second = self._create_second_company()
        user = self.partner_a
        self.log_in(user, user.login + "x" * (8 - len(user.login)))
        self.assertEqual(self.counts(user, self.partnership_a), {"logins": 1})
        self.assertEqual(self.counts(user, second), {"logins": 1})
        self.assertTrue(all(user.prm_member_ids.mapped("last_seen")))

    def log_in(self, user, password):
        """Send the page of the login."""
        self.authenticate(None, None)
        token = self.visit("/web/login").value("csrf_token")
        data = {"login": user.login, "password": password, "csrf_token": token}
        return self.url_open("/web/login", data=data, allow_redirects=False)
