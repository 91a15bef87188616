"""What is written: a registration with its screening, an approval."""

import random
import re
import uuid

from bench.client import Cost
from bench.measuring import Case, measured
from bench.verdicts import Goal
from bench.world import PARTNERS, PORTAL
from say import Failure

DEALS = f"{PORTAL}/registrations"
HIDDEN = re.compile(r'name="(csrf_token|submission_token)"[^>]*value="([^"]+)"')
CHOSEN = re.compile(r'<select[^>]*name="representative_id".*?</select>', re.S)
VALUE = re.compile(r'value="(\d+)"')
REGISTERED = re.compile(rf"{DEALS}/(\d+)")
# Whose mail domain thousands of leads have.
SHARED = "hotcorp.example"
WHO = "small, partner"


def form(visitor, domain):
    """Return a complete form for a new customer."""
    page = visitor.get(f"{DEALS}/new").text
    word = f"zq{uuid.uuid4().hex[:10]}"
    chosen = VALUE.findall(CHOSEN.search(page)[0])
    return {
        **dict(HIDDEN.findall(page)),
        "name": f"Deal of {word}",
        "is_new_company": "1",
        "customer_name": f"Newco {word}",
        "customer_website": f"https://{word}.example",
        "customer_vat": f"{random.randrange(10**8, 10**9)}",
        "is_new_contact": "1",
        "contact_first_name": "Ann",
        "contact_last_name": "Lee",
        "contact_email": f"x@{domain or f'{word}.example'}",
        "representative_id": chosen[0],
        "requirements": "Some seats.",
        "visibility": "contact",
        "action": "submit",
    }


def _register(visitor, domain=""):
    answer = visitor.post(DEALS, form(visitor, domain))
    if answer.status not in (302, 303):
        raise Failure(f"The form was answered with {answer.status}.")
    return answer


def screening(world):
    """Measure the POST of a registration at a million, and at ten thousand."""
    cases = []
    for title, domain in (("new customer", ""), ("shared mail domain", SHARED)):
        few, many = (world.visitor(PARTNERS[WHO], size) for size in ("small", "large"))
        base = f"{title}, 10 thousand"
        cases += [
            Case(base, lambda few=few, at=domain: _register(few, at).cost),
            Case(
                f"{title}, 1 million",
                lambda many=many, at=domain: _register(many, at).cost,
                base,
                Goal(1.2),
            ),
        ]
    return measured("screening", cases, world.rounds)


def approval(world):
    """Measure an approval beside what Odoo alone does for a customer and a lead."""
    ours, alone = world.visitor("channel_all"), world.visitor("channel_all", "core")
    partner = world.visitor(PARTNERS[WHO])

    def approve():
        [found] = REGISTERED.findall(_register(partner).url)
        _done, cost = ours.call("prm.registration", "action_qualify", [int(found)])
        return cost

    def by_hand():
        word = uuid.uuid4().hex[:10]
        company, first = alone.call(
            "res.partner",
            "create",
            {"name": f"Newco {word}", "is_company": True, "vat": "", "website": word},
        )
        person, second = alone.call(
            "res.partner", "create", {"name": "Ann Lee", "parent_id": company}
        )
        values = {"name": f"Deal of {word}", "partner_id": person}
        values["type"] = "opportunity"
        lead, third = alone.call("crm.lead", "create", values)
        _done, fourth = alone.call("crm.lead", "action_set_won", [lead])
        return Cost(*map(sum, zip(first, second, third, fourth, strict=True)))

    base = "customer, contact, lead, won: Odoo alone"
    cases = [Case(base, by_hand), Case("approval", approve, base, Goal(2.0))]
    return measured("approval", cases, world.rounds)
