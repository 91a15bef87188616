"""What happens to an opportunity that is not shown changes nothing that is read."""

from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from ...common import PrmCase
from .section_common import SectionData

# Of the platform, what could tell of a deal.
CORE = (
    "crm.lead ir.attachment mail.activity mail.message"
    " mail.notification mail.followers mail.tracking.value"
).split()


@tagged("post_install", "-at_install")
class TestNothingTold(SectionData, PrmCase):
    """All that people of the partner read, before and after."""

    def setUp(self):
        super().setUp()
        self.deal = self._open(visibility="organization")
        self.hour = 0
        self.tell()

    def read_all(self, user):
        """Return model → rows of all that ``user`` reads by RPC."""
        self._forget()
        ours = (name for name in self.env.registry if name.startswith("prm."))
        rows = {}
        for name in (*ours, *CORE):
            model = self.env[name].with_user(user)
            if not model._abstract and model.has_access("read"):
                names = model.fields_get(attributes=["type"])
                rows[name] = model.search([]).read(names)
        return rows

    def tell(self):
        """Run the job that tells of news, an hour later than before."""
        self._forget()
        self.hour += 1
        with freeze_time(fields.Datetime.now() + timedelta(hours=self.hour)):
            self.deal.sudo()._tell_news()

    def happen(self):
        """Let the opportunity grow, move on, be won, be opened again and lost."""
        lead = self.env["crm.lead"].browse(self.deal.sudo().lead_id.id)
        stages = self.env["crm.stage"].search([("is_won", "=", False)])
        lead.expected_revenue += 777
        yield "more"
        lead.stage_id = (stages - lead.stage_id)[:1]
        yield "moved"
        lead.action_set_won()
        yield "won"
        lead.stage_id = stages[:1]
        yield "open"
        lead.action_set_lost()
        yield "lost"

    def changes(self, user):
        """Return what happened of which ``user`` could read something."""
        before, told = self.read_all(user), []
        for event in self.happen():
            self.tell()
            after = self.read_all(user)
            if after != before:
                told.append(event)
            before = after
        return told

    def test_with_opportunities_everything_is_told(self):
        every = ["more", "moved", "won", "open", "lost"]
        self.assertEqual(self.changes(self.partner_a), every)

    def test_without_opportunities_and_program_nothing_tells_of_the_deal(self):
        self._set("opportunities", visible=False)
        self._set("program", visible=False)
        for user in (self.partner_a, self.colleague_a, self.supervisor_a):
            self.assertEqual(self.changes(user), [], user.login)
            self.deal.sudo().lead_id.active = True

    def test_nothing_tells_a_colleague_of_a_deal_where_each_sees_the_own_ones(self):
        self._set("opportunities", scope="own")
        self._set("program", visible=False)
        author = self.changes(self.partner_a)
        self.assertIn("won", author)
        self.deal.sudo().lead_id.active = True
        self.tell()
        for user in (self.colleague_a, self.supervisor_a):
            self.assertEqual(self.changes(user), [], user.login)
            self.deal.sudo().lead_id.active = True
            self.tell()

    def test_no_order_tells_a_colleague_of_the_last_news_of_a_deal(self):
        other = self._register(visibility="organization")
        self._forget()
        deals = (self.deal | other).with_user(self.colleague_a)

        def order():
            self._forget()
            found = deals.search([("id", "in", deals.ids)], order="last_news_at desc")
            return found.ids

        self._set("opportunities", scope="own")
        with freeze_time(fields.Datetime.now() + timedelta(hours=2)):
            other.with_user(self.channel_own).action_start_review()
        before = order()
        self.assertEqual(before, [other.id, self.deal.id])
        self.hour = 3
        lead = self.env["crm.lead"].browse(self.deal.sudo().lead_id.id)
        lead.action_set_won()
        self.tell()
        self.assertEqual(order(), before)
        self._set("opportunities", scope="organization")
        self.assertEqual(order(), before[::-1])

    def test_without_the_conversation_no_message_is_noticed(self):
        self._show_block("conversation", False)
        before = self.read_all(self.partner_a)
        with freeze_time(fields.Datetime.now() + timedelta(hours=5)):
            self.deal.with_user(self.channel_own).message_post(
                body="Not for them", subtype_xmlid="mail.mt_comment"
            )
        self.assertEqual(self.read_all(self.partner_a), before)
