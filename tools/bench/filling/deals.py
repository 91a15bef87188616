"""Customers, leads and registrations with what hangs on them, copied by SQL."""

from . import rows
from .prototypes import KINDS, WITH_LEAD

WORDS = (
    "Velora Norden Castor Bright Halcyon Meridian Orchard Summit Lumina Granite Harbour"
    " Sterling Cobalt Falcon Juniper Keystone".split()
)
# Days within which all of it came in.
SPAN = 900
# People are told of what happened lately.
TOLD_DAYS = 60
OF_REGISTRATION = {
    "prm_registration_transition": {},
    "prm_registration_conflict": {
        "partnership_id": "made.partnership",
        "found_customer_id": "made.customer",
    },
    "prm_promise_decision": {
        "partnership_id": "made.partnership",
        "partner_id": "made.partner",
        "transition_id": "made.transition",
    },
    "prm_registration_news": {},
}


def make(env, prototypes, scale):
    """Copy the prototypes of customers, leads and registrations."""
    cr = env.cr
    sellers = env["res.users"].search([("login", "=like", "seller%")], order="id")
    stages = env["crm.stage"].search([("is_won", "=", False)], limit=3)
    _customers(cr, prototypes, scale)
    _list_deals(cr, prototypes, scale, sellers.ids, stages.ids)
    _leads(cr)
    _other_leads(cr, prototypes, scale)
    _registrations(cr)
    _what_hangs_on_it(cr)
    _conversation(cr, prototypes)


def _customers(cr, prototypes, scale):
    first = rows.ids(cr, "res_partner", scale.customers)
    words = ", ".join(f"'{word}'" for word in WORDS)
    rows.table(
        cr,
        "customer",
        f"SELECT i, {prototypes.customer.id} AS proto, {first} + i AS id,"
        f" 100000000 + i AS customer_number, interval '0' AS shift,"
        f" (ARRAY[{words}])[1 + i % {len(WORDS)}] AS word"
        f" FROM generate_series(1, {scale.customers}) i",
        by=("i",),
    )
    rows.copy(
        cr,
        "res_partner",
        "customer",
        marks=rows.OF_CUSTOMER,
        id="made.id",
        commercial_partner_id="made.id",
    )


def _list_deals(cr, prototypes, scale, sellers, stages):
    """List what is made: `deal_list` has a line for each registration."""
    first = rows.ids(cr, "prm_registration", scale.registrations)
    rows.table(
        cr,
        "deal_list",
        f"""
        SELECT list.*, {first} + list.i AS id, 100000000 + list.i AS deal, kind.proto,
               kind.lead_proto, kind.name AS kind, org.partner, org.partnership,
               person.id AS person, person.member, customer.id AS customer,
               customer.customer_number, customer.word,
               (ARRAY{sellers})[1 + list.i % {len(sellers)}] AS seller,
               CASE WHEN kind.name = 'open'
                    THEN (ARRAY{stages})[1 + list.i % {len(stages)}] END AS stage,
               (1000 + list.i * 37 % 90000)::numeric AS amount,
               CASE WHEN kind.lead_proto > 0
                    THEN row_number() OVER (
                         PARTITION BY kind.lead_proto > 0 ORDER BY list.i) END AS rank
          FROM ({_spread(scale)}) list
          JOIN (VALUES {_kinds(prototypes)})
               AS kind (name, low, high, proto, lead_proto)
            ON sort >= low AND sort < high
          JOIN org USING (n)
          JOIN (SELECT n, count(*) AS staff FROM person GROUP BY n) size USING (n)
          JOIN person ON person.n = list.n AND person.k = list.i * 31 % size.staff
          JOIN customer ON customer.i = list.chosen
         ORDER BY list.i
        """,
        by=("id",),
    )
    cr.execute("ALTER TABLE deal_list ADD lead integer")
    cr.execute("SELECT count(rank) FROM deal_list")
    leads = rows.ids(cr, "crm_lead", cr.fetchone()[0])
    cr.execute("UPDATE deal_list SET lead = %s + rank WHERE rank > 0", [leads])
    cr.execute("ANALYZE deal_list")


def _spread(scale):
    """Return the query of whose each deal is, its customer, its kind, and its time.

    The single deal is an open one. Numbers that look as if they came at random are the
    same each time.
    """
    count, others = scale.registrations, scale.organizations - 2
    organization = (
        f"CASE WHEN i = {count // 2 + 1} THEN 3"
        f" WHEN (i * 7919::bigint) % {count} < {scale.big} THEN 1"
        f" WHEN i * 104729::bigint % {others} = 0 THEN 2"
        f" ELSE 3 + (i * 104729::bigint % {others})::int END"
    )
    return (
        f"SELECT i, {organization} AS n, i * 48271::bigint % 1000 AS sort,"
        f" 1 + i * 69621::bigint % {scale.customers} AS chosen,"
        f" ({count} - i)::float / {count} * {SPAN} * interval '-1 day' AS shift"
        f" FROM generate_series(1, {count}) i"
    )


def _kinds(prototypes):
    """Return the kinds of deals, with their share and what they are copied from."""
    found, low = [], 0
    for name, (share, _moves) in KINDS.items():
        deal = prototypes.deals[name]
        lead = deal.lead_id.id if name in WITH_LEAD else 0
        found.append(f"('{name}', {low}, {low + share}, {deal.id}, {lead})")
        low += share
    return ", ".join(found)


