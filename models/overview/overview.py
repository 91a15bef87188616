"""What the start page of the app shows: one call, counted with the reader's rights."""

from ast import literal_eval

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .results import WON

# Numbers are counted up to here; nobody works off more at a time.
MOST = 1000
# Who may open the overview at all; what they see depends on their rights.
READERS = "sales_team.group_sale_salesman"
WON_KEY = "won"
SEARCHES = "search_default_"


class PrmOverview(models.AbstractModel):
    """The numbers of the overview, and the lists behind them."""

    _name = "prm.overview"
    _description = "Overview of the partner business"

    @api.model
    def _check_reader(self):
        """Keep everybody out who does not sell.

        :raises AccessError: for portal users, and employees without CRM
        """
        if not self.env.user.has_group(READERS):
            raise AccessError(self.env["prm.messages"]._text("no_overview"))

    @api.model
    def action_read(self):
        """Return all that the overview shows.

        :return: ``cards``, ``won`` and ``news``; the latter two are False for whoever
            reads no registrations
        :raises AccessError: for portal users, and employees without CRM
        """
        self._check_reader()
        shown = self.env["prm.overview.cards"]._shown()
        results = self.env["prm.overview.results"]
        may_read = results._may_read()
        return {
            "cards": [self._counted(card) for card in shown.values()],
            "won": may_read and results._won(),
            "news": may_read and results._news(),
        }

    @api.model
    def action_open(self, key):
        """Return the window with the records of a number.

        :param str key: of a card that the current user sees, or ``"won"``
        :raises AccessError: for portal users, and employees without CRM
        :return: the action, False for a key that there is not
        """
        self._check_reader()
        results = self.env["prm.overview.results"]
        if key == WON_KEY and results._may_read():
            return self._window(WON, results._won_title(), results._won_domain())
        card = self.env["prm.overview.cards"]._shown().get(key)
        return bool(card) and self._window(card.action, card.title, [*card.domain])

    @api.model
    def _counted(self, card):
        """Return a card with its number, as plain values."""
        model = self.env["prm.overview.cards"]._model(card)
        count = model.search_count(Domain(list(card.domain)), limit=MOST + 1)
        number = self.env["prm.formatting"]._number(min(count, MOST))
        return {
            "key": card.key,
            "part": card.part,
            "title": card.title,
            "says": card.says,
            "tone": card.tone,
            "count": count,
            "number": f"{number}+" if count > MOST else number,
        }

    @api.model
    def _window(self, xmlid, title, domain):
        """Return a window that shows these records and nothing else.

        What it searches for when it opens from the menu would hide some of them.
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        known = literal_eval(action["context"] or "{}")
        kept = {key: known[key] for key in known if not key.startswith(SEARCHES)}
        kinds = sorted(action["views"], key=lambda view: view[1] != "list")
        return {
            **action,
            "name": title,
            "display_name": title,
            "domain": domain,
            "context": {**kept, "create": False},
            "views": kinds,
        }
