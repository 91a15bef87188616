"""What a person wants to be told of: the page of the settings, and the data layer."""

from lxml import html

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .notification_common import SETTINGS, NotificationCase


@tagged("post_install", "-at_install")
class TestChoicePage(NotificationCase):
    def offered(self):
        catalogue = self.env["prm.notification.events"]
        return {event.key: event.default for event in catalogue._offered(self.portal)}

    def test_every_offered_event_stands_there_with_its_default(self):
        page = self.visit(SETTINGS, self.partner_a)
        self.assertEqual(self.chosen(page), self.offered())
        self.assertNotIn("access_granted", self.chosen(page))
        groups = page.texts("//*[contains(@class, 'prm_group')]//h2")
        self.assertEqual(groups[:2], ["Your deals", "Conversations"])

    def test_it_is_a_tab_of_the_settings(self):
        page = self.visit("/settings", self.partner_a)
        tabs = page.all("//ul[contains(@class, 'prm_settings_tabs')]//a")
        urls = [tab.get("href") for tab in tabs]
        self.assertIn("/partner/test/settings/notifications", urls)
        page = self.visit(SETTINGS)
        [tab] = page.all(
            "//ul[contains(@class, 'prm_settings_tabs')]//a[@aria-current]"
        )
        self.assertEqual(tab.text.strip(), "Notifications")

    def test_each_choice_has_a_name_a_help_and_a_label(self):
        page = self.visit(SETTINGS, self.partner_a)
        for group in page.all("//*[@role='radiogroup']"):
            for name in ("aria-labelledby", "aria-describedby"):
                [element] = page.all(f"//*[@id='{group.get(name)}']")
                self.assertTrue(element.text_content().strip())
            labels = [label.text_content() for label in group.xpath(".//label[input]")]
            self.assertTrue(all(labels))
            is_switch = "prm_switch" in group.get("class")
            self.assertEqual(len(set(labels)), 2 if is_switch else 4)

    def test_it_leaves_room_for_the_events_to_come(self):
        page = self.visit(SETTINGS, self.partner_a)
        [main] = page.all("//main")  # a website has more around it
        self.assertLess(len(html.tostring(main)), 36_000)

    def test_what_is_chosen_is_saved_and_shown_again(self):
        data = {"event_decided": "daily", "event_won": "never"}
        answer = self.send(SETTINGS, data, user=self.partner_a)
        self.assertEqual(
            answer.location, "/partner/test/settings/notifications?done=saved"
        )
        page = self.visit(answer.location)
        self.assertIn("Saved.", page.texts("//div[@role='status']"))
        self.assertEqual(
            self.chosen(page), self.offered() | {"decided": "daily", "won": "never"}
        )
        self.assertEqual(self.choice(self.colleague_a, "decided"), "")

    def test_saving_twice_is_saving_once(self):
        self.login(self.partner_a)
        for frequency in ("daily", "daily", "weekly"):
            self.send(SETTINGS, {"event_decided": frequency})
            self.assertEqual(self.choice(self.partner_a, "decided"), frequency)

    def test_odd_choices_are_refused_and_nothing_is_saved(self):
        data = {"event_decided": "daily", "event_won": "hourly"}
        page = self.send(SETTINGS, data, user=self.partner_a)
        self.assertEqual(page.status, 422)
        self.assertIn("event_won", page.errors)
        self.assertIn("Nothing was saved", page.text)
        self.assertEqual(self.chosen(page)["decided"], "daily")  # what was typed stays
        self.assertEqual(self.choice(self.partner_a, "decided"), "")

    def test_what_is_not_offered_is_neither_shown_nor_saved(self):
        self.stop_offering("won")
        data = {
            "event_won": "never",
            "event_access_granted": "never",
            "event_nothing": "never",
            "event_decided": "weekly",
        }
        self.send(SETTINGS, data, user=self.partner_a)
        self.assertEqual(self.choice(self.partner_a, "decided"), "weekly")
        for event in ("won", "access_granted", "nothing"):
            self.assertEqual(self.choice(self.partner_a, event), "")
        self.assertNotIn("won", self.chosen(self.visit(SETTINGS)))

    def test_where_nothing_is_offered_the_page_says_so(self):
        self.portal.event_ids.offered = False
        page = self.visit(SETTINGS, self.partner_a)
        self.assertTrue(page.has_class("prm_empty"))
        self.assertFalse(page.has_class("prm_save_choices"))

    def test_all_of_it_is_proposed_and_saves_nothing_yet(self):
        page = self.visit(SETTINGS, self.partner_a)
        links = page.all("//a[@data-every]")
        self.assertEqual(len(links), 4)
        for link in links:
            page = self.visit(link.get("href"))
            shown = self.chosen(page)
            del shown["monthly_summary"]  # it is on or off, see test_monthly_links
            self.assertEqual(set(shown.values()), {link.get("data-every")})
            self.assertTrue(page.has_class("prm_proposed"))
        self.login(self.partner_a)
        self.assertEqual(self.choice(self.partner_a, "decided"), "")
        page = self.visit(SETTINGS, every="hourly")
        self.assertEqual(self.chosen(page), self.offered())

    def test_each_membership_has_its_own(self):
        partnership = self._create_second_company()
        self.send(SETTINGS, {"event_decided": "never"}, user=self.partner_a)
        second = self.member(self.partner_a, partnership)
        self.assertFalse(second.preference_ids)

    def test_the_data_layer_gives_a_partner_nothing_of_it(self):
        self.send(SETTINGS, {"event_decided": "never"}, user=self.partner_a)
        news = self.news()
        row = self.env["prm.notification.preference"].search([], limit=1)
        rows = (row, news, self.portal.event_ids[:1])
        for record in rows:
            theirs = record.with_user(self.partner_a)
            for operation in ("read", "write", "create", "unlink"):
                self.assertFalse(theirs.has_access(operation), record._name)
            with self.assertRaises(AccessError):
                theirs.search([])
        with self.assertRaises(AccessError):
            self.member().with_user(self.partner_a).read(["preference_ids"])

    def test_an_employee_in_a_preview_sees_it_and_saves_nothing(self):
        self.login(self.channel_admin)
        self.visit(f"/partner/preview/{self.partnership_a.id}/partner")
        self.assertEqual(self.visit(SETTINGS).status, 200)
        self.assertEqual(self.visit("/news").status, 200)
        before = self.env["prm.notification.preference"].search_count([])
        answer = self.send(SETTINGS, {"event_decided": "never"})
        self.assertEqual(answer.status, 403)
        after = self.env["prm.notification.preference"].search_count([])
        self.assertEqual(after, before)
