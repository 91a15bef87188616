"""The classes of badges; a state is never told by color alone.

Each has ``text-bg-*`` for the badges of website's themes, and utilities for Odoo's own.
"""

PLAIN = "text-bg-secondary bg-transparent text-secondary-emphasis border"
GREY = "text-bg-secondary bg-secondary-subtle text-secondary-emphasis border"
BLUE = "text-bg-info bg-info-subtle text-info-emphasis border border-info"
GREEN = "text-bg-success bg-success-subtle text-success-emphasis border"
YELLOW = "text-bg-warning"
RED = "text-bg-danger bg-transparent text-danger-emphasis border"

# State or outcome of a registration → its classes.
REGISTRATION = {
    "draft": PLAIN,
    "offered": BLUE,
    "submitted": BLUE,
    "in_review": "text-bg-primary",
    "action_required": YELLOW,
    "approved": GREEN,
    "rejected": RED,
    "withdrawn": GREY,
    "cancelled": GREY,
    "expired": GREY,
    "won": "text-bg-success text-black",
    "lost": "text-bg-dark bg-transparent text-dark-emphasis border",
}
# Result of a certificate → its classes.
RESULT = {"planned": GREY, "passed": GREEN, "failed": RED}
# State of a marketing activity → its classes.
ACTIVITY = {"draft": GREY, "approved": GREEN, "done": GREEN, "cancelled": RED}
