"""The fund of a partnership: a ledger, and what is booked by itself."""

from . import (
    fund,
    fund_entry,
    ledger,
    booking,
)