def _leads(cr):
    rows.copy(
        cr,
        "crm_lead",
        "(SELECT * FROM deal_list WHERE rank > 0 ORDER BY id)",
        on="proto.id = made.lead_proto",
        marks=rows.OF_BOTH,
        id="made.lead",
        partner_id="made.customer",
        partner_assigned_id="made.partner",
        user_id="made.seller",
        stage_id="COALESCE(made.stage, proto.stage_id)",
        expected_revenue="made.amount",
        prorated_revenue="round(made.amount"
        " * COALESCE(proto.probability, 0)::numeric / 100, 2)",
    )


def _other_leads(cr, prototypes, scale):
    """Copy leads that nobody registered; so many of them have one mail domain.

    They are assigned to partners as Odoo itself does it: its own portal shows them.
    """
    count = scale.leads - _count(cr, "deal_list WHERE rank > 0")
    cr.execute(
        "SELECT array_agg(DISTINCT seller), array_agg(DISTINCT stage)"
        " FROM deal_list WHERE kind = 'open'"
    )
    sellers, stages = cr.fetchone()
    rows.copy(
        cr,
        "crm_lead",
        f"""(
            SELECT i, deal, i * interval '-30 seconds' AS shift, partner,
                   CASE WHEN i <= {scale.hot} THEN {prototypes.hot_lead.id}
                        ELSE {prototypes.lead.id} END AS proto
              FROM deal_list WHERE i <= {count}
             ORDER BY i)""",
        # Of other numbers than those of the small partner: it has opportunities, too.
        type="CASE WHEN made.i % 9 = 3 THEN 'lead' ELSE 'opportunity' END",
        partner_assigned_id="made.partner",
        user_id=f"(ARRAY{sellers})[1 + made.i % {len(sellers)}]",
        stage_id=f"(ARRAY{stages})[1 + made.i % {len(stages)}]",
    )


def _registrations(cr):
    rows.copy(
        cr,
        "prm_registration",
        "(SELECT * FROM deal_list ORDER BY id)",
        marks=rows.OF_BOTH,
        id="made.id",
        partnership_id="made.partnership",
        partner_id="made.partner",
        contact_id="made.person",
        representative_id="made.person",
        customer_id="CASE WHEN proto.customer_id > 0 THEN made.customer END",
        customer_contact_id="NULL",
        visibility="CASE WHEN made.i / 7 % 5 = 0 THEN 'organization'"
        " ELSE 'contact' END",
        lead_id="made.lead",
        salesperson_id="CASE WHEN proto.lead_id > 0 THEN made.seller END",
        stage_id="CASE WHEN proto.stage_id > 0"
        " THEN COALESCE(made.stage, proto.stage_id) END",
        told_stage_id="CASE WHEN proto.told_stage_id > 0"
        " THEN COALESCE(made.stage, proto.told_stage_id) END",
        amount="CASE WHEN proto.amount > 0 THEN made.amount ELSE proto.amount END",
        protection_end="CASE WHEN made.kind = 'open'"
        " THEN current_date + (made.i % 90)::int"
        " ELSE (proto.protection_end + made.shift)::date END",
        offering_id="(SELECT min(id) FROM prm_offering) + made.i % 12",
        submission_token="NULL",
        score_due="false",
        news_due="false",
    )


def _what_hangs_on_it(cr):
    for table, columns in OF_REGISTRATION.items():
        made = "(SELECT * FROM deal_list ORDER BY id)"
        if "transition_id" in columns:
            made = (
                "(SELECT deal_list.*, last.transition FROM deal_list JOIN ("
                "SELECT registration_id, max(id) AS transition"
                " FROM prm_registration_transition GROUP BY registration_id) last"
                " ON last.registration_id = deal_list.id ORDER BY deal_list.id)"
            )
        rows.copy(
            cr,
            table,
            made,
            on="proto.registration_id = made.proto",
            marks=rows.OF_BOTH,
            registration_id="made.id",
            **columns,
        )
    rows.copy(
        cr,
        "prm_notification",
        "(SELECT * FROM deal_list WHERE member > 0"
        f" AND shift > interval '-{TOLD_DAYS} days' ORDER BY id)",
        on="proto.registration_id = made.proto",
        marks=rows.OF_BOTH,
        registration_id="made.id",
        res_id="made.id",
        member_id="made.member",
        url="replace(proto.url, made.proto::text, made.id::text)",
    )


def _conversation(cr, prototypes):
    """Copy what was said, who follows, and what is to be done."""
    person = prototypes.member.partner_id.id
    shown = "proto.{model} = 'prm.registration' AND proto.res_id = made.proto"
    who = f"CASE {{0}} WHEN {person} THEN made.person ELSE {{0}} END"
    listed = "(SELECT * FROM deal_list ORDER BY id)"
    rows.copy(
        cr,
        "mail_message",
        listed,
        marks=rows.OF_BOTH,
        on=f"{shown.format(model='model')} AND proto.message_type = 'comment'",
        res_id="made.id",
        parent_id="NULL",
        author_id=who.format("proto.author_id"),
        message_id="'<' || made.id || '.' || proto.id || '@prm.example>'",
    )
    rows.copy(
        cr,
        "mail_followers",
        listed,
        marks=rows.OF_BOTH,
        on=shown.format(model="res_model"),
        res_id="made.id",
        partner_id=who.format("proto.partner_id"),
    )
    rows.copy(
        cr,
        "mail_activity",
        listed,
        marks=rows.OF_BOTH,
        on=shown.format(model="res_model"),
        res_id="made.id",
    )


def _count(cr, table):
    cr.execute(f"SELECT count(*) FROM {table}")
    return cr.fetchone()[0]
