"""How a registration stands, in words and steps, for the partner's page."""

from functools import partial

from odoo import api, fields, models
from odoo.fields import Domain

from ....policy import registration_progress as progress
from ...common.visit.rows import Rows
from ...common.visit.together import listed

# In these states, and at these ends, the next step is an answer of the partner.
ASKING = frozenset({"offered", "rejected", "cancelled", "expired"})


class PrmRegistrationProgress(models.AbstractModel):
    """Reads registrations; says nothing that did not happen."""

    _name = "prm.registration.progress"
    _description = "Progress of a registration"

    # ------------------------------------------------------------------ sentences

    @api.model
    def _headline(self, registration):
        """Return one sentence that says how it stands."""
        state = registration.state
        if progress.ending(state, self._outcome(registration)):
            return self._ended(registration)
        if state in ("submitted", "in_review"):
            return self._waiting(registration)
        if state == "approved":
            return self._protected(registration)
        return {
            "draft": self.env._("Draft: only you see it."),
            "offered": self.env._("Offered to you."),
            "action_required": self.env._("Your input is needed."),
        }[state]

    def _outcome(self, registration):
        """Return the outcome as the reader may know it."""
        return self.env["prm.registration.deal"]._of(registration).outcome

    def _ended(self, registration):
        """Return the sentence on how a registration ended."""
        end = progress.ending(registration.state, self._outcome(registration))
        if end == "withdrawn":
            return self._withdrawn(registration)
        if end == "expired" and registration.protection_end:
            day = self.env["prm.formatting"]._day(registration.protection_end)
            return self.env._("The protection ended on %s.", day)
        return {
            "won": self.env._("Won. Congratulations!"),
            "lost": self.env._("This opportunity was lost."),
            "rejected": self.env._("Not accepted."),
            "cancelled": self.env._("This registration was cancelled."),
            "expired": self.env._("The protection ended."),
        }[end]

    @api.model
    def _is_over(self, registration):
        """Tell whether it ended without a win: then it can be registered once more.

        :param registration: one, in the reader's environment
        """
        end = progress.ending(registration.state, self._outcome(registration))
        return bool(end) and end != "won"

    def _withdrawn(self, registration):
        """Return who withdrew it: the reader, or the person by name."""
        moves_sudo = registration.sudo().transition_ids
        last_sudo = moves_sudo.filtered(lambda move: move.new == "withdrawn")[-1:]
        mine = last_sudo.user_id == self.env.user
        name = last_sudo.user_id.name
        if last_sudo.old == "offered":
            if mine:
                return self.env._("You declined this offer.")
            return self.env._("%s declined this offer.", name)
        if mine:
            return self.env._("You withdrew this registration.")
        if not last_sudo:
            return self.env._("This registration was withdrawn.")
        return self.env._("%s withdrew this registration.", name)

    def _waiting(self, registration):
        """Return what is promised of the decision, and that it is late if so."""
        due = self.env["prm.formatting"]._day(registration.review_due_at)
        if due and registration.review_due_at < fields.Datetime.now():
            return self._late(registration, due)
        if registration.state == "submitted":
            if not due:
                return self.env._("Waiting for review.")
            return self.env._("Waiting for review; a decision is expected by %s.", due)
        if not due:
            return self.env._("We are reviewing it.")
        return self.env._("We are reviewing it; a decision is expected by %s.", due)

    def _late(self, registration, due):
        reviewer_sudo = registration.sudo().reviewer_id.filtered("active")
        if not reviewer_sudo:
            return self.env._("We are late: our decision was due by %s.", due)
        return self.env._(
            "We are late: our decision was due by %(due)s. %(person)s will decide "
            "on it.",
            due=due,
            person=reviewer_sudo.name,
        )

    def _protected(self, registration):
        """Return what holds of an open deal."""
        end = self.env["prm.formatting"]._day(registration.protection_end)
        if end and not registration._seen_value("is_protected"):
            return self.env._("The protection ended on %s.", end)
        if registration.origin == "shared":
            if not end:
                return self.env._("Shared with you.")
            return self.env._("Shared with you and protected until %s.", end)
        if not end:
            return self.env._("Approved.")
        return self.env._("Approved and protected until %s.", end)

    @api.model
    def _next_step(self, registration):
        """Return one sentence that says what comes next, or ``""``."""
        deal = self.env["prm.registration.deal"]._of(registration)
        end = progress.ending(registration.state, deal.outcome)
        if registration.state == "action_required":
            return self._correction(registration)
        has_block = self.env["prm.portal.switches"]._has_block
        has_talk = has_block(registration.portal_id, "conversation")
        if not has_talk and (end or registration.state) in ASKING:
            return self.env._("Questions? Ask your partner manager.")
        if registration.state == "approved" and not deal.is_shown:
            return self.env._("We are working on the deal.")
        again = self.env._("If the deal comes back, register it again.")
        ask = self.env._("Questions? Write to us in the conversation.")
        return {
            "draft": self.env._("Complete the form and submit it."),
            "offered": self.env._("Tell us in the conversation whether you accept it."),
            "submitted": self.env._("We will review it and write to you."),
            "in_review": self.env._("We will decide and write to you."),
            "approved": self.env._(
                "We are working on the deal. You see its stage here."
            ),
            "rejected": ask,
            "cancelled": ask,
            "withdrawn": again,
            "lost": again,
            "expired": self.env._(
                "Are you still working on it? Tell us in the conversation how it "
                "is going."
            ),
            "won": "",
        }[end or registration.state]

    def _correction(self, registration):
        """Return who corrects a returned registration, and how."""
        actions = registration._portal_actions()
        if "edit" in actions:
            return self.env._("Correct it as the note says and resubmit.")
        if self._is_form_closed(registration):
            if "comment" not in actions:
                return self.env._("Ask your partner manager about the next steps.")
            return self.env._(
                "Answer in the conversation, and we will continue the review."
            )
        author_sudo = registration.sudo().contact_id
        return self.env._(
            "%s corrects it as the note says and resubmits it.", author_sudo.name
        )

    def _is_form_closed(self, registration):
        """Tell whether nobody of the partner corrects it: too often, or not at all."""
        if self.env["prm.registration.entrance"]._is_used_up(registration):
            return True
        switches = self.env["prm.portal.switches"]
        return not switches._verdict_deal(registration, "edit")

    # ----------------------------------------------------------------------- steps

    @api.model
    def _pipeline_stages_sudo(self, registration):
        """Return the stages that the opportunity runs through, in their order."""
        registration_sudo = registration.sudo()
        stages_sudo = self.env["crm.stage"].sudo()
        stage_sudo = registration_sudo.stage_id
        if not stage_sudo or not registration._shows("opportunities"):
            return stages_sudo
        return self._stages_of_teams_sudo(registration_sudo.team_id, stage_sudo)

    @api.model
    def _stages_of_teams_sudo(self, teams, stages):
        """Return the stages of pipelines, in their order.

        :param teams: whose pipelines they are (sudo)
        :param stages: where leads stand, maybe another team's
        """
        key, ask = self._asked_stages(teams, stages)
        return self.env["crm.stage"].sudo().browse(listed(self.env, key, ask))

    @api.model
    def _asked_stages(self, teams, stages):
        """Return under which key the stages of pipelines are asked for, and how."""
        ask = partial(self._stage_rows, teams, stages)
        return ("stages", teams._ids, stages._ids), ask

    def _stage_rows(self, teams, stages):
        stages_sudo = self.env["crm.stage"].sudo()
        of_teams = Domain("team_ids", "in", [False, *teams.ids])
        shown = of_teams | Domain("id", "in", stages.ids)
        query = stages_sudo._search(shown, order=stages_sudo._order)
        return Rows(stages_sudo, ["name", "is_won"], query)

    @api.model
    def _stepper(self, registration):
        """Return the steps: key, label and how each stands."""
        self_sudo = registration.sudo()
        stages_sudo = self._pipeline_stages_sudo(registration)
        # What was taken back was not looked at.
        moves = [
            (move_sudo.old, move_sudo.new)
            for move_sudo in self_sudo.transition_ids
            if not move_sudo._is_taking_back()
        ]
        row = progress.steps(
            registration.origin,
            registration.state,
            moves,
            self._pipeline(registration, stages_sudo),
        )
        if not registration._shows("opportunities"):
            row = [step for step in row if step[0] not in ("won", "lost")]
        names = {stage_sudo.id: stage_sudo.name for stage_sudo in stages_sudo}
        labels = self._labels(registration)
        return [
            {
                "key": key if key in labels else f"stage-{key}",
                "label": labels.get(key) or names[key],
                "state": how,
            }
            for key, how in row
        ]

    def _pipeline(self, registration, stages):
        """Return what is known of the opportunity; ``stages`` are its pipeline's."""
        if not registration._shows("opportunities"):
            return progress.NO_DEAL
        self_sudo = registration.sudo()
        return progress.Pipeline(
            outcome=registration.outcome or "",
            stages=tuple(stages.ids),
            stage=self_sudo.stage_id.id or 0,
            known=self_sudo.news_ids._known_stages().ids,
            won=stages.filtered("is_won").ids,
        )

    def _labels(self, registration):
        """Return the words of the steps that are no stages."""
        formatting = self.env["prm.formatting"]
        states = formatting._choices(registration, "state")
        labels = {
            **states,
            **formatting._choices(registration, "outcome"),
            "review": self.env._("Review"),
            "shared": self.env._("Shared"),
        }
        if registration.state == "action_required":
            labels["review"] = states["action_required"]
        if registration.origin == "offered":
            labels["approved"] = self.env._("Accepted")
        return labels
