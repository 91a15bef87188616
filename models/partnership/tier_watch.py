"""What follows from a score: level-up, notice, grace, proposal."""

from collections import Counter
from typing import NamedTuple

from markupsafe import Markup

from odoo import api, models

from ...policy import scoring
from .notifications import CROWD
from .tier_change import TIER_ACTIVITY

TIER_NOTICE = "prm.mail_template_tier_notice"


class Ask(NamedTuple):
    """What the owner of a partnership is asked, in the owner's language."""

    partnership: models.BaseModel
    summary: str
    note: str


class PrmTierWatch(models.AbstractModel):
    """Looks after each count which tiers rise, are in danger, or are to be proposed."""

    _name = "prm.tier.watch"
    _description = "Watch over the tiers"

    # -------------------------------------------------------------------- rise

    @api.model
    def _rise(self, partnerships, known, cause):
        """Raise those that rise by themselves; return them.

        :param known: the :class:`Snapshot` of ``partnerships``
        :param str cause: why, in words for the partner; else the score says it
        """

        def rise(one):
            if one.program_id.level_up != "automatic":
                return ()
            rises = known.rises(one)
            if not rises:
                return ()
            here, level = one._for_partner(), rises[-1]
            why = cause or here._causes()._of_rise(here, known, level)
            return (one.tier_id, known.tier_of(one, level), one._partner_lang(), why)

        groups = partnerships.grouped(rise)
        groups.pop((), None)
        for (_old, tier, lang, why), group in groups.items():
            group.with_context(lang=lang)._change_tier(tier, why)
        return partnerships.browse().union(*groups.values())

    @api.model
    def _tell_rise(self, partnerships):
        """Tell partners and owners of a tier that was just reached."""
        desk = self.env["prm.notification.desk"]
        desk._tell(partnerships, "prm.mail_template_tier_reached")
        for owner, group in partnerships.grouped("user_id").items():
            self._tell_owner_of_rise(owner, group)

    @api.model
    def _tell_owner_of_rise(self, owner, partnerships):
        """Tell the owner of ``partnerships``: of each, or of a crowd in one message."""
        lang = self.env["prm.language"]._of(owner)
        for_owner = partnerships.with_context(lang=lang)
        sentence = for_owner.env._("%(partner)s has reached the tier %(tier)s.")
        bodies = [
            sentence % {"partner": one.partner_id.name, "tier": one.tier_id.name}
            for one in for_owner
        ]
        audience = self.env["prm.audience"]
        to_tell_sudo = audience._employee_sudo(
            partnerships[:1], "tier_reached"
        ).partner_id
        if len(partnerships) <= CROWD:
            for one, body in zip(partnerships, bodies, strict=True):
                one.message_post(
                    body=body,
                    subject=body,
                    partner_ids=to_tell_sudo.ids,
                    subtype_xmlid="mail.mt_note",
                )
        elif to_tell_sudo:
            first_sudo = partnerships[0].sudo()
            company_sudo = first_sudo.company_id.partner_id
            self.env["mail.thread"].message_notify(
                author_id=company_sudo.id,
                email_from=company_sudo.email_formatted or first_sudo._mail_from(),
                subject=for_owner.env._(
                    "%s partners have reached another tier", len(partnerships)
                ),
                body=Markup("<br/>").join(bodies),
                partner_ids=to_tell_sudo.ids,
            )

    # ------------------------------------------------------------------- watch

    @api.model
    def _watch(self, partnerships, known):
        """Give notice where a tier is not kept, propose what the scores ask for.

        All partners are told with one rendering for each language, and owners after
        that: of a crowd they find activities, and ten mails about them at most.

        :param known: the :class:`Snapshot` of ``partnerships``
        """
        former = {one: one.notice_date for one in partnerships}
        asked = [self._watch_one(one, known) for one in partnerships]
        new = partnerships.filtered(lambda one: one.notice_date and not former[one])
        self.env["prm.notification.desk"]._tell(new, TIER_NOTICE)
        self._ask_owners([each for each in asked if each])

    @api.model
    def _watch_one(self, one, known):
        """Follow the score of one partnership up to a proposal.

        :return: the :class:`Ask` for its owner, or nothing
        """
        rises = known.rises(one)
        ask = self._follow_notice(one, known.is_kept(one) or bool(rises), known)
        level = rises[-1] if rises else 0
        if not rises and one.notice_date and one._grace_end() <= known.day:
            level = known.fall_back(one)
        return self._propose(one, known.tier_of(one, level), known) or ask

    @api.model
    def _ask_owners(self, asked):
        """Give owners their activities; after ten of one owner without a mail each.

        :param asked: list of :class:`Ask`
        """
        counts = Counter()
        for one, summary, note in asked:
            counts[one.user_id] += 1
            is_quiet = counts[one.user_id] > CROWD
            here = one.with_context(mail_activity_quick_update=is_quiet)
            here._tell_owner(summary, note, activity_xmlid=TIER_ACTIVITY)

    @api.model
    def _follow_notice(self, one, is_kept, known):
        """Note once that a tier is not kept, or is kept again.

        :return: the :class:`Ask` for the owner where it is new that it is not kept
        """
        if is_kept and one.notice_date:
            one.notice_date = False
            one._close_tier_activities()
            self._note_notice(one, known)
        elif not is_kept and not one.notice_date:
            one.notice_date = known.day
            self._note_notice(one, known)
            for_owner = one._for_owner()
            summary = for_owner.env._("%s tier at risk", for_owner.tier_id.name)
            return Ask(one, summary, self._explain_danger(for_owner))
        return None

    @api.model
    def _note_notice(self, one, known):
        """Note that a tier is in danger, or no longer, and why."""
        here = one._for_partner()
        safe, danger = here.env._("Kept"), here.env._("At risk")
        cause = here.env._(
            "%(tier)s: %(points)s of the %(target)s points needed to keep it.",
            tier=here.tier_id.name,
            points=one.keep_points,
            target=one.tier_id.target_points,
        )
        old, new = (safe, danger) if one.notice_date else (danger, safe)
        tier = scoring.own_tier(known.ladder(one), one.level)
        is_less = bool(one.notice_date)
        why = here._causes()._of_points(here, known, tier, is_less) if tier else ""
        one.tier_cause = why if is_less else False
        one._note_history("notice", old, new, f"{why} {cause}".strip())

    @api.model
    def _explain_danger(self, one):
        """Return the points that are left, and whether somebody got a mail.

        :param one: the partnership, in the language of its owner
        """
        points = one.env._(
            "%(points)s of %(target)s points.",
            points=one.keep_points,
            target=one.tier_id.target_points,
        )
        told = one.env._("The partner was notified by email.")
        if not self.env["prm.audience"]._mailed_sudo(one, TIER_NOTICE):
            told = one.env._("Nobody at the partner receives emails. Talk to them.")
        return f"{points} {told}"

    @api.model
    def _propose(self, one, tier, known):
        """Propose ``tier``, or nothing; what was declined stays so.

        :return: the :class:`Ask` for the owner where a proposal is new
        """
        if one.declined_tier_id and one.declined_tier_id != tier:
            one.declined_tier_id = False
        wanted = tier - one.declined_tier_id
        if wanted == one.proposed_tier_id:
            return None
        one.proposed_tier_id = wanted
        one._close_tier_activities()
        if wanted.level > one.level:
            here = one._for_partner()
            one.tier_cause = here._causes()._of_rise(here, known, wanted.level)
        if not wanted:
            return None
        for_owner = one._for_owner().env
        return Ask(
            one,
            for_owner._("Award the tier %s?", wanted.with_env(for_owner).name),
            for_owner._("The points lead to it. Accept or decline the proposal."),
        )
