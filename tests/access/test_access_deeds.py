"""Who does what: pairs of allowed and refused, for employees and for partners."""

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import PrmCase

RELATED = ("organization_id", "company_id", "currency_id")


@tagged("post_install", "-at_install")
class TestAccessDeeds(PrmCase):
    """The rights of the table, used."""

    def _enter(self, user, partnership, **values):
        return (
            self.env["prm.registration"]
            .with_user(user)
            .create(
                {
                    "name": "By phone",
                    "partnership_id": partnership.id,
                    "contact_id": self.partner_a.partner_id.id,
                    "customer_name": "Phone Corp",
                    **values,
                }
            )
        )

    # --------------------------------------------------------------- own partners

    def test_an_employee_registers_for_the_own_partner_only(self):
        self.assertTrue(self._enter(self.channel_own, self.partnership_a))
        with self.assertRaises(AccessError):
            self._enter(self.channel_other, self.partnership_a)

    def test_naming_oneself_reviewer_gives_no_right_to_register(self):
        me = {"reviewer_id": self.channel_other.id}
        with self.assertRaises(AccessError):
            self._enter(self.channel_other, self.partnership_a, **me)

    def test_an_assigned_employee_works_like_the_owner(self):
        registration = self._register()
        desk = registration.with_user(self.channel_other)
        self.assertFalse(desk.has_access("read"))
        self.partnership_a.user_ids += self.channel_other
        desk.action_start_review()
        self.assertEqual(desk.reviewer_id, self.channel_other)
        self.partnership_a.user_ids -= self.channel_other
        registration.sudo().reviewer_id = self.channel_own
        self.assertFalse(desk.has_access("read"))

    def test_a_reviewer_decides_without_owning_the_partnership(self):
        registration = self._register().sudo()
        registration.reviewer_id = self.channel_other
        registration.with_user(self.channel_other).action_qualify()
        self.assertEqual(registration.state, "approved")

    def test_nobody_decides_what_is_neither_own_nor_under_review(self):
        registration = self._register()
        for user in (self.channel_other, self.salesperson, self.employee):
            with self.assertRaises(AccessError):
                registration.with_user(user).action_qualify()
        self.assertEqual(registration.state, "submitted")

    def test_only_channel_users_of_all_partners_open_a_partnership(self):
        values = {
            "partner_id": self._create_organization("Dogwood").id,
            "program_id": self.program.id,
        }
        partnerships = self.env["prm.partnership"]
        self.assertTrue(partnerships.with_user(self.channel_all).create(values))
        with self.assertRaises(AccessError):
            partnerships.with_user(self.channel_own).create(values)

    def test_only_administrators_configure(self):
        for record in (self.portal, self.program, self.tier, self.offering):
            record.with_user(self.channel_admin).name = "Renamed"
            with self.assertRaises(AccessError):
                record.with_user(self.channel_all).name = "Renamed"

    def test_a_decision_on_a_conflict_is_for_who_decides_the_registration(self):
        conflict = self.env["prm.registration.conflict"].create(
            {
                "registration_id": self._register().id,
                "customer_id": self.organization_b.id,
            }
        )
        conflict.with_user(self.channel_own).decision = "different"
        for user in (self.channel_other, self.salesperson, self.partner_a):
            with self.assertRaises(AccessError):
                conflict.with_user(user).decision = "same"

    # ------------------------------------------------------ parts of a partnership

    def _dialog(self, user, model, **values):
        dialogs = self.env[model].with_user(user)
        return dialogs.create({"partnership_id": self.partnership_a.id, **values})

    def test_own_partners_get_certificates_by_the_dialog_and_not_by_rpc(self):
        person = self.partner_a.partner_id
        values = {"name": "Certified", "partner_id": person.id}
        self._dialog(self.channel_own, "prm.partnership.add", **values).action_confirm()
        certificate = self.partnership_a.certificate_ids
        self.assertEqual(certificate.partner_id, person)
        certificate.with_user(self.channel_own).payment_method = "free"
        values["partnership_id"] = self.partnership_a.id
        with self.assertRaises(AccessError):
            certificate.with_user(self.channel_own).create(values)
        with self.assertRaises(AccessError):
            certificate.with_user(self.channel_own).unlink()
        certificate.with_user(self.channel_all).create(values)

    def test_no_dialog_adds_to_another_employee_s_partner(self):
        dialogs = self.env["prm.partnership.add"]
        values = {"partnership_id": self.partnership_a.id, "name": "x"}
        for user in (self.channel_other, self.salesperson):
            with self.assertRaises(AccessError):
                dialog = dialogs.with_user(user).create({**values, "what": "activity"})
                dialog.action_confirm()
        self.assertFalse(self.partnership_a.marketing_activity_ids)

    def test_no_dialog_tells_of_another_employee_s_partner(self):
        self._create_fund_entry(self.partnership_a, 1234)
        told = ("fund_balance", "registration_ids", "tier_before", *RELATED)
        for model in ("prm.partnership.add", "prm.partnership.what.if"):
            dialogs = self.env[model].with_user(self.channel_other)
            values = {"partnership_id": self.partnership_a.id, "name": "x"}
            values = {key: values[key] for key in values if key in dialogs._fields}
            for name in filter(dialogs._fields.get, told):
                self.env.invalidate_all()
                with self.subTest(model=model, name=name):
                    with self.assertRaises(AccessError):
                        dialogs.create(values).read([name])
                    with self.assertRaises(AccessError):
                        dialogs.new(values)[name]

    def test_no_form_of_a_part_tells_of_another_employee_s_partner(self):
        self.partnership_b.write({"user_id": self.channel_other.id, "user_ids": [(5,)]})
        name = {"fields": {"display_name": {}}}
        spec = {"partnership_id": name, "organization_id": name, "fund_balance": {}}
        for part in (
            self._create_activity(self.partnership_a),
            self._create_certificate(self.partnership_a),
        ):
            shown = {key: spec[key] for key in spec if key in part._fields}
            mine = part.with_user(self.channel_own)
            foreign = {"partnership_id": self.partnership_b.id}
            with self.assertRaises(AccessError):
                mine.onchange(foreign, ["partnership_id"], shown)
            self.partnership_b.user_ids += self.channel_own
            self.assertTrue(mine.onchange(foreign, ["partnership_id"], shown))
            self.partnership_b.user_ids -= self.channel_own

    def test_no_dialog_names_another_employee_s_partner(self):
        foreign = {"partnership_id": self.partnership_a.id}
        name = {"fields": {"display_name": {}}}
        told = ("partnership_id", *RELATED)
        for model in ("prm.partnership.add", "prm.partnership.what.if"):
            dialogs = self.env[model].with_user(self.channel_other)
            here = dialogs.with_context(default_partnership_id=self.partnership_a.id)
            named = {"name": "x"} if "name" in dialogs._fields else {}
            for each in filter(dialogs._fields.get, told):
                spec = {"partnership_id": {}} | {each: name}
                self.env.invalidate_all()
                with self.subTest(model=model, spec=spec):
                    with self.assertRaises(AccessError):
                        dialogs.onchange(foreign, ["partnership_id"], spec)
                    with self.assertRaises(AccessError):
                        here.onchange({}, [], spec)
                    with self.assertRaises(AccessError):
                        dialogs.web_save({**foreign, **named}, spec)

    def test_nothing_is_moved_to_another_employee_s_partner(self):
        self.partnership_b.write({"user_id": self.channel_other.id, "user_ids": [(5,)]})
        for part in (
            self._create_certificate(self.partnership_a),
            self._create_activity(self.partnership_a),
            self._create_fund_entry(self.partnership_a),
        ):
            with self.assertRaises(UserError):  # which an AccessError is, too
                own = part.with_user(self.channel_own)
                own.write({"partnership_id": self.partnership_b.id})

    def test_the_history_says_what_happened_for_good(self):
        self.partnership_a._note_history("value", "1", "2", "Counted")
        line = self.partnership_a.history_ids[0]
        line.with_user(self.channel_own).cause = "Counted anew"
        for values in ({"new": "3"}, {"what": "tier"}, {"date": "2020-01-01"}):
            with self.assertRaises(UserError):
                line.with_user(self.channel_admin).write(values)

    # --------------------------------------------------------------- salespeople

    def test_the_salesperson_of_the_lead_reads_and_answers_but_writes_nothing(self):
        registration = self._register()
        self._approve(registration).user_id = self.salesperson
        seen = registration.with_user(self.salesperson)
        self.assertTrue(seen.web_read({"name": {}, "state": {}, "stage_name": {}}))
        options = {"message_type": "comment", "subtype_xmlid": "mail.mt_comment"}
        seen.message_post(body="Here I am", **options)
        self.assertIn("Here I am", registration._shared_messages_sudo()[-1].body)
        with self.assertRaises(AccessError):
            seen.name = "Mine"
        with self.assertRaises(AccessError):
            seen.action_cancel()

    def test_other_salespeople_see_that_and_until_when_and_no_more(self):
        registration = self._register()
        lead = self._approve(registration)
        lead.user_id = self.salesperson
        manager = self.salesperson.copy({"login": "sales_manager"})
        manager.group_ids += self.env.ref("sales_team.group_sale_salesman_all_leads")
        seen = lead.with_user(manager)
        self.assertEqual(seen.prm_partner_name, self.organization_a.name)
        self.assertEqual(seen.prm_protection_end, registration.protection_end)
        with self.assertRaises(AccessError):
            registration.with_user(manager).read(["name"])
        with self.assertRaises(AccessError):
            registration.with_user(manager).message_post(body="Me too")

    def test_the_form_opens_for_the_salesperson_without_rights_on_the_rest(self):
        registration = self._register(offering_id=self.offering.id)
        self._approve(registration).user_id = self.salesperson
        seen = registration.with_user(self.salesperson)
        arch = etree.fromstring(seen.get_view(view_type="form")["arch"])
        names = arch.xpath("//field[not(ancestor::field)]/@name")
        spec = {
            name: {"fields": {"display_name": {}}}
            if seen._fields[name].type == "many2one"
            else {}
            for name in names
        }
        [values] = seen.web_read(spec)
        self.assertEqual(values["offering_id"]["display_name"], "Licenses")
        with self.assertRaises(AccessError):
            self.offering.with_user(self.salesperson).read(["name"])

    # ------------------------------------------------------------------ partners

    def test_partners_write_nothing_anywhere(self):
        mine = self._register()
        member = self.env["prm.member"].search([("user_id", "=", self.partner_a.id)])
        offering, reason = self.offering, self.reasons["withdrawal"]
        for record in (mine, self.partnership_a, member, self.portal, offering, reason):
            for user in (self.partner_a, self.supervisor_a):
                theirs = record.with_user(user)
                for values in ({"create_date": False}, {"name": "Mine"}, {}):
                    with self.assertRaises(AccessError):
                        theirs.write(values)
                with self.assertRaises(AccessError):
                    theirs.unlink()
                with self.assertRaises(AccessError):
                    theirs.copy()

    def test_a_draft_is_discarded_by_its_page_not_by_rpc(self):
        draft = self._register(submit=False)
        with self.assertRaises(AccessError):
            draft.unlink()
        draft._discard()
        self.assertFalse(draft.exists())

    def test_the_organization_of_a_registration_is_frozen(self):
        registration = self._register()
        for name in ("partner_id", "partnership_id", "company_id", "portal_id"):
            for user in (self.channel_admin, self.env.user):
                with self.assertRaises(UserError):
                    registration.with_user(user).write({name: 1})
        with self.assertRaises(UserError):
            self.partnership_a.partner_id = self.organization_b

    def test_what_is_remembered_of_a_user_does_not_depend_on_who_asked_first(self):
        self.program.copy({"name": "Old", "active": False})
        user = self.partner_a.with_context(active_test=False)
        self.env.registry.clear_cache()
        remembered = user._prm_scope()
        self.assertEqual(remembered.program_ids, tuple(self.program.ids))
