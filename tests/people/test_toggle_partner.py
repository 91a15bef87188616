"""A partner's access is switched while the partner reads: nothing foreign is shown."""

from odoo.tests import tagged

from .toggle_common import ToggleCase

OWN = "Secret of anna"
COLLEAGUE = "Secret of aaron"
FOREIGN = ("Secret of bruno", "Birch Consulting")


@tagged("post_install", "-at_install")
class TestTogglePartner(ToggleCase):
    def test_a_membership_that_ends_shows_nothing(self):
        member = self.member(self.partner_a)
        self.toggle(
            self.partner_a,
            self.switch(member, "action_disable"),
            self.switch(member, "action_enable"),
            never=(*FOREIGN, COLLEAGUE),
            ended=(OWN, "Alder Systems"),
        )

    def test_a_partnership_that_is_suspended_shows_nothing(self):
        self.toggle(
            self.supervisor_a,
            self.switch(self.partnership_a, "action_suspend"),
            self.switch(self.partnership_a, "action_activate"),
            never=FOREIGN,
            ended=(OWN, COLLEAGUE, "Alder Systems"),
        )

    def test_a_supervisor_who_becomes_a_partner_sees_the_own_deals_alone(self):
        member = self.member(self.supervisor_a)
        self.toggle(
            self.supervisor_a,
            self.switch(member, "write", {"role": "partner"}),
            self.switch(member, "write", {"role": "supervisor"}),
            never=FOREIGN,
            ended=(OWN, COLLEAGUE),
        )

    def test_a_person_who_moves_to_another_partner_takes_nothing_along(self):
        member = self.member(self.partner_a)
        with self.committed():
            person = self.here(self.partner_a).partner_id
        back = self.switch(person, "write", {"parent_id": self.organization_a.id})
        enable = self.switch(member, "action_enable")
        self.toggle(
            self.partner_a,
            self.switch(person, "write", {"parent_id": self.organization_b.id}),
            lambda: (back(), enable()),
            never=(*FOREIGN, COLLEAGUE),
            ended=(OWN,),
        )
