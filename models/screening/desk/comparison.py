"""A registration and its candidates side by side, as far as the reader may know."""

from odoo import api, models
from odoo.tools import SQL

from ....policy.matching import weighs
from ...common.visit.readable import readable

# Columns that can be read beside each other; the list below has all of them.
MOST = 4
NOTHING = {"who": "", "stage": "", "activity_at": False, "protection_end": False}


class PrmConflictComparison(models.AbstractModel):
    """Plain values of both sides, asked with the rights of who reads them."""

    _name = "prm.conflict.comparison"
    _description = "Conflicts side by side"

    @api.model
    def _shown(self, registration):
        """Return the conflicts that stand beside the registration: the strongest."""
        conflicts = registration.conflict_ids
        strong = conflicts.filtered(lambda each: weighs(each.strength))
        return (strong or conflicts)[:MOST]

    @api.model
    def _render(self, registration, conflicts):
        """Return the table as HTML, or False without anything to compare."""
        if not conflicts:
            return False
        targets = [each._target_sudo() for each in conflicts]
        seen = readable([registration, *targets])
        if registration not in seen:
            return False
        columns = [self._own_column(registration)]
        facts = self._readable_facts(targets, seen)
        columns += map(self._column, conflicts, facts)
        rows = [
            {"label": label, "cells": [column[key] for column in columns], "key": key}
            for key, label in self._labels().items()
            if any(column[key] for column in columns)
        ]
        heads = [column["head"] for column in columns]
        return self.env["ir.qweb"]._render(
            "prm.conflict_comparison", {"heads": heads, "rows": rows}
        )

    @api.model
    def _labels(self):
        """Return key → label of the rows, in their order."""
        return {
            "name": self.env._("Name"),
            "who": self.env._("Partner or salesperson"),
            "first_in": self.env._("First received"),
            "matches": self.env._("Matches on"),
            "strength": self.env._("Confidence"),
            "stage": self.env._("State and stage"),
            "activity": self.env._("Last activity"),
            "protection": self.env._("Protected until"),
            "ask": self.env._("Contact"),
            "decision": self.env._("Decision"),
        }

    @api.model
    def _own_column(self, registration):
        """Return the column of the registration itself."""
        registration_sudo = registration.sudo()
        reviewer_sudo = registration_sudo.reviewer_id
        first_in = registration.conflict_ids._first_in_at(registration_sudo)
        return {
            **self._told(self._facts(registration)),
            "head": self.env._("This registration"),
            "name": registration.display_name,
            "first_in": self.env["prm.formatting"]._moment(first_in),
            "matches": "",
            "strength": "",
            "ask": reviewer_sudo.name or "",
            "decision": "",
        }

    @api.model
    def _column(self, conflict, facts):
        """Return the column of a candidate: no name of what the reader may not read.

        :param facts: of the candidate, None for who may not read it
        """
        formatting = self.env["prm.formatting"]
        first_in = conflict.first_in_at
        return {
            **self._told(facts or NOTHING),
            "head": formatting._choice(conflict, "kind"),
            "name": conflict.display_name if facts else self.env._("Not yours"),
            "first_in": first_in and formatting._moment(first_in),
            "matches": conflict.matched_label,
            "strength": formatting._choice(conflict, "strength"),
            "ask": conflict.ask,
            "decision": formatting._choice(conflict, "decision"),
        }

    @api.model
    def _told(self, facts):
        """Return facts as texts."""
        formatting = self.env["prm.formatting"]
        moment, day = facts["activity_at"], facts["protection_end"]
        return {
            "who": facts["who"],
            "stage": facts["stage"],
            "activity": moment and formatting._moment(moment),
            "protection": day and formatting._day(day),
        }

    # --------------------------------------------------------------------- facts

    @api.model
    def _readable_facts(self, targets, seen):
        """Return who, stage, last activity and end of protection of records, in turn.

        :param targets: list of registrations, leads and customers, one of each
        :param seen: what of these the reader may read, see ``readable``
        :return: list of dicts, None instead for who may not read one
        """
        written_at = self._last_written_at(targets)
        return [
            self._facts(target, written_at.get((target._name, target.id), False))
            if target in seen
            else None
            for target in targets
        ]

    @api.model
    def _facts(self, target, written_at=False):
        """Return the facts of a record that its reader may read, as above.

        :param written_at: when its newest message was written
        """
        facts = {
            "prm.registration": self._facts_of_deal,
            "crm.lead": self._facts_of_lead,
            "res.partner": self._facts_of_customer,
        }
        return {**NOTHING, **facts[target._name](target, written_at)}

    @api.model
    def _facts_of_deal(self, deal, _written_at):
        """Return the facts of a registration: of what was written its news tell."""
        deal_sudo = deal.sudo()
        people = filter(None, [deal_sudo.partner_id.name, deal_sudo.contact_id.name])
        state = self.env["prm.formatting"]._choice(deal, "state")
        stage = deal_sudo.stage_id.name
        moments = [deal_sudo.last_news_at, deal_sudo.submitted_at]
        return {
            "who": ", ".join(people),
            "stage": " · ".join(filter(None, [state, stage])),
            "activity_at": max(filter(None, moments), default=False),
            "protection_end": deal_sudo.is_protected and deal_sudo.protection_end,
        }

    @api.model
    def _facts_of_lead(self, lead, written_at):
        """Return the facts of a lead, and the protection of who registered it."""
        lead_sudo = lead.sudo()
        moments = [lead_sudo.date_last_stage_update, written_at]
        return {
            "who": lead_sudo.user_id.name or "",
            "stage": lead_sudo.stage_id.name or "",
            "activity_at": max(filter(None, moments), default=False),
            "protection_end": lead_sudo.prm_protection_end,
        }

    @api.model
    def _facts_of_customer(self, customer, written_at):
        """Return the facts of a customer: its salesperson, and whether it is active."""
        customer_sudo = customer.sudo()
        archived = "" if customer_sudo.active else self.env._("Archived")
        return {
            "who": customer_sudo.user_id.name or "",
            "stage": archived,
            "activity_at": written_at,
        }

    @api.model
    def _last_written_at(self, targets):
        """Return (model, id) → when the newest message of a lead or customer came.

        Of each, however many it has, one is read.
        """
        found = {}
        for model in ("crm.lead", "res.partner"):
            ids = [target.id for target in targets if target and target._name == model]
            if ids:
                rows = self.env.execute_query(self._newest_of(model, ids))
                found |= {(model, id_): date for id_, date in rows}
        return found

    def _newest_of(self, model, ids):
        """Return the query of ids and dates of the newest message of each record."""
        messages = self.env["mail.message"]
        messages.flush_model(["model", "res_id", "message_type", "date"])
        newest = SQL(
            "SELECT date FROM mail_message WHERE model = %s AND res_id = record.id"
            " AND message_type != 'user_notification' ORDER BY id DESC LIMIT 1",
            model,
        )
        return SQL("SELECT record.id, (%s) FROM unnest(%s) AS record(id)", newest, ids)
