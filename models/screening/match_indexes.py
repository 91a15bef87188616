"""Indexes for the comparison: each key with the newest first, so that a few are enough.

A key that thousands share (a mail domain, a common name) is read from its newest end
and no further; what is over (won, lost, withdrawn) is not in them.
"""

from odoo import models

from .probes import OPEN, REGISTERED, RUNNING


def _newest_first(*keys, over=""):
    """Return the index of keys over the records that count.

    By ``-id``, as the searches order: no other index has that order, so PostgreSQL has
    no choice.
    """
    known = " AND ".join(f"{key} IS NOT NULL" for key in keys)
    return models.Index(f"({', '.join(keys)}, (-id)) WHERE {known}{over}")


_BOTH = ("prm_match_name", "prm_match_domain")


class ResPartner(models.Model):
    """Part of the contact: how its keys are found."""

    _name = "res.partner"
    _inherit = ["res.partner"]

    _prm_by_name = _newest_first("prm_match_name")
    _prm_by_host = _newest_first("prm_match_host")
    _prm_by_number = _newest_first("prm_match_number")
    _prm_by_domain = _newest_first("prm_match_domain")
    _prm_by_both = _newest_first(*_BOTH)


class CrmLead(models.Model):
    """Part of the lead: how the keys of open ones are found."""

    _name = "crm.lead"
    _inherit = ["crm.lead"]

    _prm_by_name = _newest_first("prm_match_name", over=OPEN)
    _prm_by_host = _newest_first("prm_match_host", over=OPEN)
    _prm_by_number = _newest_first("prm_match_number", over=OPEN)
    _prm_by_domain = _newest_first("prm_match_domain", over=OPEN)
    _prm_by_both = _newest_first(*_BOTH, over=OPEN)
    _prm_registered_by_name = _newest_first("prm_match_name", over=REGISTERED)
    _prm_registered_by_host = _newest_first("prm_match_host", over=REGISTERED)
    _prm_registered_by_number = _newest_first("prm_match_number", over=REGISTERED)
    _prm_registered_by_domain = _newest_first("prm_match_domain", over=REGISTERED)
    _prm_registered_by_both = _newest_first(*_BOTH, over=REGISTERED)


class PrmRegistration(models.Model):
    """Part of the registration: how the keys of running and ended ones are found."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    _by_name = _newest_first("prm_match_name", over=RUNNING)
    _by_host = _newest_first("prm_match_host", over=RUNNING)
    _by_number = _newest_first("prm_match_number", over=RUNNING)
    _by_domain = _newest_first("prm_match_domain", over=RUNNING)
    _by_both = _newest_first(*_BOTH, over=RUNNING)
