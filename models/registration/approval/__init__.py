"""An approval: what is planned, checked, taken from CRM and made there, and by whom."""

from . import (
    approval,
    plan,
    qualification,
    people,
)
