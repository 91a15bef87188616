"""What an addon has left when it was uninstalled breaks no page and no form."""

from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.tests import Form, tagged

from ...http_common import PrmHttpCase
from .section_common import SectionData

GONE = "prm_gone"


@tagged("post_install", "-at_install")
class TestRowsLeft(SectionData, PrmHttpCase):
    """Rows whose keys no registry knows, of each kind."""

    def setUp(self):
        super().setUp()
        portal = {"portal_id": self.portal.id}
        for kind in ("section", "block", "widget"):
            first = {**portal, "key": GONE, "sequence": 1}
            self.env[f"prm.portal.{kind}"].create(first)
        self.env["prm.portal.event"].create({**portal, "event": GONE})
        self.env["prm.portal.field"].create({**portal, "name": GONE})
        domain = [("user_id", "=", self.supervisor_a.id)]
        member = {"member_id": self.env["prm.member"].search(domain).id}
        self.env["prm.notification"].create(
            {
                **member,
                "event": GONE,
                "subject": "Told by what is gone",
                "res_model": "prm.gone",
                "res_id": 1,
                "url": f"{self.HOME}/gone/1",
                "frequency": "daily",
            }
        )
        self.saved = self.env["prm.saved.filter"].create(
            {**member, "kind": GONE, "name": "Of a list that is gone", "query": "a=b"}
        )
        choice = {**member, "event": "decided", "frequency": "daily"}
        chosen = self.env["prm.notification.preference"].create(choice)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_notification_preference SET event = %s WHERE id = %s",
            [GONE, chosen.id],
        )
        self._forget()

    def test_all_pages_answer(self):
        gone = f"{self.HOME}/gone/1"  # where its news lead; so it is not found
        deal = self._open(self.partner_a)._portal_url()
        todo = {self.HOME, deal, f"{self.HOME}/saved?list=registrations"}
        seen = {gone}
        self.login(self.supervisor_a)
        while todo:
            seen.add(address := todo.pop())
            page = self.visit(address)
            self.assertIn(page.status, (200, 303), address)
            found = page.all("//a/@href") if page.status == 200 else []
            ours = {each for each in found if each.startswith(f"{self.HOME}/")}
            todo |= {each for each in ours - seen if not {*"?#"} & {*each}}
        for part in ("registrations/new", "program", "notifications", "colleagues"):
            self.assertTrue([each for each in seen if part in each], part)

    def test_a_filter_of_a_list_that_is_gone_is_not_found(self):
        for address in (f"/saved/{self.saved.id}", f"/saved/{self.saved.id}/edit"):
            page = self.visit(address, user=self.supervisor_a)
            self.assertEqual(page.status, 404, address)

    def test_administrators_open_and_save_the_portal(self):
        portal = self.portal.with_user(self.channel_admin)
        with Form(portal) as form:
            form.name = "Renamed"
        self.assertEqual(self.portal.name, "Renamed")
        for kind in ("section", "block", "widget"):
            self.assertEqual(self._row(kind, GONE).label, GONE)

    def test_the_summary_of_the_day_leaves_out_what_nobody_can_name(self):
        crons = self.registry["ir.cron"]
        commit = patch.object(crons, "_commit_progress", lambda *_a, **_o: 60)
        tomorrow = fields.Datetime.now() + timedelta(days=1)
        with commit, freeze_time(tomorrow):
            self.env["prm.notification.digest"]._cron_send()
        news = self.env["prm.notification"].search([("event", "=", GONE)])
        self.assertEqual((news.frequency, news.mailed_at), ("never", False))
