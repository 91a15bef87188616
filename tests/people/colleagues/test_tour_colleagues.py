"""A supervisor invites a colleague, who logs in by the mail's link: in a browser."""

from odoo.tests import tagged

from .colleague_common import NEW, ColleagueCase


@tagged("post_install", "-at_install")
class TestTourColleagues(ColleagueCase):
    def test_from_the_invitation_by_the_mail_to_the_portal(self):
        self.start_tour(self.HOME, "prm_invite_a_colleague", login="alice")
        self.env.invalidate_all()
        [mail] = self.mails_to()
        self.assertEqual(mail.state, "outgoing")
        self.start_tour(self.link_of(mail), "prm_accept_an_invitation")
        self.env.invalidate_all()
        member = self.invitations(email=NEW).member_id
        self.assertEqual((member.name, member.state), ("Lena Berg", "active"))
        self.assertEqual(member.organization_id, self.organization_a)
