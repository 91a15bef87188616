"""What changes on a deal in CRM stands on the partner's page; its end is mailed."""

from datetime import date, datetime
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import PrmCase
from ..upgrade.migration_common import migration

JOB = "prm.ir_cron_registration_news"
LOGGER = "odoo.addons.prm.models.common.batch"


@tagged("-at_install", "post_install")
class TestDealNews(PrmCase):
    def setUp(self):
        super().setUp()
        self.deal = self._register(date_closing=date(2026, 5, 1)).sudo()
        self.lead = self._approve(self.deal)
        self.reason = self.env["crm.lost.reason"].create({"name": "Bad payer"})
        self.run_job()

    def run_job(self):
        """Run the job as the scheduler does, with commits of its own."""
        with self.enter_registry_test_mode():
            self.env.ref(JOB).method_direct_trigger()
        self.env.invalidate_all()

    def kinds(self, deal=None):
        return (deal or self.deal).news_ids.mapped("kind")

    def happened(self, **context):
        """Return (label, detail) of what stands on the author's page."""
        deal = self.deal.with_user(self.partner_a).with_context(**context)
        rows = deal._portal_page()["timeline"]
        return [(row["label"], row["detail"]) for row in rows]

    def mails(self, word):
        return self.env["mail.mail"].search([("subject", "=like", f"{word}: %")])

    def lose(self, lead=None):
        (lead or self.lead).action_set_lost(lost_reason_id=self.reason.id)

    # ------------------------------------------------------------------- what is told

    def test_the_approval_itself_is_no_news_of_the_deal(self):
        self.assertEqual(self.kinds(), [])
        self.assertFalse(self.deal.news_due)

    def test_stage_and_closing_are_told_once(self):
        stage = self.env["crm.stage"].create({"name": "Proposal", "sequence": 5})
        self.lead.write({"stage_id": stage.id, "date_deadline": "2026-08-31"})
        for _turn in range(2):
            self.run_job()
        self.assertEqual(sorted(self.kinds()), ["closing", "stage"])
        happened = self.happened()
        self.assertIn(("Stage changed to Proposal", ""), happened)
        moved = "Estimated closing moved from 05/01/2026 to 08/31/2026"
        self.assertIn((moved, ""), happened)
        self.assertFalse(self.mails("Won") | self.mails("Lost"))

    def test_steps_between_two_runs_may_be_missed(self):
        progress = self.env["prm.registration.progress"]
        stages = progress._pipeline_stages_sudo(self.deal)
        self.lead.stage_id = stages[1]
        self.lead.stage_id = stages[2]
        self.run_job()
        [news] = self.deal.news_ids
        self.assertEqual((news.old_stage_id, news.stage_id), (stages[0], stages[2]))
        self.lead.stage_id = stages[1]
        self.lead.stage_id = stages[2]
        self.run_job()
        self.assertEqual(self.deal.news_ids, news)

    def test_a_stage_that_was_told_is_ticked(self):
        progress = self.env["prm.registration.progress"]
        stages = progress._pipeline_stages_sudo(self.deal)
        for stage in stages[1:3]:
            self.lead.stage_id = stage
            self.run_job()
        self.lead.action_set_won()
        steps = self.deal._portal_page()["stepper"]
        labels = [step["label"] for step in steps if step["state"] == "done"]
        self.assertEqual(labels[3:], [*stages[:3].mapped("name"), "Won"])

    def test_a_win_stands_there_at_once_and_once(self):
        with freeze_time("2026-06-01 10:00:00"):
            self.lead.action_set_won()
        for _turn in range(3):
            self.assertEqual(self.happened().count(("Won", "")), 1)
            self.run_job()
        self.assertEqual(self.kinds(), ["won"])
        self.assertEqual(self.deal.news_ids.date, datetime(2026, 6, 1, 10))
        self.assertGreaterEqual(self.deal.last_news_at, self.deal.news_ids.date)

    def test_a_deal_won_before_the_first_run_is_told_as_won(self):
        deal = self._register().sudo()
        self._approve(deal).action_set_won()
        self.run_job()
        self.assertEqual(self.kinds(deal), ["won"])

    def test_what_is_open_again_is_told_and_a_second_end_as_well(self):
        self.lose()
        self.run_job()
        self.lead.action_unarchive()
        self.run_job()
        self.lead.action_set_won()
        self.run_job()
        self.assertEqual(sorted(self.kinds()), ["lost", "reopened", "won"])
        self.assertIn(("Open again", ""), self.happened())

    def test_what_was_taken_back_has_no_news_of_its_opportunity(self):
        admin = self.deal.with_user(self.channel_admin)
        admin.reason_id = self.reasons["cancellation"]
        admin.action_cancel()
        self.lead.action_set_won()
        self.run_job()
        self.assertEqual(self.kinds(), [])
        self.assertFalse(self.mails("Won"))

    def test_what_has_no_opportunity_is_not_touched(self):
        deal = self._register().sudo()
        self.env.flush_all()
        self.env.invalidate_all()
        before = deal.write_date, deal.write_uid
        self.assertTrue(deal.news_due)
        self.run_job()
        self.assertFalse(deal.news_due)
        self.assertEqual((deal.write_date, deal.write_uid), before)
        self._approve(deal).action_set_won()
        self.run_job()
        self.assertEqual(self.kinds(deal), ["won"])

    # ---------------------------------------------------------------- why it was lost

    def test_a_loss_has_the_words_for_partners_and_never_the_internal_reason(self):
        self.lose()
        for _turn in range(2):
            self.assertIn(("Lost", ""), self.happened())
            self.assertNotIn("Bad payer", str(self.deal._portal_page()))
            self.run_job()
        self.assertEqual(self.deal.news_ids.text, "Lost")
        self.reason.prm_partner_text = "The customer chose another offer."
        self.assertIn(("Lost", self.reason.prm_partner_text), self.happened())
        page = self.deal.with_user(self.partner_a)._portal_page()
        self.assertEqual(page["reason"], self.reason.prm_partner_text)
        self.assertNotIn("Bad payer", str(page))

    def test_news_are_worded_in_the_reader_s_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.reason.prm_partner_text = "Too late."
        self.reason.with_context(lang="fr_FR").prm_partner_text = "Trop tard."
        stage = self.env["crm.stage"].create({"name": "Proposal", "sequence": 5})
        stage.with_context(lang="fr_FR").name = "Proposition"
        self.lead.stage_id = stage
        self.run_job()
        self.lose()
        self.run_job()
        french = str(self.happened(lang="fr_FR"))
        self.assertIn("Proposition", french)
        self.assertIn("Trop tard.", french)
        self.assertIn("Too late.", str(self.happened()))

    def test_a_deleted_stage_keeps_its_name(self):
        stage = self.env["crm.stage"].create({"name": "Proposal", "sequence": 5})
        first = self.lead.stage_id
        for step in (stage, first):
            self.lead.stage_id = step
            self.run_job()
        stage.unlink()
        self.assertIn(("Stage changed to Proposal", ""), self.happened())

    # -------------------------------------------------------------------------- mails

    def test_won_and_lost_are_mailed_once_to_who_gets_mails(self):
        lost = self._register().sudo()
        lead = self._approve(lost)
        self.lead.action_set_won()
        self.lose(lead)
        for _turn in range(2):
            self.run_job()
        for deal, word in ((self.deal, "Won"), (lost, "Lost")):
            [mail] = self.mails(word)
            self.assertEqual(mail.recipient_ids, self.partner_a.partner_id)
            self.assertIn(deal.number, mail.subject)
            self.assertEqual(mail.body_html.count("href="), 1)
            self.assertIn(deal._portal_link(), mail.body_html)
            self.assertNotIn("Bad payer", mail.body_html)
            self.assertEqual(mail.state, "outgoing")

    def test_nobody_is_mailed_while_the_partnership_is_suspended(self):
        self.partnership_a.action_suspend()
        self.lead.action_set_won()
        self.run_job()
        self.assertEqual(self.kinds(), ["won"])
        self.assertFalse(self.mails("Won"))

    # ---------------------------------------------------------------------------- job

    def test_one_that_fails_stops_no_other_and_is_tried_again(self):
        good = self._register().sudo()
        self._approve(good).action_set_won()
        self.lead.action_set_won()
        service = self.registry["prm.deal.news"]
        prepare = service._prepare

        def fail(self_, registration, kind):
            if registration == self.deal:
                raise ValueError("broken")
            return prepare(self_, registration, kind)

        with patch.object(service, "_prepare", fail), mute_logger(LOGGER):
            self.run_job()
        self.assertEqual((self.kinds(), self.kinds(good)), ([], ["won"]))
        self.run_job()
        self.assertEqual(self.kinds(), ["won"])

    def test_nobody_writes_what_was_told(self):
        self.lead.action_set_won()
        self.run_job()
        news = self.deal.news_ids
        for values in ({"told_outcome": "open"}, {"news_due": True}):
            with self.assertRaises(UserError):
                self.deal.with_user(self.channel_admin).write(values)
        for user in (self.channel_admin, self.channel_own):
            with self.assertRaises(AccessError):
                news.with_user(user).write({"kind": "lost"})
            with self.assertRaises(AccessError):
                news.with_user(user).unlink()

    # ------------------------------------------------------------------------- rights

    def test_partners_have_no_right_on_the_model_and_read_it_on_their_page(self):
        self.lead.action_set_won()
        self.run_job()
        news = self.deal.news_ids
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            with self.subTest(user.login), self.assertRaises(AccessError):
                news.with_user(user).read(["text"])
            with self.assertRaises(AccessError):
                self.deal.with_user(user).read(["news_ids"])
        self.assertIn(("Won", ""), self.happened())
        with self.assertRaises(AccessError):
            self.deal.with_user(self.partner_b)._portal_page()

    # ------------------------------------------------------------------------ upgrade

    def test_an_upgrade_tells_of_the_past_without_mails(self):
        lost = self._register().sudo()
        lead = self._approve(lost)
        self.reason.prm_partner_text = "No budget."
        self.lose(lead)
        self.env.flush_all()
        self.env.cr.execute("UPDATE prm_registration SET news_due = TRUE")
        for _turn in range(2):
            migration("post-deal-news.py").migrate(self.env.cr, "19.0.1.0.0")
        self.env.invalidate_all()
        self.assertEqual(lost.news_ids.mapped("text"), ["Lost: No budget."])
        self.run_job()
        self.assertFalse(self.mails("Lost"))
        stage = self.env["crm.stage"].create({"name": "Proposal", "sequence": 5})
        self.lead.stage_id = stage
        self.run_job()
        self.assertEqual(self.kinds(), ["stage"])
