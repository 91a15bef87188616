"""Quotes and orders of partners' deals; records of Sales reach partners as values."""

from . import (
    portal,
    program,
    quote_list,
    quote_page,
    quote_request,
    registration,
    registries,
    sale_order,
)
