"""The registry of the registration form: who asks for its fields asks here."""

from functools import partial
from operator import attrgetter, itemgetter

from odoo import api, models
from odoo.tools import groupby

from ..placing import lines_of
from .entries import CARDS, ENTRIES

# Card of the form → group of rows of the registration's page.
GROUPS = {"deal": "deal", "company": "customer", "contact": "contact"}


class PrmRegistrationFields(models.AbstractModel):
    """One entry for each field, read by form, checks, page, search and dialogs.

    Another addon adds a field by an entry in :meth:`_entries`, beside the field itself
    and its name among those that partners read.
    """

    _name = "prm.registration.fields"
    _description = "Fields of the registration form"

    @api.model
    def _entries(self):
        """Hook: return the entries of all fields, as :class:`FormField`, in any order.

        An addon returns its own beside those of ``super()``.
        """
        return ENTRIES

    @api.model
    def _all(self, reader, portal=None):
        """Return the entries of all fields, in the order of the registry.

        :param str reader: ``partner`` or ``vendor``: who sees these fields
        :param portal: whose form it is; None: what all portals have
        """
        cards = list(CARDS)
        questions = self.env["prm.registration.questions"]._entries(portal)
        entries = (*self._entries(), *questions)
        seen = [entry for entry in entries if reader in entry.seen_by]
        return tuple(sorted(seen, key=lambda e: (cards.index(e.card), e.order)))

    @api.model
    def _for(self, reader, portal=None):
        """Return the entries as a portal's administrator has arranged them.

        Parameters as of :meth:`_all`.
        """
        entries = self._all(reader, portal)
        if not portal:
            return entries
        return self.env["prm.registration.form.setting"]._arranged(entries, portal)

    @api.model
    def _written(self, portal=None):
        """Return the entries of what the form writes on the registration."""
        return tuple(entry for entry in self._for("partner", portal) if entry.stored)

    @api.model
    def _closable(self, portal=None):
        """Return the entries of what is closed when other fields are flagged."""
        return tuple(e for e in self._for("partner", portal) if not e.stays_open)

    # ------------------------------------------------------------------- the form

    @api.model
    def _labels(self, portal=None):
        """Return name → label of the form's fields, in the order of the page.

        :param portal: whose form it is; None: what all portals have
        """
        entries = self._for("partner", portal)
        return {
            entry.name: self.env["prm.formatting"]._tr(entry.label) for entry in entries
        }

    @api.model
    def _cards(self, portal=None, removed=(), required=()):
        """Return the cards of the form as plain values: parts, lines and fields.

        :param portal: whose form it is
        :param removed: names of fields that this form does not have
        :param required: names of fields that the settings make mandatory
        :return: list of ``{"key", "title", "parts"}``; a part has ``name`` and
            ``lines``, a line has ``half`` and ``fields``
        """
        entries = self._for("partner", portal)
        shown = [e for e in entries if e.name not in removed]
        return [
            {
                "key": card,
                "title": self._card_title(card),
                "parts": [
                    {"name": part, "lines": self._lines(entries, required)}
                    for part, entries in groupby(of_card, attrgetter("part"))
                ],
            }
            for card, of_card in groupby(shown, attrgetter("card"))
        ]

    def _card_title(self, card):
        return self.env["prm.formatting"]._tr(CARDS[card])

    def _lines(self, entries, required):
        """Return the lines of a part of a card."""
        return lines_of((entry.half, self._shape(entry, required)) for entry in entries)

    def _shape(self, entry, required):
        """Return what the template of a field has to know."""
        shape = entry.shape()
        return shape | {
            "label": self.env["prm.formatting"]._tr(entry.label),
            "help": self.env["prm.formatting"]._tr(entry.help),
            "must": entry.required or entry.name in required,
        }

    # -------------------------------------------------------------- other readers

    @api.model
    def _searched(self, key="all"):
        """Return the names of the fields in which the list's search looks.

        :param str key: of the search; ``all`` looks into each of them
        """
        return [
            entry.name
            for entry in self._for("partner")
            if entry.searched and key in ("all", entry.searched)
        ]

    @api.model
    def _rows(self, registration, group):
        """Return the rows of the registration's page that its fields give.

        :param str group: ``deal``, ``customer`` or ``contact``
        :return: list of (place, label, text) by place; an empty text is no row
        """
        registration.ensure_one()
        entries = [
            entry
            for entry in self._for("partner", registration.portal_id)
            if entry.listed and GROUPS.get(entry.card, "deal") == group
        ]
        values = self.env["prm.registration.answers"]._values(registration, entries)
        rows = [
            (
                entry.row_order,
                self.env["prm.formatting"]._tr(entry.row_label or entry.label),
                self._row_text(registration, entry, values[entry.name]),
            )
            for entry in entries
        ]
        return sorted(rows, key=itemgetter(0))

    def _row_text(self, registration, entry, value):
        """Return what stands in a field, in words, as the current user may read it."""
        visibility = self.env["prm.registration.visibility"]
        special = {
            "representative_id": partial(
                self.env["prm.deal.people"]._representative_name, registration
            ),
            "visibility": partial(visibility._text, registration),
        }
        if entry.name in special:
            return special[entry.name]()
        if value is None:
            return ""
        answers = self.env["prm.registration.answers"]
        return answers._words(entry, answers._plain(value))

    @api.model
    def _ticks(self, registration):
        """Return card → name → label of what a reviewer may ask to correct.

        What the two checkboxes of the form hide now is not asked for, nor what the
        portal hides or fixes.
        """
        setting = self.env["prm.registration.form.setting"]
        portal = registration.portal_id
        away = setting._hidden(portal) | setting._locked(portal)
        is_new = {
            "company": registration.is_new_company,
            "contact": registration.is_new_contact,
        }
        unseen = {
            f"{'existing' if new else 'new'}_{card}" for card, new in is_new.items()
        }
        # A new company has a new contact: there is nothing to choose.
        away |= {"is_new_contact"} if is_new["company"] else set()
        ticks = {card: {} for card in CARDS}
        for entry in self._closable(portal):
            if entry.flagged and entry.part not in unseen and entry.name not in away:
                label = self.env["prm.formatting"]._tr(entry.flag_label or entry.label)
                ticks[entry.card][entry.name] = label
        return ticks
