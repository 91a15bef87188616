"""Two people do something with one contact at the same moment: real transactions."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...race_common import RaceCase
from .contact_common import ContactData

ROUNDS = 5


@tagged("post_install", "-at_install")
class TestRaceContacts(ContactData, RaceCase):
    def setUp(self):
        super().setUp()
        with self.committed():
            self.customer = self._create_customer()

    def tearDown(self):
        with self.committed():
            self.env["prm.contact"].with_context(active_test=False).search([]).unlink()
        super().tearDown()

    def waiting(self):
        """Return the id of a new contact in the inbox, committed."""
        with self.committed():
            contact = self.env["prm.contact"].create(
                {
                    "partnership_id": self.partnership_a.id,
                    "partner_id": self.customer.id,
                }
            )
            return contact.id

    def deciding(self, word, contact_id, *args):
        def do(env):
            portal = env["prm.portal"]._for_user()[:1]
            getattr(env["prm.contact.inbox"], word)(portal, contact_id, *args)

        return do

    def test_of_accepting_and_declining_one_wins_and_the_other_is_told_who(self):
        for _round in range(ROUNDS):
            number = self.waiting()
            outcomes = self.race(
                (self.partner_a, self.deciding("_accept", number)),
                (self.colleague_a, self.deciding("_decline", number, "No")),
            )
            self.assertOneOf(outcomes, UserError, "was first and has")
            with self.committed():
                contact = self.env["prm.contact"].browse(number)
                winner = outcomes.index(None)
                self.assertEqual(contact.state, ("accepted", "declined")[winner])

    def test_two_employees_share_the_same_contact_once(self):
        def share(env):
            own = env["prm.partnership"].browse(self.partnership_a.id)
            partner = env["res.partner"].browse(self.customer.id)
            return len(env["prm.contact.sharing"]._share(own, partner))

        outcomes = self.race((self.channel_own, share), (self.channel_all, share))
        self.assertEqual(sorted(outcomes), [0, 1])

    def test_a_form_that_is_sent_twice_at_once_makes_one_contact(self):
        def add(env):
            portal = env["prm.portal"]._for_user()[:1]
            values = {"name": "Noah Neu"}
            return env["prm.contact.entry"]._add(portal, values, "once").id

        first, second = self.race((self.partner_a, add), (self.partner_a, add))
        self.assertEqual(first, second)
