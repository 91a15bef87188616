"""Who sees no opportunities reads the partner's estimate, never the opportunity's."""

from odoo.tests import tagged

from ...security.security_common import RpcCase
from .section_common import SectionData


@tagged("post_install", "-at_install")
class TestMaskedAmount(SectionData, RpcCase):
    def setUp(self):
        super().setUp()
        self.waiting = self._register(name="Mill", amount_estimate=8000.0)
        self.open = self._open(name="Press", amount=55555, amount_estimate=9000.0)
        self.won = self._won(name="Kiln", amount=66666)
        self.deals = self.waiting | self.open | self.won
        self.within = ["id", "in", self.deals.ids]
        self._forget()
        self.login(self.partner_a)

    def hide(self):
        self._set("opportunities", visible=False)

    def amounts(self):
        """Return name → amount, as a script reads them."""
        rows = self.rpc("prm.registration", "read", self.deals.ids, ["name", "amount"])
        return {row["name"]: row["amount"] for row in rows}

    def found(self, *domain, **kwargs):
        rows = self.rpc(
            "prm.registration",
            "search_read",
            [self.within, *domain],
            ["name"],
            **kwargs,
        )
        return [row["name"] for row in rows]

    def total(self):
        [row] = self.rpc(
            "prm.registration",
            "formatted_read_group",
            [self.within],
            [],
            ["amount:sum", "amount:max"],
        )
        return row["amount:sum"], row["amount:max"]

    def told(self):
        """Return the pages and the file in which amounts stand."""
        addresses = ["/registrations", "/registrations?layout=board"]
        addresses += [f"/registrations/{deal.id}" for deal in self.deals]
        pages = [self.visit(address) for address in addresses]
        pages.append(self.visit("/export", kind="registrations", format="csv"))
        self.assertEqual({page.status for page in pages}, {200})
        return "".join(page.text for page in pages).replace(",", "")

    def test_by_reading(self):
        shown = {"Mill": 8000, "Press": 55555, "Kiln": 66666}
        self.assertEqual(self.amounts(), shown)
        self.hide()
        self.assertEqual(self.amounts(), {"Mill": 8000, "Press": 9000, "Kiln": 0})

    def test_by_searching_and_ordering(self):
        above = ["amount", ">", 9500]
        by_amount = {"order": "amount desc"}
        self.assertEqual(set(self.found(above)), {"Press", "Kiln"})
        self.assertEqual(self.found(**by_amount), ["Kiln", "Press", "Mill"])
        self.hide()
        self.assertEqual(self.found(above), [])
        self.assertEqual(self.found(["amount", "=", 0]), ["Kiln"])
        self.assertEqual(self.found(["amount", "=", 9000]), ["Press"])
        self.assertEqual(self.found(**by_amount), ["Press", "Mill", "Kiln"])

    def test_by_adding_up(self):
        self.assertEqual(self.total(), (130221, 66666))
        self.hide()
        self.assertEqual(self.total(), (17000, 9000))

    def test_on_pages_and_in_files(self):
        told = self.told()
        for amount in ("8000", "9000", "55555", "66666"):
            self.assertIn(amount, told)
        self.hide()
        told = self.told()
        for amount, is_told in (
            ("8000", True),
            ("9000", True),
            ("55555", False),
            ("66666", False),
            ("122221", False),
        ):
            self.assertEqual(amount in told, is_told, amount)

    def test_where_own_opportunities_are_shown_of_colleagues_the_estimate_is(self):
        theirs = self._open(self.colleague_a, amount=77777, amount_estimate=7000.0)
        ours = self._open(self.supervisor_a, amount=33333, amount_estimate=3000.0)
        self._set("opportunities", scope="own")
        self.login(self.supervisor_a)
        rows = self.rpc("prm.registration", "read", (theirs | ours).ids, ["amount"])
        amounts = {row["id"]: row["amount"] for row in rows}
        self.assertEqual(amounts, {theirs.id: 7000, ours.id: 33333})

    def test_other_partners_read_neither(self):
        self.login(self.partner_b)
        for names in (["amount"], ["amount_estimate"]):
            with self.refused("AccessError"):
                self.rpc("prm.registration", "read", self.deals.ids, names)
        self.assertEqual(self.found(["amount", ">", 0]), [])

    def test_nobody_of_the_partner_reads_the_reviewer_s_estimate(self):
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            with self.refused("AccessError"):
                self.rpc(
                    "prm.registration", "read", self.deals.ids, ["expected_amount"]
                )
