"""Indexes for the comparison: each key with the newest first, so that a few are enough.

A key that thousands share (a mail domain, a common name) is read from its newest end
and no further; what is over (won, lost, withdrawn) is not in them.
"""

from odoo import models


def _newest_first(key, over=""):
    """Return the index of ``key`` over the records that count."""
    return models.Index(f"({key}, id DESC) WHERE {key} IS NOT NULL{over}")


_OPEN = " AND won_status = 'pending'"
_RUNNING = (
    " AND state IN ('submitted', 'in_review', 'action_required', 'approved', 'expired')"
)


class ResPartner(models.Model):
    """Part of the contact: how its keys are found."""

    _name = "res.partner"
    _inherit = ["res.partner"]

    _prm_by_name = _newest_first("prm_match_name")
    _prm_by_host = _newest_first("prm_match_host")
    _prm_by_number = _newest_first("prm_match_number")
    _prm_by_domain = _newest_first("prm_match_domain")


class CrmLead(models.Model):
    """Part of the lead: how the keys of open ones are found."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    _prm_by_name = _newest_first("prm_match_name", _OPEN)
    _prm_by_host = _newest_first("prm_match_host", _OPEN)
    _prm_by_number = _newest_first("prm_match_number", _OPEN)
    _prm_by_domain = _newest_first("prm_match_domain", _OPEN)


class PrmRegistration(models.Model):
    """Part of the registration: how the keys of running and ended ones are found."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    _by_name = _newest_first("prm_match_name", _RUNNING)
    _by_host = _newest_first("prm_match_host", _RUNNING)
    _by_number = _newest_first("prm_match_number", _RUNNING)
    _by_domain = _newest_first("prm_match_domain", _RUNNING)
