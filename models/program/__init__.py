"""Programs: tiers, parameters, conditions; the rules by which partners are measured."""

from . import (
    deferred_check_mixin,
    condition,
    condition_value,
    parameter,
    partner_type,
    program,
    program_currency,
    tax_number,
    tier,
)
