"""The portal's list of offers: those that wait, and those that were answered."""

from odoo import models
from odoo.fields import Domain

from ....policy.search_text import pattern

SEARCHED = ("number", "name", "offer_need", "offer_city", "offer_industry")


class PrmOfferList(models.AbstractModel):
    """Offers that the reader may read; what is offered here narrows them."""

    _name = "prm.offer.list"
    _description = "Portal list of offers"

    def _held(self, portal):
        """Return model and domain of what was offered to the user on a portal."""
        own = Domain("portal_id", "=", portal.id) & self._base_domain()
        return self.env["prm.registration"], own

    def _base_domain(self):
        return self.env["prm.registration.scope"]._kind_domain("offers")

    def _spec(self, kind):
        """Return what the list offers, as ``PortalList`` reads it.

        :param str kind: of the list
        """
        scope = self.env["prm.registration.scope"]
        return {
            "model": "prm.registration",
            "base_domain": self._base_domain(),
            "views": scope._views(kind),
            "sortings": {
                "deadline": {
                    "label": self.env._("Answer by"),
                    "order": "offer_deadline, id desc",
                },
                "newest": {"label": self.env._("Newest first"), "order": "id desc"},
                "name": {"label": self.env._("Name"), "order": "name, id desc"},
                "city": {"label": self.env._("City"), "order": "offer_city, id desc"},
            },
            "filters": self._filters(),
            "groupbys": {"none": {"label": self.env._("No grouping"), "field": ""}},
            "searches": {"all": {"label": self.env._("Everywhere")}},
            "choices": {},
            "date_field": "offer_deadline",
            "defaults": {
                "sortby": "deadline",
                "filterby": "waiting",
                "groupby": "none",
            },
        }

    def _filters(self):
        waiting = self.env["prm.registration.scope"]._offers_domain()
        return {
            "waiting": {
                "label": self.env._("Waiting for an answer"),
                "domain": waiting,
            },
            "all": {"label": self.env._("All offers"), "domain": Domain.TRUE},
            "accepted": {
                "label": self.env._("Accepted"),
                "domain": Domain("outcome", "!=", False),
            },
            "declined": {
                "label": self.env._("Declined"),
                "domain": Domain("state", "=", "withdrawn"),
            },
            "gone": {
                "label": self.env._("No longer available"),
                "domain": Domain("state", "=", "cancelled"),
            },
        }

    def _view_domain(self, _kind, view):
        """Return the domain of the list in a view.

        :param str view: ``mine`` or ``all``; only supervisors get ``all``
        """
        return self.env["prm.registration.scope"]._view_domain(view)

    def _search_domain(self, _key, text):
        """Return the domain of a search for ``text`` in what was typed for the offer.

        :param str text: part of what is sought
        """
        return Domain.OR(Domain(name, "ilike", pattern(text)) for name in SEARCHED)

    def _rows(self, offers, kind="offers"):
        """Return the rows of a page of the list as plain values: id → row.

        :param offers: of the page, in the reader's environment
        :param str kind: of the list
        :raises AccessError: to who may not read one of them
        """
        offers.check_access("read")
        words = self.env["prm.offer.words"]
        day = self.env["prm.formatting"]._day
        return {
            one.id: {
                "id": one.id,
                "number": one.number,
                "name": one.name,
                "badge": self.env["prm.registration.page"]._badge(one),
                "need": one.offer_need or "",
                "city": one.offer_city or "",
                "industry": one.offer_industry or "",
                "size": one.offer_size or "",
                "deadline": day(one.offer_deadline),
                "left": words._days_left(one),
                "is_waiting": one.state == "offered",
                "answers": words._answers(one),
            }
            for one in offers
        }
