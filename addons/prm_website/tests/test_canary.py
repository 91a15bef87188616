"""No page says too much, and none shows what is not public."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.prm.tests.http_common import PrmHttpCase

from .pages_common import PagesData

CANARY = "canary-in-the-mine"


@tagged("post_install", "-at_install")
class TestCanary(PagesData, PrmHttpCase):
    """An entry that waits, of organization A."""

    def setUp(self):
        super().setUp()
        self.entry = self.fill_in(name=f"Alder {CANARY}", description=CANARY)

    def test_services_are_not_called_from_outside(self):
        for name in ("prm.directory", "prm.directory.page", "prm.public.programs"):
            own = {each for each in dir(self.env[name]) if not each.startswith("_")}
            base = {each for each in dir(self.env["base"]) if each[0] != "_"}
            self.assertEqual(own - base, set())

    def test_nobody_reads_entries_by_rpc_beside_the_website(self):
        for user in (self.public_user, self.partner_a, self.supervisor_a):
            with self.assertRaises(AccessError):
                self.entry.with_user(user).read(["name"])

    def test_pages_show_an_entry_that_waits_to_its_supervisor_alone(self):
        page = f"/partner/directory/x-{self.partnership_a.id}"
        addresses = ("/partner/directory", page, "/partner/apply")
        own = ("/partner/test/directory", "/partner/test")
        for address in addresses:
            self.assertFalse(CANARY in self.visit(address).text, address)
        for user in (self.partner_a, self.partner_b, self.supervisor_b):
            self.login(user)
            for address in (*addresses, *own):
                self.assertFalse(CANARY in self.visit(address).text, address)
        page = self.visit("/partner/test/directory", user=self.supervisor_a)
        self.assertIn(CANARY, page.text)

    def test_public_pages_tell_nothing_of_people_points_and_margins(self):
        self.tier.write({"margin": 37.25, "name": "Secret tier"})
        people = self.organization_a.child_ids
        self.organization_a.write({"email": "office@secret.example", "phone": "555"})
        self.entry.with_user(self.channel_own).action_publish()
        text = self.visit(self.path(self.entry)).text
        text += self.visit("/partner/directory").text
        self.assertIn(CANARY, text)
        secrets = ["37.25", "Secret tier", "office@secret.example"]
        secrets += [each for one in people for each in (one.name, one.email) if each]
        for secret in (*secrets, self.channel_own.name):
            self.assertFalse(secret in text, secret)
