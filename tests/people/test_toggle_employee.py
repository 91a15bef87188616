"""An employee's rights are switched while the employee reads: lost is closed."""

from odoo.tests import tagged

from .toggle_common import ToggleCase

FOREIGN = ("Secret of bruno", "Birch Consulting")


@tagged("post_install", "-at_install")
class TestToggleEmployee(ToggleCase):
    pages = ()

    def test_who_loses_the_role_for_all_partners_sees_the_own_ones_alone(self):
        with self.committed():
            user = self.here(self.channel_other)
            self.here(self.partnership_a).user_ids += user
            self.here(self.partnership_b).user_ids -= user
            group = self.env.ref("prm.group_prm_user_all")
        self.toggle(
            self.channel_other,
            *self.switch_link(self.channel_other, "group_ids", group),
            ended=FOREIGN,
        )

    def test_who_is_assigned_no_more_sees_that_partner_no_more(self):
        with self.committed():
            group = self.env.ref("prm.group_prm_user_all")
            self.here(self.channel_other).group_ids -= group
        self.toggle(
            self.channel_other,
            *self.switch_link(self.partnership_b, "user_ids", self.channel_other),
            ended=FOREIGN,
        )

    def test_who_leaves_a_company_sees_its_deals_no_more(self):
        with self.committed():
            partnership = self._second_partnership()
            company, user = partnership.company_id, self.here(self.channel_all)
            self.here(self.switcher).company_ids += company
            author = self.here(self.partner_a)
            portal = partnership.portal_id.with_user(author)
            values = self._form_values(author, name="Deal abroad")
            portal._own_partnership()._register_deal(values, "abroad", submit=True)
            user.company_ids += company
        self.toggle(
            self.channel_all,
            *self.switch_link(self.channel_all, "company_ids", company),
            ended=("Deal abroad",),
        )

    def _second_partnership(self):
        """Return A's partnership with a second company of the vendor."""
        for name in ("channel_own", "channel_admin", "organization_a", "partner_a"):
            setattr(type(self), name, self.here(getattr(self, name)))
        return self._create_second_company()
