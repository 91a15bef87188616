"""Fill a database: people, prototypes, copies, and what the product keeps of them."""

import logging
import time
from typing import NamedTuple

from . import companies, deals, rows
from .people import People
from .prototypes import Prototypes

_logger = logging.getLogger(__name__)

# What gets more than a few thousand rows.
FILLED = (
    "res_partner",
    "crm_lead",
    "prm_registration",
    *deals.OF_REGISTRATION,
    *companies.OF_PARTNERSHIP,
    "prm_notification",
    "mail_message",
    "mail_followers",
    "mail_activity",
)
# Organizations whose deals are counted at a time.
BATCH = 200


class Scale(NamedTuple):
    """How much there is of everything."""

    registrations: int
    leads: int
    customers: int
    organizations: int
    companies: int  # those without deals among them
    big: int
    hot: int

    @classmethod
    def of(cls, registrations):
        """Return the scale of a number of registrations."""
        return cls(
            registrations=registrations,
            leads=registrations,
            customers=registrations * 3 // 10,
            organizations=registrations // 500,
            companies=registrations // 100,
            big=registrations // 10,
            hot=registrations // 50,
        )


def prepare(env):
    """Make in a fresh database what is copied; nothing runs in it by itself then."""
    env["ir.cron"].search([]).active = False
    people = People(env)
    _told("people", people.make)
    prototypes = Prototypes(env, people)
    _told("prototypes", prototypes.make)
    env["mail.mail"].search([]).unlink()
    env.cr.commit()


def fill(env, registrations):
    """Copy what was prepared."""
    scale = Scale.of(registrations)
    people = People(env).find()
    prototypes = Prototypes(env, people).find()
    with rows.in_bulk(env.cr, FILLED):
        _told("companies", companies.make, env, people, scale)
        _told("deals", deals.make, env, prototypes, scale)
        started = time.monotonic()
    _logger.info("indexes: %.0f s", time.monotonic() - started)
    env.invalidate_all(flush=False)
    env.cr.commit()
    _told("summaries", _count_deals, env)


def _count_deals(env):
    env.cr.execute("ANALYZE prm_registration")
    env.cr.execute("SELECT DISTINCT partner_id FROM prm_registration ORDER BY 1")
    ids = [id_ for [id_] in env.cr.fetchall()]
    for start in range(0, len(ids), BATCH):
        organizations = env["res.partner"].browse(ids[start : start + BATCH])
        env["prm.registration.summary"]._refresh(organizations)
        env.cr.commit()


def _told(what, function, *arguments):
    """Call a function and log how long it took."""
    started = time.monotonic()
    function(*arguments)
    _logger.info("%s: %.0f s", what, time.monotonic() - started)
