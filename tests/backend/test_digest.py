"""The periodic mail tells what partners registered and won."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import convert_file

from ..common import PrmCase


@tagged("post_install", "-at_install")
class TestDigest(PrmCase):
    def setUp(self):
        super().setUp()
        self.digest = self.env["digest.digest"].create(
            {
                "name": "Partners",
                "company_id": self.company.id,
                "kpi_prm_registrations": True,
                "kpi_prm_won": True,
                "user_ids": [(6, 0, self.channel_all.ids)],
            }
        )

    def figures(self, user):
        """Return both figures as ``user`` is told of them."""
        self.env.flush_all()
        day = timedelta(days=1)
        now = fields.Datetime.now()
        digest = self.digest.with_user(user).with_context(
            start_datetime=now - day, end_datetime=now + day
        )
        digest.invalidate_recordset()
        return digest.kpi_prm_registrations_value, digest.kpi_prm_won_value

    def test_it_counts_what_was_submitted_and_what_was_won(self):
        before = self.figures(self.channel_all)
        self._register(submit=False)
        deals = [self._register(), self._register(self.partner_b)]
        self._approve(deals[0]).action_set_won()
        self._approve(deals[1])
        after = self.figures(self.channel_all)
        self.assertEqual(
            [new - old for new, old in zip(after, before, strict=True)], [2, 1]
        )

    def test_it_counts_what_its_reader_may_read(self):
        self._register()
        self.assertTrue(self.figures(self.channel_own)[0])
        self.assertEqual(self.figures(self.channel_other), (0, 0))

    def test_who_works_with_no_partners_is_told_nothing(self):
        self._approve(self._register()).user_id = self.salesperson
        for user in (self.salesperson, self.employee):
            for name in ("kpi_prm_registrations_value", "kpi_prm_won_value"):
                with self.assertRaises(AccessError):
                    self.digest.with_user(user)[name]

    def test_each_figure_leads_to_its_list(self):
        actions = self.digest._compute_kpis_actions(self.company, self.channel_all)
        for name in ("kpi_prm_registrations", "kpi_prm_won"):
            xmlid = actions[name].partition("?")[0]
            model = self.env.ref(xmlid).res_model
            self.assertEqual(model, "prm.registration")

    def test_the_mail_has_both_figures(self):
        self._register()
        self.env.flush_all()
        found = self.digest._compute_kpis(self.company, self.channel_all)
        names = {kpi["kpi_name"] for kpi in found}
        self.assertLessEqual({"kpi_prm_registrations", "kpi_prm_won"}, names)
        found = self.digest._compute_kpis(self.company, self.salesperson)
        self.assertFalse([kpi for kpi in found if "prm" in kpi["kpi_name"]])

    def test_the_usual_digest_has_both_after_the_installation(self):
        usual = self.env.ref("digest.digest_digest_default")
        usual.write({"kpi_prm_registrations": False, "kpi_prm_won": False})
        self._load("update")
        self.assertFalse(usual.kpi_prm_registrations)
        self._load("init")
        self.assertTrue(usual.kpi_prm_registrations)
        self.assertTrue(usual.kpi_prm_won)

    def _load(self, mode):
        """Load the digest's data as an installation does, or an update."""
        file = "data/digest_data.xml"
        convert_file(self.env, "prm", file, {}, mode=mode, noupdate=True)
