"""The catalogue: every event has a deed that makes news of it, every mail an event."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ...models.notification.events import Event
from ..common import PDF, PrmCase
from .notification_common import NotificationData

NEWS_JOB = "prm.ir_cron_registration_news"
EXPIRE_JOB = "prm.ir_cron_registration_expire"
SUMMARY = "prm.mail_template_digest"


def _is_ours(event):
    """Tell whether an event is of this addon: others test their own."""
    return all(xmlid.startswith("prm.") for xmlid in event.templates)


@tagged("-at_install", "post_install")
class TestCatalogue(NotificationData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.catalogue = cls.env["prm.notification.events"]
        cls.partnership_a.contact_id = cls.partner_a.partner_id

    # ------------------------------------------------------------------------ deeds

    def deeds(self):
        """Return event → what really happens; a new event needs its line here."""
        return {
            "registration_received": self._register,
            "input_needed": lambda: self.desk(self.deal, "return").action_return(),
            "decided": lambda: self._approve(self.deal),
            "protection_ending": self.expire,
            "change_decided": self.decide_change,
            "stage_changed": self.move_stage,
            "won": lambda: self.end("action_set_won"),
            "lost": lambda: self.end("action_set_lost"),
            "message": lambda: self.answer("We look at it"),
            "file": lambda: self.answer("", files=True),
            "tier_changed": self.raise_tier,
            "partnership_ending": self.remind_of_end,
            "certificate_ending": self.remind_of_certificate,
            "fund_entry": lambda: self._create_fund_entry(self.partnership_a),
            "profile_decided": self.decide_profile,
            "deals_handed_over": self.hand_over,
            "access_granted": self.invite_again,
            "password": self.forget_password,
            "login_changed": self.change_login,
        }

    def expire(self):
        self._approve(self.deal)
        day = fields.Date.today() - timedelta(days=3)
        self.deal.sudo()._write_guarded({"protection_end": day})
        self.run_job(EXPIRE_JOB)

    def decide_change(self):
        self._approve(self.deal)
        deal = self.deal.with_user(self.partner_a)
        service = self.env["prm.deal.proposal"].with_user(self.partner_a)
        change = service._propose_sudo(deal, {"amount_estimate": 9000.0})
        change.with_user(self.channel_own).action_accept()

    def run_job(self, xmlid):
        with self.enter_registry_test_mode():
            self.env.ref(xmlid).method_direct_trigger()
        self.env.invalidate_all()

    def move_stage(self):
        lead = self._approve(self.deal)
        self.run_job(NEWS_JOB)
        lead.stage_id = self.env["crm.stage"].create({"name": "Later", "sequence": 9})
        self.run_job(NEWS_JOB)

    def end(self, button):
        lead = self._approve(self.deal)
        getattr(lead, button)()
        self.run_job(NEWS_JOB)

    def answer(self, body, files=False):
        self.desk(self.deal).message_post(
            body=body,
            subtype_xmlid="mail.mt_comment",
            message_type="comment",
            attachments=[("offer.pdf", PDF)] if files else [],
        )

    def raise_tier(self):
        tier = self._create_tiers(self.program, 0)
        self._create_condition(tier, "registrations", value=1, points=10)
        tier.target_points = 10
        self.program.level_up = "automatic"
        self.partnership_a._recompute_scores()

    def remind_of_end(self):
        self.partnership_a.date_end = fields.Date.today() + timedelta(days=5)
        self.env["prm.term.job"]._remind(self.partnership_a)

    def remind_of_certificate(self):
        soon = fields.Date.today() + timedelta(days=5)
        certificate = self._create_certificate(
            self.partnership_a, self.partner_a, date_expiry=soon
        )
        certificate._remind(fields.Date.today())

    def decide_profile(self):
        change = self._create_profile_change(self.partnership_a, self.partner_a)
        change.with_user(self.channel_own).action_decline()

    def hand_over(self):
        leaver = self.member(self.colleague_a)
        self.deal.sudo().write({"contact_id": leaver.partner_id.id})
        heir = self.member(self.partner_a)
        leaver.with_user(self.channel_own)._hand_over_to(heir)

    def invite_again(self):
        self.member(self.partner_a).with_user(
            self.channel_own
        ).action_resend_invitation()

    def forget_password(self):
        self.env["prm.log.in.mail"]._reset(self.partner_a)

    def change_login(self):
        user = self.partner_a.sudo()
        until = fields.Datetime.now() + timedelta(hours=1)
        wish = {"prm_wished_login": "x@new.example.com", "prm_wished_until": until}
        user.write(wish)
        token = self.env["prm.signed.link"]._token("login_address", user)
        self.env["prm.login.address"]._confirm(token)

    # ------------------------------------------------------------------------ tests

    def test_every_event_has_a_deed_that_makes_news_of_it(self):
        deeds = self.deeds()
        ours = {key for key, each in self.catalogue._by_key().items() if _is_ours(each)}
        self.assertEqual(ours - deeds.keys() - self.elsewhere(), set())
        for event, deed in deeds.items():
            with self.subTest(event=event):
                self.deal = self._register()
                before = self.news(event=event)
                deed()
                news = self.news(event=event) - before
                self.assertEqual(len(news), 1)
                self.assertTrue(news.subject)
                self.assertTrue(news.url.startswith("/partner/test"), news.url)
                self.assertEqual(news.frequency, "now")
                self.assertTrue(news.mailed_at)

    def elsewhere(self):
        """Return the events whose deed stands in the test of their own room."""
        return {
            "document_published",
            "document_version",
            "colleague_joined",
            "colleague_invited",
            "contact_shared",
            "appeal_received",
            "appeal_decided",
            "extension_decided",
            "progress_question",
            "deal_shared",
            "deal_offered",
            "monthly_summary",
            "terms_published",
            "directory_decided",
        }

    def test_every_mail_to_partners_belongs_to_exactly_one_event(self):
        directory = self.registry["prm.directory"]
        self.patch(directory, "_has_pages", lambda self: True)
        templates = self.env["ir.model.data"].search(
            [("module", "=", "prm"), ("model", "=", "mail.template")]
        )
        # Who applies is no member: the page that was filled in brings these.
        ours = {
            f"prm.{each.name}"
            for each in templates
            if self.env[each.model].browse(each.res_id).model != "prm.application"
        }
        told = [xmlid for each in self.catalogue._entries() for xmlid in each.templates]
        self.assertEqual(sorted(told), sorted(set(told)))
        told = {xmlid for xmlid in told if xmlid.startswith("prm.")}
        self.assertEqual(ours, {*told, SUMMARY})

    def test_a_template_of_no_event_is_refused_loudly(self):
        with self.assertRaises(KeyError):
            self.catalogue._of_template(SUMMARY)

    def test_every_event_stands_under_a_heading_and_is_named_once(self):
        events = self.catalogue._entries()
        keys = [event.key for event in events]
        self.assertEqual(len(keys), len(set(keys)))
        for event in events:
            self.assertIn(event.group, self.catalogue._groups(), event.key)
            self.assertTrue(event.label and event.help, event.key)

    def test_a_new_portal_offers_everything_and_a_row_that_is_missing_too(self):
        events = [one for one in self.catalogue._sorted() if not one.is_fixed]
        keys = {event.key for event in events}
        self.assertEqual(set(self.portal.event_ids.mapped("event")), keys)
        self.assertTrue(all(self.portal.event_ids.mapped("offered")))
        self.portal.event_ids.unlink()
        offered = {event.key for event in self.catalogue._offered(self.portal)}
        sections = self.env["prm.portal.sections"]._entries()
        hidden = {section.key for section in sections if section.starts_hidden}
        later = {
            event.key
            for event in events
            if event.section in hidden or not _is_ours(event)
        }
        self.assertEqual(offered - later, keys - later)
        self.env["prm.portal"]._complete_all()
        self.assertEqual(set(self.portal.event_ids.mapped("event")), keys)

    def arrived(self, offered_before=True, **values):
        """Let an event come with an upgrade; return the keys that the portal offers.

        As before its row is made, and as after.
        """
        event = Event(
            key="brand_new", label="New", help="New.", group="deals", order=1, **values
        )
        self.offer("won", offered_before)
        entries = self.catalogue._entries()
        events = self.registry["prm.notification.events"]
        keys = lambda: {one.key for one in self.catalogue._offered(self.portal)}  # noqa: E731
        with patch.object(events, "_entries", lambda _self: [*entries, event]):
            before = keys()
            self.env["prm.portal"]._complete_all()
            after = keys()
            path = f"new-{offered_before}".lower()
            new = self.env["prm.portal"].create({"name": "New", "path": path})
            self.assertTrue(all(new.event_ids.mapped("offered")))
            self.assertIn("brand_new", new.event_ids.mapped("event"))
        self.assertEqual(before, after)
        return after

    def test_an_event_of_an_upgrade_starts_switched_off_where_a_portal_is(self):
        told = self.arrived()
        self.assertNotIn("brand_new", told)
        self.assertIn("won", told)
        self.assertFalse(self.row("brand_new").offered)
        self.env["prm.portal"]._complete_all()
        self.assertFalse(self.row("brand_new").offered)

    def test_an_event_that_replaces_another_starts_as_that_one_is(self):
        self.assertIn("brand_new", self.arrived(replaces="won"))
        self.row("brand_new").unlink()
        self.assertNotIn("brand_new", self.arrived(False, replaces="won"))

    def row(self, event):
        return self.portal.event_ids.filtered(lambda each: each.event == event)

    def test_what_a_hidden_section_shows_is_not_offered(self):
        row = self.portal.section_ids.filtered(lambda each: each.key == "program")
        row.visible = False
        offered = {event.key for event in self.catalogue._offered(self.portal)}
        self.assertNotIn("tier_changed", offered)
        self.assertIn("message", offered)

    def test_nobody_chooses_of_fixed_events_nor_of_none(self):
        for event in ("access_granted", "password", "nonsense"):
            with self.subTest(event=event):
                self.choose(event, "never")
                preferences = self.env["prm.notification.preference"]
                self.assertFalse(preferences.search([("event", "=", event)]))
                with self.assertRaises(ValidationError):
                    preferences.create(
                        {"member_id": self.member(self.partner_a).id, "event": event}
                    )
