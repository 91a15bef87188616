"""Nobody reads entries but employees, neither by the records nor by RPC."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .directory_common import DirectoryData

CANARY = "canary-in-the-mine"


@tagged("post_install", "-at_install")
class TestDirectoryRights(DirectoryData, PrmHttpCase):
    """An entry that waits, of organization A."""

    def setUp(self):
        super().setUp()
        self.entry = self.fill_in(name=f"Alder {CANARY}", description=CANARY)
        self.salesman = self._create_user("sid", "sales_team.group_sale_salesman")

    def people(self):
        self.partnership_a.member_ids.filtered(
            lambda member: member.user_id == self.colleague_a
        ).action_disable()
        return (
            self.public_user,
            self.portal_user,
            self.partner_a,
            self.supervisor_a,
            self.colleague_a,
            self.partner_b,
            self.supervisor_b,
            self.salesman,
        )

    def test_nobody_but_employees_reads_or_writes_entries(self):
        for user in self.people():
            entries = self.entry.with_user(user)
            with self.subTest(user=user.login):
                for call in (
                    lambda entries=entries: entries.read(["name"]),
                    lambda entries=entries: entries.search([]),
                    lambda entries=entries: entries.web_read({"name": {}}),
                    lambda entries=entries: entries.name_search("Alder"),
                    lambda entries=entries: entries.write({"note": "x"}),
                    lambda entries=entries: entries.unlink(),
                    lambda entries=entries: entries.copy(),
                    lambda entries=entries: entries.action_publish(),
                    lambda entries=entries: entries.action_decline(),
                    lambda entries=entries: entries.action_take_down(),
                ):
                    with self.assertRaises(AccessError):
                        call()
        self.assertEqual(self.entry.state, "waiting")

    def test_a_right_from_elsewhere_opens_nothing_to_share_users(self):
        self.env["ir.model.access"].create(
            {
                "name": "elsewhere",
                "model_id": self.env["ir.model"]._get_id("prm.directory.entry"),
                "group_id": self.env.ref("base.group_portal").id,
                "perm_read": True,
            }
        )
        entries = self.env["prm.directory.entry"].with_user(self.supervisor_a)
        self.assertFalse(entries.search([]))

    def test_rpc_gives_nothing(self):
        for user in (self.partner_a, self.supervisor_a, self.partner_b):
            self.login(user)
            for method, args in (
                ("search_read", [[], ["name"]]),
                ("read", [self.entry.ids, ["name"]]),
                ("action_publish", [self.entry.ids]),
            ):
                params = {"model": "prm.directory.entry", "method": method}
                answer = self.url_open(
                    "/web/dataset/call_kw",
                    json={"params": {**params, "args": args, "kwargs": {}}},
                )
                self.assertNotIn(CANARY, answer.text)
                self.assertIn("error", answer.json())

    def test_services_are_not_called_from_outside(self):
        for name in (
            "directory",
            "directory.desk",
            "directory.form",
            "directory.inquiry",
        ):
            service = self.env[f"prm.{name}"]
            own = {each for each in dir(service) if not each.startswith("_")}
            base = {each for each in dir(self.env["base"]) if each[0] != "_"}
            self.assertEqual(own - base, set())
