"""Lists as boards: the same deals in columns, in the order of a deal's life."""

from odoo.fields import Domain
from odoo.tests import tagged

from ....controllers.portal_list import PortalList
from ...http_common import PrmHttpCase
from ..sections.section_common import SectionData
from .board_common import BoardPages

GOING_ON = ["Submitted", "In review", "Input needed", "Approved"]


@tagged("post_install", "-at_install")
class TestBoard(BoardPages, SectionData, PrmHttpCase):
    def _lead(self, deal):
        """Return the opportunity as an employee has it, whose changes count."""
        return self.env["crm.lead"].browse(deal.sudo().lead_id.id)

    # --------------------------------------------------------------------- columns

    def test_registrations_stand_in_the_column_of_their_state(self):
        self._register(name="New")
        self._register(name="Draft", submit=False)
        self._returned(name="Returned")
        self._open(name="Running")
        self._won(name="Done")
        page = self.board(user=self.partner_a)
        self.assertEqual(
            self.columns(page),
            {
                "Draft": ["Draft"],
                "Submitted": ["New"],
                "In review": [],
                "Input needed": ["Returned"],
                "Approved": ["Running"],
                "Won": ["Done"],
            },
        )
        for name, count in (("Approved", "1"), ("In review", "0"), ("Won", "1")):
            self.assertEqual(self.told(page, name, "prm_count"), count)

    def test_opportunities_stand_in_their_stage_and_in_won_or_lost(self):
        self._open(name="First")
        later = self._open(name="Later")
        stages = self.env["crm.stage"].search([("is_won", "=", False)])
        self._lead(later).stage_id = stages[1]
        self._won(name="Done")
        lost = self._open(name="Gone")
        self._lead(lost).action_set_lost()
        page = self.board("/opportunities", user=self.partner_a)
        columns = self.columns(page)
        first = stages[0].name
        names = list(columns)
        self.assertEqual(columns[stages[1].name], ["Later"])
        self.assertEqual(columns[first], ["First"])
        self.assertEqual(names[-2:], ["Won", "Lost"])
        self.assertEqual((columns["Won"], columns["Lost"]), (["Done"], ["Gone"]))
        self.assertLess(names.index(first), names.index(stages[1].name))

    def test_stages_of_one_name_in_two_pipelines_are_one_column(self):
        self._open(name="Here")
        there = self._open(name="There")
        team = self.env["crm.team"].create({"name": "Other pipeline"})
        lead = self._lead(there)
        stage = lead.stage_id.copy({"team_ids": team.ids, "name": lead.stage_id.name})
        lead.write({"team_id": team.id, "stage_id": stage.id})
        self._forget()
        page = self.board("/opportunities", user=self.partner_a)
        self.assertEqual(self.columns(page)[stage.name], ["There", "Here"])

    def test_number_and_amounts_are_exact(self):
        for amount in (500, 250):
            self._open(amount=amount)
        self._won(amount=1000)
        page = self.board("/opportunities", user=self.partner_a)
        [stage, *_rest] = self.columns(page)
        self.assertEqual(self.told(page, stage, "prm_count"), "2")
        money = self.env["prm.formatting"]._money
        currency = self.company.currency_id
        text = " ".join(money(750, currency).split())
        self.assertEqual(self.told(page, stage, "prm_sum"), text)
        self.assertEqual(self.told(page, "Lost", "prm_sum"), "")

    def test_amounts_of_two_currencies_stand_beside_each_other(self):
        self._open(amount=500)
        other = self._open(amount=70)
        euro = self.env.ref("base.EUR")
        currency = self.company.currency_id
        foreign = euro if euro != currency else self.env.ref("base.USD")
        foreign.active = True
        self.env.cr.execute(
            "UPDATE prm_registration SET currency_id = %s WHERE id = %s",
            [foreign.id, other.id],
        )
        self._forget()
        page = self.board("/opportunities", user=self.partner_a)
        [stage, *_rest] = self.columns(page)
        money = self.env["prm.formatting"]._money
        texts = {money(500, currency), money(70, foreign)}
        told = self.told(page, stage, "prm_sum").split(" + ")
        self.assertEqual(set(told), {" ".join(text.split()) for text in texts})

    # ----------------------------------------------------------------------- cards

    def test_a_card_says_what_matters_and_what_may_be_done(self):
        deal = self._open(name="Roof", date_closing="2030-05-01", amount=500)
        page = self.board("/opportunities", user=self.partner_a)
        [stage, *_rest] = self.columns(page)
        [card] = self.column(page, stage).xpath(".//li")
        text = " ".join(card.text_content().split())
        left = self.env["prm.registration.page"].with_user(self.partner_a)
        left = left._protection(deal.with_user(self.partner_a))["left"]
        money = self.env["prm.formatting"]._money(500, self.company.currency_id)
        for told in (
            deal.number,
            deal.customer_name,
            "Closing: 05/01/2030",
            f"Protected: {left}",
            " ".join(money.split()),
        ):
            self.assertIn(told, text)
        [link] = card.xpath(".//a[contains(@class, 'prm_row')]/@href")
        self.assertEqual(link, f"{self.HOME}/opportunities/{deal.id}")
        [acts] = card.xpath(".//a[contains(@class, 'prm_acts')]/@data-acts")
        self.assertEqual(acts.split(), ["comment", "attach", "clone", "hand_over"])
        entries = page.all("//template[contains(@class, 'prm_acts_menu')]/a")
        self.assertTrue(entries)

    def test_what_waits_for_the_reader_is_marked_and_only_that(self):
        self._returned(name="Returned")
        self._register(name="New")
        page = self.board(user=self.partner_a)
        for name, is_marked in (("Input needed", True), ("Submitted", False)):
            text = self.column(page, name).text_content()
            self.assertEqual("Waiting for you" in text, is_marked)

    # -------------------------------------------------------------- what is listed

    def test_it_shows_what_the_table_shows_and_keeps_what_was_asked(self):
        self._register(name="Solar roof", customer_name="Umbrella AG")
        self._register(name="Wind park", customer_name="Solaris")
        self._register(name="Elsewhere", customer_name="Nobody")
        page = self.board(user=self.partner_a, search="solar", sortby="name")
        self.assertEqual(self.columns(page), {"Submitted": ["Solar roof", "Wind park"]})
        self.assertEqual(page.value("layout"), "board")
        [table] = page.texts("//nav[contains(@class, 'prm_layouts')]/a[1]")
        self.assertEqual(table, "Table")
        table, board = page.all("//nav[contains(@class, 'prm_layouts')]/a/@href")
        address = f"{self.HOME}/registrations?sortby=name&search=solar"
        self.assertEqual(table, address)
        asked = f"{self.HOME}/registrations?sortby=name&layout=board&search=solar"
        self.assertEqual(board, asked)
        self.assertEqual(self.visit(table).rows, ["Solar roof", "Wind park"])
        self.assertFalse(page.rows)

    def test_the_table_is_the_default_and_the_layout_is_remembered_nowhere(self):
        self._register(name="New")
        self.board(user=self.partner_a)
        self.assertEqual(self.visit("/registrations").rows, ["New"])
        self.assertEqual(self.visit("/registrations", layout="x").rows, ["New"])

    def test_nothing_found_says_so_and_clear_leads_back_to_the_board(self):
        self._register()
        page = self.board(user=self.partner_a, search="nowhere")
        [nothing] = page.has_class("prm_nothing")
        address = f"{self.HOME}/registrations?layout=board"
        self.assertEqual(nothing.xpath(".//a/@href"), [address])
        page = self.board(user=self.partner_b)
        self.assertTrue(page.has_class("prm_empty"))

    def test_a_long_column_leads_to_the_filtered_table(self):
        for number in range(12):
            self._register(name=f"Deal {number}")
        self._register(name="Draft", submit=False)
        page = self.board(user=self.partner_a, sortby="name")
        self.assertEqual(len(self.columns(page)["Submitted"]), 10)
        [more] = page.has_class("prm_more")
        self.assertEqual(more.text_content(), "Show all 12")
        table = self.visit(more.get("href"))
        names = [f"Deal {number}" for number in range(12)]
        self.assertEqual(table.rows, sorted(names))

    def test_each_column_leads_to_exactly_its_deals(self):
        self._register(name="New")
        self._returned(name="Returned")
        self._open(name="Running")
        self._won(name="Done")
        later = self._open(name="Later")
        stages = self.env["crm.stage"].search([("is_won", "=", False)])
        self._lead(later).stage_id = stages[1]
        self._forget()
        env = self.env(user=self.partner_a)
        for kind, narrowed in (
            ("registrations", {}),
            ("opportunities", {}),
            ("opportunities", {"filterby": "open"}),
            ("registrations", {"search": "n"}),
        ):
            page = self.board(f"/{kind}", user=self.partner_a, **narrowed)
            listed = PortalList(env["prm.registration.list"], kind, "", narrowed)
            board = env["prm.registration.board"]._page(
                self.portal.with_env(env), kind, listed.domain, "id", "", narrowed
            )
            told = self.columns(page)
            self.assertEqual(len(board["columns"]), len(told))
            for column in board["columns"]:
                query = {**narrowed, **column["changes"]}
                table = self.visit(f"/{kind}", **query)
                names = set(told[column["label"]])
                self.assertEqual(set(table.rows), names, (kind, column["label"]))

    def test_other_lists_have_no_board(self):
        for address in ("/documents", "/contacts", "/offers"):
            page = self.visit(address, user=self.partner_a, layout="board")
            self.assertEqual(page.status, 200)
            self.assertFalse(page.has_class("prm_layouts"), address)

    def test_many_deals_cost_no_more_queries_than_few_and_the_page_stays_light(self):
        env = self.env(user=self.supervisor_a)

        def cost():
            self._forget()
            before = self.env.cr.sql_log_count
            board = env["prm.registration.board"]._page(
                self.portal.with_env(env), "registrations", Domain.TRUE, "id", "", {}
            )
            shown = sum(len(column["rows"]) for column in board["columns"])
            return shown, self.env.cr.sql_log_count - before

        def spread():
            """Let the deals stand in four states."""
            self.env.cr.execute(
                "UPDATE prm_registration SET state = (ARRAY['submitted', 'in_review',"
                " 'action_required', 'rejected'])[mod(id, 4) + 1]"
                " WHERE partner_id = %s",
                [self.organization_a.id],
            )

        for number in range(4):
            self._register(name=f"Deal {number}", date_closing="2030-01-01")
        spread()
        cost()
        few, queries = cost()
        for number in range(40):
            self._register(name=f"The long name of a deal {number}")
        spread()
        many, later = cost()
        self.assertEqual((few, many), (4, 28))
        self.assertLessEqual(later, queries)
        page = self.board(user=self.supervisor_a, view="all")
        self.assertLess(len(page.response.content), 60 * 1024)
