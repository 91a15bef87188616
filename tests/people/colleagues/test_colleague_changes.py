"""Roles, access and registrations of colleagues; there is always a supervisor."""

from odoo.tests import tagged

from .colleague_common import ColleagueCase

MISSING = 10**8
WORDS = {
    "role": {"role": "supervisor"},
    "end": {},
    "restore": {},
    "hand-over": {"heir": "1"},
}


@tagged("post_install", "-at_install")
class TestColleagueChanges(ColleagueCase):
    def refusal(self, answer):
        self.assertEqual(answer.status, 422, answer.text[:300])
        return " ".join(answer.summary)

    # ------------------------------------------------------------------------- roles

    def test_a_partner_becomes_supervisor_and_partner_again(self):
        member = self.member(self.partner_a)
        self.assertEqual(self.act(member, "role", role="supervisor").status, 303)
        self.assertTrue(self.partner_a.has_group("prm.group_prm_supervisor"))
        self.assertEqual(self.act(member, "role", role="partner").status, 303)
        self.assertFalse(self.partner_a.has_group("prm.group_prm_supervisor"))
        self.assertEqual(
            self.history(),
            [
                ("Partner", "Partner supervisor", "Alice changed the role of Anna."),
                ("Partner supervisor", "Partner", "Alice changed the role of Anna."),
            ],
        )

    def test_no_other_role_is_given(self):
        member = self.member(self.partner_a)
        for role in ("", "admin", "prm.group_prm_manager", "partner\0x"):
            self.refusal(self.act(member, "role", role=role))
        self.assertEqual(member.role, "partner")
        self.assertIn("already", self.refusal(self.act(member, "role", role="partner")))

    def test_other_parameters_change_nothing(self):
        member = self.member(self.partner_a)
        self.act(
            member,
            "role",
            role="supervisor",
            state="disabled",
            user_id=str(self.supervisor_a.id),
            partnership_id=str(self.partnership_b.id),
        )
        self.assertEqual((member.state, member.user_id), ("active", self.partner_a))
        self.assertEqual(member.partnership_id, self.partnership_a)

    # ------------------------------------------------------------------------ access

    def test_ended_access_ends_with_the_next_request_and_comes_back(self):
        member = self.member(self.partner_a)
        self.assertEqual(self.visit("", self.partner_a).status, 200)
        self.assertEqual(self.act(member, "end").status, 303)
        self.assertEqual(member.ended_by_id, self.supervisor_a.partner_id)
        self.assertEqual(self.visit("", self.partner_a).location, "/my")
        self.assertEqual(self.finds("prm.registration", []), 0)
        page = self.visit(f"/colleagues/{member.id}", self.supervisor_a)
        self.assertTrue(page.has_class("prm_restore"))
        self.assertEqual(self.act(member, "restore").status, 303)
        self.assertEqual(self.visit("", self.partner_a).status, 200)
        self.assertFalse(member.ended_by_id)
        causes = [cause for _old, _new, cause in self.history()]
        self.assertEqual(
            causes,
            [
                "Alice ended the access to the portal.",
                "Alice restored the access to the portal.",
            ],
        )

    def test_what_the_vendor_ended_only_the_vendor_restores(self):
        member = self.member(self.partner_a)
        member.with_user(self.channel_own).action_disable()
        page = self.visit(f"/colleagues/{member.id}", self.supervisor_a)
        self.assertIn("We ended this access", page.text)
        self.assertFalse(page.has_class("prm_restore"))
        self.assertIn("We ended", self.refusal(self.act(member, "restore")))
        self.assertEqual(member.state, "disabled")
        member.with_user(self.channel_own).action_enable()
        self.act(member, "end")
        member.with_user(self.channel_own).action_enable()
        member.with_user(self.channel_own).action_disable()
        self.assertIn("We ended", self.refusal(self.act(member, "restore")))

    def test_who_was_archived_meanwhile_is_not_woken(self):
        member = self.member(self.partner_a)
        self.act(member, "end")
        self.partner_a.active = False
        self.refusal(self.act(member, "restore"))
        self.assertFalse(self.partner_a.active)

    def test_what_the_vendor_ends_once_more_stays_ended(self):
        member = self.member(self.partner_a)
        self.act(member, "end")
        member.with_user(self.channel_own).action_disable()
        self.assertIn("We ended", self.refusal(self.act(member, "restore")))

    def test_who_left_the_organization_is_not_restored(self):
        member = self.member(self.partner_a)
        self.act(member, "end")
        self.partner_a.partner_id.parent_id = self.organization_b
        self.env.flush_all()
        told = self.refusal(self.act(member, "restore"))
        self.assertIn("cannot be restored here", told)
        self.assertEqual(member.state, "disabled")

    def test_ended_twice_says_that_it_was_done(self):
        member = self.member(self.partner_a)
        self.act(member, "end")
        self.assertIn("already", self.refusal(self.act(member, "end")))
        self.assertEqual(len(self.history()), 1)

    # -------------------------------------------------------------- never the last one

    def test_nobody_shuts_themselves_out(self):
        own = self.member(self.supervisor_a)
        for word, params in (("end", {}), ("role", {"role": "partner"})):
            answer = self.act(own, word, **params)
            self.assertIn("to yourself", self.refusal(answer))
        page = self.visit(f"/colleagues/{own.id}", self.supervisor_a)
        for name in ("prm_role_form", "prm_end", "prm_restore"):
            self.assertFalse(page.has_class(name), name)
        self.assertEqual((own.role, own.state), ("supervisor", "active"))

    def test_the_last_supervisor_stays(self):
        self.act(self.member(self.second), "end")
        own = self.member(self.supervisor_a)
        for word, params in (("end", {}), ("role", {"role": "partner"})):
            answer = self.act(own, word, **params)
            self.assertIn("at least one active", self.refusal(answer))
        self.assertEqual((own.role, own.state), ("supervisor", "active"))

    def test_who_was_never_here_does_not_count_as_supervisor(self):
        second = self.member(self.second)
        second.state = "invited"
        own = self.member(self.supervisor_a)
        answer = self.act(own, "role", role="partner")
        self.assertIn("at least one active", self.refusal(answer))
        self.assertEqual(self.act(second, "end").status, 303)

    def test_a_supervisor_who_was_made_partner_looks_after_nobody(self):
        self.act(self.member(self.second), "role", role="partner")
        answer = self.act(self.member(self.partner_a), "end", self.second)
        self.assertEqual(answer.status, 404)
        self.assertEqual(self.member(self.partner_a).state, "active")

    # -------------------------------------------------------------------- whose people

    def test_people_of_others_look_like_missing_ones(self):
        foreign = self.member(self.partner_b)
        second = self._create_second_company()
        elsewhere = self.member(self.partner_a, second)
        for word, params in WORDS.items():
            answers = [
                self.act(each, word, **params)
                for each in (foreign, elsewhere, MISSING, 10**30)
            ]
            self.assertEqual([each.status for each in answers], [404] * 4, word)
            texts = [answer.texts("//main") for answer in answers]
            self.assertEqual(texts[0], texts[2], word)
        self.assertEqual((foreign.role, foreign.state), ("partner", "active"))
        self.assertEqual((elsewhere.role, elsewhere.state), ("partner", "active"))
        self.assertFalse(self.history(self.partnership_b))

    def test_by_rpc_supervisors_change_nothing(self):
        member = self.member(self.partner_a)
        self.login(self.supervisor_a)
        for call in (
            ("write", [member.id], {"role": "supervisor"}),
            ("write", [member.id], {"state": "disabled"}),
            ("write", [member.id], {"ended_by_id": self.supervisor_a.partner_id.id}),
            ("action_disable", [member.id]),
            ("action_enable", [member.id]),
            ("unlink", [member.id]),
        ):
            with self.refused("AccessError"):
                self.rpc("prm.member", *call)
        with self.refused("AccessError"):
            self.rpc("prm.member", "read", [member.id], ["ended_by_id"])
        for service in ("desk", "invitations", "acceptance", "page"):
            with self.refused():
                self.rpc(f"prm.colleague.{service}", "_end", [], member.id)
        self.assertEqual((member.role, member.state), ("partner", "active"))

    def test_a_get_changes_nothing(self):
        member = self.member(self.partner_a)
        for word, params in WORDS.items():
            self.visit(f"/colleagues/{member.id}/{word}", self.supervisor_a, **params)
        self.env.invalidate_all()
        self.assertEqual((member.role, member.state), ("partner", "active"))

    # ---------------------------------------------------------------------- hand over

    def test_all_open_registrations_go_to_a_colleague_and_ended_ones_stay(self):
        mine = self._register(self.partner_a)
        draft = self._register(self.partner_a, submit=False)
        ended = self._register(self.partner_a)
        ended.sudo()._move_to("cancelled")
        member, heir = self.member(self.partner_a), self.member(self.colleague_a)
        self.act(member, "end")
        page = self.visit(f"/colleagues/{member.id}", self.supervisor_a)
        self.assertIn("Aaron", page.texts("//select[@name='heir']/option"))
        answer = self.act(member, "hand-over", heir=str(heir.id))
        self.assertEqual(answer.status, 303)
        for deal in (mine, draft):
            self.assertEqual(deal.sudo().contact_id, self.colleague_a.partner_id)
        self.assertEqual(ended.sudo().contact_id, self.partner_a.partner_id)

    def test_nothing_goes_to_who_has_no_access_or_to_nobody(self):
        deal = self._register(self.partner_a)
        member, heir = self.member(self.partner_a), self.member(self.colleague_a)
        self.act(heir, "end")
        for who in ("", "x", str(heir.id), str(member.id)):
            answer = self.act(member, "hand-over", heir=who)
            self.assertEqual(answer.status, 422, who)
        for who in (self.member(self.partner_b).id, MISSING):
            answer = self.act(member, "hand-over", heir=str(who))
            self.assertEqual(answer.status, 404, who)
        self.assertEqual(deal.sudo().contact_id, self.partner_a.partner_id)
