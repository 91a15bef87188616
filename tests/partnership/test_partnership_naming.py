"""How a partnership is called until somebody gives it a name."""

from odoo.tests import Form, freeze_time, tagged

from ..common import PrmCase


@tagged("-at_install", "post_install", "prm_once")
class TestPartnershipNaming(PrmCase):
    def draft(self, **values):
        return self.env["prm.partnership"].create(
            {
                "partner_id": self.organization_a.id,
                "program_id": self.program.id,
                "date_start": "2026-03-01",
                **values,
            }
        )

    def form(self):
        form = Form(self.env["prm.partnership"].with_user(self.channel_all))
        form.partner_id = self.organization_a
        form.program_id = self.program
        form.date_start = "2026-03-01"
        return form

    def test_its_name_is_that_of_the_organization_and_the_year_of_its_start(self):
        self.assertEqual(self.draft().name, "Alder Systems-2026")

    def test_an_empty_form_has_no_name_yet(self):
        form = Form(self.env["prm.partnership"].with_user(self.channel_all))
        self.assertFalse(form.name)

    @freeze_time("2026-06-15")
    def test_without_a_start_its_year_is_the_present_one(self):
        draft = self.draft(date_start=False)
        self.assertEqual(draft.name, "Alder Systems-2026")
        self.partnership_a.action_terminate()
        with freeze_time("2027-02-01"):
            draft.action_activate()
        self.assertEqual(draft.name, "Alder Systems-2027")

    def test_the_proposed_name_follows_partner_and_start(self):
        draft = self.draft()
        draft.partner_id = self.organization_b
        self.assertEqual(draft.name, "Birch Consulting-2026")
        draft.date_start = "2027-01-01"
        self.assertEqual(draft.name, "Birch Consulting-2027")

    def test_a_typed_name_stays(self):
        draft = self.draft()
        draft.name = "Alder, north"
        draft.date_start = "2027-01-01"
        self.assertEqual(draft.name, "Alder, north")
        given = self.draft(name="Alder, south")
        given.partner_id = self.organization_b
        self.assertEqual(given.name, "Alder, south")

    def test_a_copy_follows_its_own_start(self):
        copy = self.draft().copy({"date_start": "2030-01-01"})
        self.assertIn(copy.name, ("Alder Systems-2026", "Alder Systems-2030"))

    def test_in_the_form_the_proposed_name_follows_before_and_after_saving(self):
        form = self.form()
        self.assertEqual(form.name, "Alder Systems-2026")
        form.partner_id = self.organization_b
        self.assertEqual(form.name, "Birch Consulting-2026")
        draft = form.save()
        form = Form(draft)
        form.date_start = "2028-05-01"
        self.assertEqual(form.name, "Birch Consulting-2028")
        self.assertEqual(form.save().name, "Birch Consulting-2028")

    def test_in_the_form_a_typed_name_stays(self):
        form = self.form()
        form.name = "North"
        form.partner_id = self.organization_b
        self.assertEqual(form.name, "North")
        draft = form.save()
        form = Form(draft)
        form.date_start = "2028-05-01"
        self.assertEqual(form.save().name, "North")
