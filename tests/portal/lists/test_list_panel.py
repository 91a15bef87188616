"""The filter panel: each thing can be said in one place, under a name that tells it."""

from unittest.mock import patch

from odoo.tests import tagged

from ....controllers.portal_list import PortalList
from ....models.portal.listing.values import PrmListValues
from ...http_common import PrmHttpCase
from .list_common import ListData

WHOSE = {
    "registrations": "Registered by",
    "opportunities": "Registered by or shared with",
}


@tagged("post_install", "-at_install")
class TestListPanel(ListData, PrmHttpCase):
    def labels(self, page):
        """Return the names of what the panel offers, in their order."""
        return page.texts(
            "//*[@id='prm_filters']//*[self::label[@for] or self::legend]"
        )

    # -------------------------------------------------------------------- the names

    def test_states_are_ticked_and_said_nowhere_else(self):
        self._register(name="Sent")
        self._register(name="Draft", submit=False)
        self._approve(self._register(name="Running"))
        withdrawn = self._register(name="Gone")
        withdrawn.with_user(self.partner_a)._withdraw(
            self.env.ref("prm.reason_withdrawal_mistake").id, ""
        )
        page = self.visit("/registrations", self.partner_a, filters="open")
        self.assertEqual(self.labels(page)[0], "State")
        self.assertEqual(self.options(page, "filterby"), ["Waiting for you"])
        found = self.rows_of(filterby="undecided")
        self.assertEqual(found, {"Sent"})
        self.assertEqual(self.rows_of(filterby="closed"), {"Gone"})
        page = self.visit("/registrations", filterby="closed")
        self.assertEqual(page.value("filterby"), "closed")
        self.assertIn("Closed", page.texts("//a[contains(@class, 'rounded-pill')]")[0])

    def test_whose_a_deal_is_stands_beside_who_leads_it(self):
        self._open(self.partner_a, name="Anna's")
        self._open(self.colleague_a, name="Aaron's")
        for kind, label in WHOSE.items():
            asked = {"view": "all", "filters": "open"}
            page = self.visit(f"/{kind}", self.supervisor_a, **asked)
            labels = self.labels(page)
            place = labels.index("Representative")
            self.assertEqual(labels[place + 1], label)
            self.assertNotIn("Person", labels)
            self.assertIn(label, self.options(page, "groupby"))
            for name in ("representative", "person"):
                [select] = page.all(f"//select[@name='{name}']")
                [help_id] = page.all(f"//*[@id='{select.get('aria-describedby')}']")
                self.assertTrue(help_id.text_content().strip())

    def test_who_is_alone_with_deals_needs_no_choice_of_people(self):
        self._register(self.colleague_a, name="Aaron's")
        asked = {"view": "all", "filters": "open"}
        page = self.visit("/registrations", self.supervisor_a, **asked)
        self.assertFalse(page.all("//select[@name='person']"))
        person = self.colleague_a.partner_id.id
        page = self.visit("/registrations", view="all", person=person)
        self.assertEqual((page.rows, page.value("person")), (["Aaron's"], str(person)))
        self._register(self.partner_a, name="Anna's")
        page = self.visit("/registrations", **asked)
        self.assertEqual(len(self.options(page, "person")), 2)

    # ----------------------------------------------------------------- when it is there

    def test_the_panel_is_there_once_it_is_asked_for_and_what_it_says_is_kept(self):
        self._register(name="Sent")
        page = self.visit("/registrations", self.supervisor_a)
        self.assertEqual(self.labels(page), [])
        [button] = page.has_class("prm_filter_toggle")
        self.assertEqual(
            (button.get("type"), button.get("name"), button.get("value")),
            ("submit", "filters", "open"),
        )
        [later] = page.has_class("prm_filters_later")
        self.assertTrue(self.labels(self.visit(later.get("data-url"))))
        page = self.visit("/registrations", layout="board", groupby="customer")
        kept = page.all("//*[@id='prm_filters']//input[@type='hidden']")
        sent = {each.get("name"): each.get("value") for each in kept}
        self.assertEqual(sent, {"groupby": "customer"})
        page = self.visit("/registrations", state="submitted")
        self.assertFalse(page.has_class("prm_filters_later"))
        self.assertEqual(self.labels(page)[0], "State")

    def test_an_order_by_a_header_opens_no_panel_and_another_one_does(self):
        self._register(name="Sent")
        page = self.visit("/registrations", self.supervisor_a, sortby="name")
        self.assertEqual(self.labels(page), [])
        kept = page.all("//*[@id='prm_filters']//input[@name='sortby']")
        self.assertEqual([each.get("value") for each in kept], ["name"])
        page = self.visit("/registrations", sortby="name", state="submitted")
        self.assertIn("Sort by", self.labels(page))
        page = self.visit("/registrations", sortby="newest")
        self.assertIn("Sort by", self.labels(page))

    # ----------------------------------------------------------- what comes later in it

    def test_options_that_cost_much_come_when_their_field_is_opened(self):
        self._register(name="Sent", customer_name="Alpha Works")
        self._register(self.colleague_a, name="Aaron's", customer_name="Beta Works")
        asked = {"view": "all", "state": "submitted"}
        page = self.visit("/registrations", self.supervisor_a, **asked)
        later = page.has_class("prm_filter_later")
        sent = {each.get("value"): each.get("id") for each in later}
        names = ("customer", "offering", "representative", "person")
        self.assertEqual(sent, {name: f"prm_by_{name}" for name in names})
        self.assertEqual(
            {(each.get("type"), each.get("name")) for each in later},
            {("submit", "filters")},
        )
        self.assertLessEqual(set(sent.values()), set(page.all("//label/@for")))
        self.assertNotIn("Beta Works</option>", page.text)
        page = self.visit("/registrations", **asked, filters="customer")
        self.assertEqual(self.options(page, "customer"), ["Alpha Works", "Beta Works"])
        self.assertEqual(len(page.has_class("prm_filter_later")), len(names) - 1)
        page = self.visit("/registrations", **asked, filters="open")
        self.assertFalse(page.has_class("prm_filter_later"))

    def test_what_was_chosen_is_shown_with_its_options(self):
        self._register(name="Sent", customer_name="Alpha Works")
        self._register(name="Second", customer_name="Beta Works")
        person = self.partner_a.partner_id.id
        asked = {"customer": "Beta Works", "representative": person}
        page = self.visit("/registrations", self.partner_a, **asked)
        for name, value in asked.items():
            self.assertEqual(page.value(name), str(value))
        self.assertIn("Alpha Works", self.options(page, "customer"))
        later = [each.get("value") for each in page.has_class("prm_filter_later")]
        self.assertEqual(later, ["offering"])

    def test_a_field_that_is_not_offered_is_none_by_its_name_either(self):
        self._register(name="Sent")
        self._register(self.colleague_a, name="Aaron's")
        for name in ("person", "nothing"):
            page = self.visit("/registrations", self.partner_a, filters=name)
            self.assertEqual(self.labels(page), [])
        page = self.visit("/registrations", state="submitted", filters="person")
        self.assertFalse(page.all("//*[@id='prm_by_person']"))
        self.assertNotIn(self.colleague_a.name, page.text)

    # ----------------------------------------------------------------- what is offered

    def test_people_and_pipelines_are_those_of_the_deals_that_the_reader_finds(self):
        team = self.env["crm.team"].create({"name": "Sales of services"})
        other = self.env["crm.team"].create({"name": "Elsewhere"})
        self._open(self.partner_a, name="Anna's")
        self._lead(self._open(self.colleague_a, name="Aaron's")).team_id = team
        self._lead(self._open(self.partner_b, name="Bruno's")).team_id = other
        self._register(self.colleague_a, name="Hidden", submit=False)
        self._forget()
        for user in (self.supervisor_a, self.partner_a, self.partner_b):
            env = self.env(user=user)
            deals, scope = env["prm.registration"], env["prm.registration.scope"]
            for kind in WHOSE:
                domain = scope._kind_domain(kind)
                found = deals.search(domain).sudo()
                for name in ("team_id", "contact_id"):
                    ids = env["prm.list.values"]._found_ids(deals, domain, name)
                    self.assertEqual(ids, sorted(found[name].ids), (user.login, name))
        asked = {"view": "all", "filters": "open"}
        page = self.visit("/opportunities", self.supervisor_a, **asked)
        self.assertIn("Sales of services", self.options(page, "pipeline"))
        self.assertNotIn("Elsewhere", page.text)
        page = self.visit("/opportunities", self.partner_a)
        self.assertNotIn("Sales of services", page.text)

    def test_values_of_nothing_are_none(self):
        deals = self.env["prm.registration"].with_user(self.partner_a)
        values = deals.env["prm.list.values"]
        for domain in ([], [(0, "=", 1)]):
            self.assertEqual(values._found_ids(deals, domain, "team_id"), [])

    def test_what_is_offered_is_found_without_reading_all_deals(self):
        self._open(self.partner_a)
        asked = []
        found = PrmListValues._asked_ids

        def note(self, model, domain, name, *more):
            asked.append(name)
            return found(self, model, domain, name, *more)

        env = self.env(user=self.supervisor_a)
        with patch.object(PrmListValues, "_asked_ids", note):
            choices = env["prm.registration.list"]._spec("opportunities")["choices"]
            self.assertEqual(asked, ["team_id"])
            choices["person"]["options"]()
        self.assertEqual(sorted(asked), ["contact_id", "team_id"])
        indexes = {"prm_registration_person_list", "prm_registration_team_list"}
        self.env.cr.execute(
            "SELECT indexname FROM pg_indexes WHERE tablename = 'prm_registration'"
        )
        self.assertLessEqual(indexes, {name for [name] in self.env.cr.fetchall()})

    def test_stages_are_looked_for_among_the_deals_of_the_reader_alone(self):
        deals = self.env["prm.registration"].with_user(self.partner_a)
        stage = self.env["crm.stage"].search([], limit=1)
        staged = self._staged(stage, name="Staged")
        plain = self._register(name="Plain")
        both = [("id", "in", (staged | plain).ids)]
        for operator, value, found in (
            ("=", stage.name, staged),
            ("!=", stage.name, plain),
            ("in", [stage.name, False], staged | plain),
            ("=", False, plain),
            ("ilike", stage.name[:3], staged),
        ):
            domain = [("stage_name", operator, value)]
            query = deals._search(domain).select()
            self.assertEqual(query.code.count("SELECT"), 1, (operator, query.code))
            self.assertEqual(deals.search(both + domain), found, (operator, value))
            self.assertEqual(
                (staged | plain).with_user(self.partner_a).filtered_domain(domain),
                found,
                (operator, value),
            )

    # --------------------------------------------------------------------- the number

    def test_rows_are_counted_for_pages_alone(self):
        self._register()
        env = self.env(user=self.partner_a)
        service = env["prm.registration.list"]
        counted = []
        count = type(env["prm.registration"]).search_count

        def note(self, domain, limit=None):
            counted.append(self._name)
            return count(self, domain, limit=limit)

        with patch.object(type(env["prm.registration"]), "search_count", note):
            listed = PortalList(service, "registrations", "/x", {})
            self.assertEqual(len(listed.model.search(listed.domain)), 1)
            self.assertEqual(counted, [])
            self.assertEqual((listed.total, listed.page, listed.page_count), (1, 1, 1))
            self.assertEqual(counted, ["prm.registration"])
