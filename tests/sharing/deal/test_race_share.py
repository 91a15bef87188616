"""Two people share one lead with one organization at the same moment: one deal."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...race_common import RaceCase
from .share_common import ShareData


@tagged("-at_install", "post_install")
class TestRaceShare(ShareData, RaceCase):
    def sharing(self, lead, member=None):
        """Return the call that shares ``lead`` with A."""

        def call(env):
            sharing = env["prm.deal.sharing"]
            person = member.with_env(env) if member else env["prm.member"]
            partnership = self.partnership_a.with_env(env)
            return sharing._share(lead.with_env(env), partnership, person).ids

        return call

    def committed_lead(self):
        with self.committed():
            return self.create_lead(user_id=False)

    def test_one_shares_and_the_other_is_told_so(self):
        lead = self.committed_lead()
        outcomes = self.race(
            (self.channel_own, self.sharing(lead)),
            (self.channel_all, self.sharing(lead)),
        )
        self.assertOneOf(outcomes, UserError, "already shared")
        with self.committed():
            deal = self.here(lead).sudo().registration_ids
            self.assertEqual(len(deal), 1)
            self.assertEqual(len(self.mails_of(deal, self.partner_a)), 1)

    def test_two_persons_at_once_become_one_deal_of_the_organization(self):
        lead = self.committed_lead()
        with self.committed():
            members = [
                self.member(self.here(each))
                for each in (self.partner_a, self.colleague_a)
            ]
        first, second = members
        outcomes = self.race(
            (self.channel_own, self.sharing(lead, first)),
            (self.channel_all, self.sharing(lead, second)),
        )
        self.assertEqual(outcomes[0], outcomes[1])
        with self.committed():
            deal = self.here(lead).sudo().registration_ids
            self.assertEqual(deal.visibility, "organization")
            self.assertEqual(len(deal), 1)

    def test_sharing_and_stopping_at_once_leave_a_clear_end(self):
        lead = self.committed_lead()
        with self.committed(self.channel_own):
            number = self.sharing(lead)(self.env)[0]
        deal = self.registry_deal(number)

        def stop(env):
            mine = deal.with_env(env)
            mine.reason_id = self.reasons["cancellation"].id
            mine.action_stop_sharing()

        outcomes = self.race((self.channel_own, stop), (self.channel_all, stop))
        self.assertOneOf(outcomes, UserError, "moved|done|possible")
        with self.committed():
            self.assertEqual(self.here(deal).state, "cancelled")
            self.assertEqual(len(self.here(deal).transition_ids), 2)

    def registry_deal(self, number):
        with self.committed():
            return self.env["prm.registration"].browse(number)
