"""The fund of a partnership: a ledger, and what is booked by itself."""

from . import (
    line_entry,
    booking,
    fund,
    fund_entry,
)
