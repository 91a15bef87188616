"""What happened to a registration, for the partner's page."""

from odoo import api, models

from ....policy.deal_news import ENDS


class PrmRegistrationTimeline(models.AbstractModel):
    """Moves and the news of the deal, as plain values in the reader's language."""

    _name = "prm.registration.timeline"
    _description = "Timeline of a registration"

    @api.model
    def _rows(self, registration):
        """Return what happened to ``registration``, oldest first.

        A win or loss stands there at once, before the job has told of it.
        """
        registration_sudo = registration.sudo()
        moves_sudo = registration_sudo.transition_ids
        news_sudo = registration_sudo.news_ids
        rows = [(each.date, self._move_row(each)) for each in moves_sudo]
        rows += [(each.date, self._news_row(each)) for each in news_sudo]
        outcome = registration.outcome
        if outcome in ENDS and registration_sudo.told_outcome != outcome:
            values = self.env["prm.deal.news"]._prepare(registration, outcome)
            fresh_sudo = news_sudo.new(values)
            rows.append((fresh_sudo.date, self._news_row(fresh_sudo)))
        return [row for _date, row in sorted(rows, key=lambda pair: pair[0])]

    @api.model
    def _move_row(self, move):
        """Return a change of state, with the reason and note it was given."""
        texts = (move.reason_id.name, move.note)
        formatting = self.env["prm.formatting"]
        label = formatting._choice(move.registration_id, "state", move.new)
        if (move.old, move.new) == ("action_required", "submitted"):
            label = self.env._("Submitted again")
        return {
            "date": formatting._moment(move.date),
            "label": label,
            "detail": " – ".join(text for text in texts if text),
            "kind": move.new,
        }

    @api.model
    def _news_row(self, news):
        """Return what the opportunity did."""
        return {
            "date": self.env["prm.formatting"]._moment(news.date),
            "label": news._label(),
            "detail": news._detail(),
            "kind": news.kind,
        }
