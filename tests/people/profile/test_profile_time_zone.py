"""The time zone of a person, and the order of the fields of a profile."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..log_in.log_in_common import OutsideCase
from .profile_common import PERSON, ProfileCase

FIRM = "/profile/organization"
FORM = "//form[contains(@class, 'prm_profile_form')]"


@tagged("post_install", "-at_install")
class TestProfileTimeZone(OutsideCase, ProfileCase):
    def offered(self):
        page = self.visit(PERSON, self.partner_a)
        return page.all("//select[@name='tz']/option/@value")

    def test_a_person_chooses_the_own_time_zone(self):
        self.assertIn("Pacific/Auckland", self.offered())
        answer = self.save(PERSON, self.partner_a, tz="Pacific/Auckland")
        self.assertEqual(answer.status, 303)
        self.assertEqual(self.person.tz, "Pacific/Auckland")
        self.assertEqual(self.partner_a.tz, "Pacific/Auckland")

    def test_one_that_is_not_there_is_refused_and_none_is_taken(self):
        self.person.tz = "Europe/Berlin"
        answer = self.save(PERSON, self.partner_a, tz="Moon/Base")
        self.assertEqual(set(answer.errors), {"tz"})
        self.save(PERSON, self.partner_a, tz="")
        self.assertFalse(self.person.tz)

    def test_a_rare_one_that_stands_there_stays_a_choice(self):
        self.person.tz = "Etc/GMT+5"
        self.assertIn("Etc/GMT+5", self.offered())

    def test_the_page_stays_small(self):
        page = self.visit(PERSON, self.partner_a)
        self.assertLess(len(page.text.encode()), 60_000)

    def test_where_it_is_closed_neither_page_nor_rpc_changes_it(self):
        self.person.tz = "Europe/Berlin"
        own = self.partner_a.with_user(self.partner_a)
        own.tz = "Europe/Paris"
        self.close("contact", "tz")
        page = self.visit(PERSON, self.partner_a)
        self.assertEqual(self.closed_texts(page)["tz"], "Europe/Paris")
        self.save(PERSON, self.partner_a, tz="Asia/Tokyo", phone="+49 30 7654321")
        self.assertEqual(self.person.tz, "Europe/Paris")
        with self.assertRaises(AccessError):
            own.tz = "Asia/Tokyo"

    def test_the_settings_of_the_account_offer_it_where_it_is_open(self):
        self.person.tz = "Europe/Paris"
        page = self.visit("/settings", self.partner_a)
        self.assertTrue(page.all("//select[@name='tz']"))
        self.send("/settings", {"tz": "Asia/Tokyo"})
        self.env.invalidate_all()
        self.assertEqual(self.person.tz, "Asia/Tokyo")
        self.close("contact", "tz")
        page = self.visit("/settings", self.partner_a)
        self.assertFalse(page.all("//*[@name='tz']"))
        self.assertIn("Asia/Tokyo", page.texts("//*[@class='prm_closed_zone mb-3']")[0])
        self.send("/settings", {"tz": "Europe/Paris"})
        self.env.invalidate_all()
        self.assertEqual(self.person.tz, "Asia/Tokyo")

    def test_the_first_login_notes_that_of_the_browser_even_where_it_is_closed(self):
        self.close("contact", "tz")
        self.person.tz = False
        self.env.flush_all()
        data = {
            "login": self.partner_a.login,
            "password": self.partner_a.login.ljust(8, "x"),
        }
        answer = self.post("/web/login", cookies={"tz": "Asia/Tokyo"}, **data)
        self.env.invalidate_all()
        self.assertEqual(answer.location, "/partner")
        self.assertEqual(self.person.tz, "Asia/Tokyo")


@tagged("post_install", "-at_install")
class TestProfileOrder(ProfileCase):
    def shown(self, page=PERSON, user=None):
        """Return the names of the fields of a page, in their order."""
        page = self.visit(page, user or self.partner_a)
        names = page.all(f"{FORM}//*[starts-with(@id, 'prm_')]/@id")
        names = [each.removeprefix("prm_") for each in names]
        return [name for name in names if not name.endswith(("_help", "_error"))]

    def listed(self, form="contact"):
        self.env.invalidate_all()
        rows = self.portal.with_user(self.channel_admin)[f"{form}_field_ids"]
        return rows.mapped("name")

    def drag(self, form, *names):
        """Put these fields first, as the list of the portal's form does."""
        portal = self.portal.with_user(self.channel_admin)
        rows = {row.name: row for row in portal[f"{form}_field_ids"]}
        order = [*names, *(name for name in rows if name not in names)]
        commands = [
            (1, rows[name].id, {"sequence": place}) for place, name in enumerate(order)
        ]
        portal.write({f"{form}_field_ids": commands})

    def test_page_and_settings_have_the_order_that_the_administrator_gave(self):
        usual = [name for name in self.listed() if name not in ("image_1920", "lang")]
        self.assertEqual(self.shown(), usual)
        self.drag("contact", "tz", "phone")
        self.assertEqual(self.shown()[:3], ["tz", "phone", "name"])
        self.assertEqual(self.listed()[:3], ["tz", "phone", "name"])

    def test_errors_are_told_in_that_order(self):
        self.open("contact", "name")
        self.drag("contact", "phone", "name")
        answer = self.save(PERSON, self.partner_a, name="", phone="call me")
        self.assertEqual(list(answer.errors), ["phone", "name"])

    def test_halves_stand_side_by_side_where_they_are_neighbours(self):
        names = ["zip", "website", "city"]
        self.open("organization", *names)
        self.drag("organization", *names)
        self.assertEqual(self.shown(FIRM, self.supervisor_a)[:3], names)
        rows = self.visit(FIRM).all(f"{FORM}//div[@class='row']")
        self.assertEqual([len(row) for row in rows][:3], [1, 1, 2])

    def test_without_rows_the_order_is_that_of_the_registry(self):
        usual = self.shown()
        self.portal.contact_field_ids.unlink()
        self.assertEqual(self.shown(), usual)
