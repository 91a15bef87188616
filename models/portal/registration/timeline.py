"""What happened to a registration, as its page tells it: moves and news."""

from operator import itemgetter

from odoo import models

from ....policy.deal_news import ENDS

# Kinds of news that say nothing of the opportunity.
PLAIN = frozenset({"handed_over", "file_removed"})


class PrmRegistrationTimeline(models.AbstractModel):
    """Reads the log of the moves and the news; says both in the reader's language."""

    _name = "prm.registration.timeline"
    _description = "Timeline of a registration"

    def _rows(self, registration):
        """Return what happened, oldest first.

        :param registration: one that the reader may read
        :return: list of ``{"date", "label", "detail", "kind"}``
        """
        events = sorted(self._events(registration), key=itemgetter(0))
        return [row for _date, row in events]

    def _events(self, registration):
        """Hook: return all that happened, in any order, as pairs of moment and row.

        Rooms return their own beside those of ``super()``.
        """
        registration_sudo = registration.sudo()
        moves = [
            (move_sudo.date, self._move(registration, move_sudo))
            for move_sudo in registration_sudo.transition_ids
        ]
        news = [
            (news_sudo.date, self._news(news_sudo))
            for news_sudo in self._all_news_sudo(registration)
        ]
        return moves + news

    def _move(self, registration, move):
        """Return the row of a move (sudo): the state it led to, and why."""
        texts = (move.reason_id.name, move.note)
        detail = " – ".join(text for text in texts if text)
        return self._row(move, self._move_label(registration, move), detail, move.new)

    def _move_label(self, registration, move):
        """Hook: return what a move (sudo) is called: by the state it led to."""
        if (move.old, move.new) == ("action_required", "submitted"):
            return self.env._("Submitted again")
        if not move.old:
            registration_sudo = registration.sudo()
            if registration_sudo.origin == "shared":
                return self.env._("Shared with you")
        return self.env["prm.formatting"]._choice(registration, "state", move.new)

    def _news(self, news):
        """Return the row of a piece of news (sudo)."""
        return self._row(news, news._label(), news._detail(), news.kind)

    def _row(self, event, label, detail, kind):
        """Return a row of the timeline; ``event`` knows when it was."""
        return self._at(event.date, label, detail, kind)

    def _at(self, moment, label, detail, kind):
        """Return a row of the timeline of what happened at ``moment`` (UTC)."""
        return {
            "date": self.env["prm.formatting"]._moment(moment),
            "label": label,
            "detail": detail,
            "kind": kind,
        }

    def _all_news_sudo(self, registration):
        """Return the news; a win or loss is there before the job has told of it."""
        registration_sudo = registration.sudo()
        news_sudo = registration_sudo.news_ids
        if not self.env["prm.portal.switches"]._is_talk_shown(registration):
            news_sudo = news_sudo.filtered(lambda each: each.kind != "file_removed")
        if not registration._shows("opportunities"):
            return news_sudo.filtered(lambda each: each.kind in PLAIN)
        outcome = registration.outcome
        if outcome in ENDS and registration_sudo.told_outcome != outcome:
            values = self.env["prm.deal.news"]._prepare(registration, outcome)
            news_sudo += news_sudo.new(values)
        return news_sudo
