"""Fields of the registration form: shown or not, mandatory or not, in their places."""

from odoo.tests import tagged

from .setup_common import FormSetupCase


@tagged("post_install", "-at_install")
class TestRegistrationFields(FormSetupCase):
    """Each switch in both positions, on the page and in what is sent."""

    # ----------------------------------------------------------------------- rows

    def test_a_new_portal_has_a_row_for_each_field_and_asks_as_the_registry_says(self):
        entries = self.env["prm.registration.fields"]._for("partner")
        rows = self.portal.registration_field_ids
        self.assertEqual(rows.mapped("name"), [entry.name for entry in entries])
        self.assertEqual(
            rows.filtered("required").mapped("name"),
            [entry.name for entry in entries if entry.required],
        )
        before = self.names(self.form())
        rows.unlink()
        self.assertEqual(self.names(self.form()), before)

    def test_rows_are_completed_once_and_what_was_set_stays(self):
        rows = self.portal.registration_field_ids
        before = rows.mapped("name")
        self.arrange("budget", visible=False)
        rows.filtered(lambda row: row.name == "requirements").unlink()
        self.env["prm.portal.field"]._complete(self.portal)
        self.env["prm.portal.field"]._complete(self.portal)
        self.portal.invalidate_recordset()
        names = self.portal.registration_field_ids.mapped("name")
        self.assertEqual(names, before)
        self.assertFalse(self.row("budget").visible)

    def test_a_copy_of_a_portal_asks_as_the_portal_does(self):
        self.arrange("budget", visible=False)
        copy = self.portal.copy({"path": "copied"})
        row = copy.registration_field_ids.filtered(lambda row: row.name == "budget")
        self.assertEqual(len(row), 1)
        self.assertFalse(row.visible)

    def test_rows_say_what_they_are_about_and_why_they_are_fixed(self):
        self.assertEqual(self.row("budget").label, "Budget")
        self.assertFalse(self.row("budget").locked_reason)
        self.assertIn("Always shown", self.row("name").locked_reason)

    def test_a_row_of_an_addon_that_is_gone_does_no_harm(self):
        self.portal.field_ids.create({"portal_id": self.portal.id, "name": "gone"})
        self.assertEqual(self.row("gone").label, "gone")
        self.assertEqual(self.form().status, 200)
        self.assertEqual(self.registered().state, "submitted")

    # ----------------------------------------------------------------- shown or not

    def test_a_hidden_field_is_not_asked_and_what_is_sent_is_dropped(self):
        self.arrange("budget", visible=False)
        self.assertNotIn("budget", self.names(self.form()))
        self.assertFalse(self.registered(budget="10 k").budget)
        self.arrange("budget", visible=True)
        self.assertIn("budget", self.names(self.form()))
        self.assertEqual(self.registered(budget="10 k").budget, "10 k")

    def test_the_service_drops_what_is_hidden_as_well(self):
        self.arrange("budget", visible=False)
        self.assertFalse(self._register(self.partner_a, budget="10 k").budget)
        self.arrange("budget", visible=True)
        self.assertEqual(self._register(self.partner_a, budget="1").budget, "1")

    def test_another_portal_keeps_its_own_form(self):
        other = self.env["prm.portal"].create({"name": "Other", "path": "other"})
        other.registration_field_ids.filtered(
            lambda row: row.name == "budget"
        ).visible = False
        self.assertIn("budget", self.names(self.form()))

    def test_a_returned_registration_keeps_what_was_hidden_meanwhile(self):
        deal = self.returned(self.registered(budget="10 k"))
        self.arrange("budget", visible=False)
        page = self.visit(f"/registrations/{deal.id}/edit", user=self.partner_a)
        self.assertNotIn("budget", self.names(page))
        data = self.form_data(budget="1 k", name="Renamed")
        page = self.send(f"/registrations/{deal.id}/resubmit", data)
        self.assertEqual(page.status, 303)
        self.assertEqual((deal.name, deal.budget), ("Renamed", "10 k"))

    def test_what_is_hidden_is_not_flagged_and_no_flag_on_it_closes_the_form(self):
        deal = self.registered(budget="10 k")
        ticks = self.env["prm.registration.fields"]._ticks(deal)
        self.assertIn("budget", ticks["details"])
        self.returned(deal, "budget")
        self.arrange("budget", visible=False)
        ticks = self.env["prm.registration.fields"]._ticks(deal)
        self.assertNotIn("budget", ticks["details"])
        page = self.visit(f"/registrations/{deal.id}/edit", user=self.partner_a)
        self.assertTrue(page.all("//input[@name='name']"))
        self.assertFalse(page.has_class("prm_flagged"))

    # -------------------------------------------------------------------- mandatory

    def test_a_mandatory_field_is_asked_with_a_star_and_refused_when_empty(self):
        page = self.form()
        self.assertFalse(page.all("//textarea[@name='budget'][@data-prm-must]"))
        self.arrange("budget", required=True)
        page = self.form()
        self.assertTrue(page.all("//textarea[@name='budget'][@data-prm-must]"))
        page = self.register_by_form(name="Typed")
        self.assertEqual((page.status, [*page.errors]), (422, ["budget"]))
        self.assertEqual(page.value("name"), "Typed")
        self.assertEqual(self.registered(budget="10 k").budget, "10 k")
        self.arrange("budget", required=False)
        self.assertEqual(self.registered().state, "submitted")

    def test_comments_can_be_mandatory_and_a_draft_waits_with_all_of_it(self):
        self.arrange("comments", required=True)
        page = self.register_by_form()
        self.assertEqual([*page.errors], ["comments"])
        self.assertEqual(self.registered(action="draft").state, "draft")
        self.assertEqual(self.registered(comments="Hello").state, "submitted")

    def test_what_is_hidden_is_never_mandatory(self):
        self.arrange("budget", required=True, visible=False)
        self.assertEqual(self.registered().state, "submitted")

    def test_program_and_portal_each_make_the_mail_mandatory(self):
        for program, portal in ((True, False), (False, True), (False, False)):
            self.program.require_contact_email = program
            self.arrange("contact_email", required=portal)
            page = self.register_by_form(contact_email="")
            expected = 422 if program or portal else 303
            self.assertEqual(page.status, expected, (program, portal))

    # ---------------------------------------------------------------- place and help

    def test_a_field_moves_within_its_card(self):
        self.arrange("budget", sequence=1000)
        names = self.names(self.form())
        self.assertLess(names.index("requirements"), names.index("budget"))
        self.arrange("budget", sequence=0)
        names = self.names(self.form())
        self.assertGreater(names.index("budget"), names.index("contact_last_name"))
        self.assertLess(names.index("budget"), names.index("representative_id"))

    def listed(self):
        """Return the names of the rows as the settings of the portal list them."""
        self.env.invalidate_all()
        portal = self.portal.with_user(self.channel_admin)
        return portal.registration_field_ids.mapped("name")

    def drag(self, name, before):
        """Drag a row of the list to the place before another one, and save."""
        portal = self.portal.with_user(self.channel_admin)
        names = [each for each in self.listed() if each != name]
        names.insert(names.index(before), name)
        rows = {row.name: row for row in portal.registration_field_ids}
        commands = [
            (1, rows[each].id, {"sequence": place}) for place, each in enumerate(names)
        ]
        portal.write({"registration_field_ids": commands})

    def test_the_settings_list_the_fields_in_the_order_of_the_form(self):
        self.ask(*({"string": name, "type": "char"} for name in ("Site", "Size")))
        asked, names = self.names(self.form()), self.listed()
        both = [name for name in names if name in asked]
        self.assertEqual(both, [name for name in asked if name in names])
        self.assertEqual(names.index("question_size"), names.index("question_site") + 1)
        self.assertLess(names.index("question_size"), names.index("representative_id"))
        self.assertGreater(names.index("question_site"), names.index("contact_phone"))

    def test_a_row_that_is_dragged_out_of_its_card_goes_back_to_it(self):
        self.ask({"string": "Site", "type": "char"})
        self.drag("question_site", "name")
        self.drag("budget", "customer_name")
        asked, names = self.names(self.form()), self.listed()
        both = [name for name in names if name in asked]
        self.assertEqual(both, [name for name in asked if name in names])
        self.assertLess(asked.index("contact_phone"), asked.index("budget"))
        self.drag("requirements", "budget")
        names = self.listed()
        self.assertEqual(names.index("requirements") + 1, names.index("budget"))

    def test_the_checkbox_of_a_card_stays_above_what_it_shows(self):
        self.arrange("is_new_company", sequence=1000)
        names = self.names(self.form())
        self.assertLess(names.index("is_new_company"), names.index("customer_id"))

    def test_an_own_help_replaces_the_usual_one_and_is_no_markup(self):
        usual = self.form().texts("//*[@id='prm_budget_help']")
        self.assertEqual(usual, ["Price expectations and budget."])
        self.arrange("budget", help_text="In <b>Euro</b>")
        page = self.form()
        self.assertEqual(page.texts("//*[@id='prm_budget_help']"), ["In <b>Euro</b>"])

    def test_an_own_help_is_read_in_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        row = self.arrange("budget", help_text="In Euro")
        row.with_context(lang="fr_FR").help_text = "En euros"
        for lang, text in (("en_US", "In Euro"), ("fr_FR", "En euros")):
            reader = self.portal.with_user(self.partner_a).with_context(lang=lang)
            registry = reader.env["prm.registration.fields"]
            entries = {each.name: each for each in registry._for("partner", reader)}
            self.assertEqual(entries["budget"].help, text)
