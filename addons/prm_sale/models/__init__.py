"""Quotes and orders of partners' deals; records of Sales reach partners as values."""

from . import quote_scope, quote_list, quote_page, quote_request
from . import joined, portal, program, registration, sale_order
