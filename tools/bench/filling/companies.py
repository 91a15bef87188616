"""Partner organizations with their people and partnerships, copied by SQL."""

from . import rows
from .rows import DEAL

# What hangs on a partnership: its table → which organizations have copies of it.
OF_PARTNERSHIP = {
    "prm_partnership_term": "true",
    "prm_partnership_value": "true",
    "prm_partnership_history": "true",
    "prm_certificate": "made.n % 3 = 0",
    "prm_marketing_activity": "made.n % 4 = 0",
}
OF_USERS = ("res_groups_users_rel", "res_company_users_rel")


def make(env, people, scale):
    """Copy the last organization that people made; `org` and `person` list all.

    Organizations are numbered: 1 is the big one, 2 the small one, 3 has a single deal;
    those above `scale.organizations` have no deals, and nobody with access.
    """
    cr = env.cr
    proto = people.partnerships[f"Reseller {DEAL}"]
    _organizations(cr, people, proto, scale)
    _persons(cr, proto)
    _partnerships(cr, people, proto)
    _users(cr, proto, scale)
    rows.table(
        cr,
        "person",
        "SELECT org.n, p.id, row_number() OVER (PARTITION BY n ORDER BY p.id) - 1 AS k,"
        " m.id AS member FROM org JOIN res_partner p ON p.parent_id = org.partner"
        " LEFT JOIN prm_member m ON m.partner_id = p.id",
        by=("n, k",),
    )


def _organizations(cr, people, proto, scale):
    named = [people.partnerships[name] for name in ("Big", "Small", "Single")]
    first = rows.ids(cr, "res_partner", scale.companies)
    links = rows.ids(cr, "prm_partnership", scale.companies)
    rows.table(
        cr,
        "copied",
        f"SELECT n, {proto.partner_id.id} AS proto, {first} + n AS partner,"
        f" {links} + n AS partnership, 100000000 + n AS deal, interval '0' AS shift"
        f" FROM generate_series({len(named) + 1}, {scale.companies}) n",
        by=("n",),
    )
    rows.copy(
        cr,
        "res_partner",
        "copied",
        id="made.partner",
        commercial_partner_id="made.partner",
    )
    known = ", ".join(
        f"({n}, {one.partner_id.id}, {one.id})" for n, one in enumerate(named, 1)
    )
    rows.table(
        cr,
        "org",
        "SELECT n, partner, partnership FROM copied"
        f" UNION ALL SELECT * FROM (VALUES {known}) AS known",
        by=("n", "partner"),
    )


def _persons(cr, proto):
    """Copy the staff; `copied` gets the first person of each organization."""
    rows.table(
        cr,
        "staff",
        "SELECT id AS proto, row_number() OVER (ORDER BY id) AS k"
        f" FROM res_partner WHERE parent_id = {proto.partner_id.id}",
    )
    cr.execute("SELECT count(*), (SELECT count(*) FROM staff) FROM copied")
    count, size = cr.fetchone()
    first = rows.ids(cr, "res_partner", count * size)
    rows.table(
        cr,
        "colleague",
        f"SELECT copied.*, staff.k, staff.proto AS former, {first}"
        f" + (row_number() OVER (ORDER BY n) - 1) / {size} * {size} + staff.k AS person"
        " FROM copied, staff",
        by=("n, k",),
    )
    rows.copy(
        cr,
        "res_partner",
        "(SELECT * FROM colleague ORDER BY person)",
        on="proto.id = made.former",
        id="made.person",
        parent_id="made.partner",
        commercial_partner_id="made.partner",
    )


def _partnerships(cr, people, proto):
    """Copy the partnership, who looks after it, and what hangs on it."""
    own, few, all_ = (
        people.employees[login].id
        for login in ("channel_own", "channel_few", "channel_all")
    )
    rows.copy(
        cr,
        "prm_partnership",
        "(SELECT * FROM colleague WHERE k = 1 ORDER BY n)",
        on=f"proto.id = {proto.id}",
        id="made.partnership",
        partner_id="made.partner",
        contact_id="made.person",
        user_id=f"CASE made.n % 4 WHEN 0 THEN {own} WHEN 1 THEN"
        f" CASE WHEN made.n < 100 THEN {few} ELSE {all_} END ELSE {all_} END",
    )
    rows.copy(
        cr,
        "prm_partnership_res_users_rel",
        "copied",
        on=f"proto.prm_partnership_id = {proto.id}",
        prm_partnership_id="made.partnership",
    )
    for table, which in OF_PARTNERSHIP.items():
        with_person = (
            {"partner_id": "made.person"} if table == "prm_certificate" else {}
        )
        rows.copy(
            cr,
            table,
            "(SELECT * FROM colleague WHERE k = 1 ORDER BY n)",
            on=f"proto.partnership_id = {proto.id} AND {which}",
            partnership_id="made.partnership",
            organization_id="made.partner",
            **with_person,
        )


def _users(cr, proto, scale):
    """Copy the two members; all copies have their passwords."""
    rows.table(
        cr,
        "entered",
        "SELECT colleague.*, m.id AS member, m.user_id AS user_proto"
        " FROM colleague JOIN prm_member m ON m.partner_id = colleague.former"
        f" WHERE m.partnership_id = {proto.id} AND n <= {scale.organizations}",
    )
    rows.copy(
        cr,
        "res_users",
        "entered",
        on="proto.id = made.user_proto",
        partner_id="made.person",
    )
    _members(cr)


def _members(cr):
    """Let the copied users be members, with the rights of those they are copies of."""
    rows.table(
        cr,
        "access",
        "SELECT entered.*, u.id AS user_id"
        " FROM entered JOIN res_users u ON u.partner_id = entered.person",
    )
    rows.copy(
        cr,
        "prm_member",
        "access",
        on="proto.id = made.member",
        partnership_id="made.partnership",
        partner_id="made.person",
        user_id="made.user_id",
        organization_id="made.partner",
    )
    for table, column in zip(OF_USERS, ("uid", "user_id"), strict=True):
        rows.copy(
            cr,
            table,
            "access",
            on=f"proto.{column} = made.user_proto",
            **{column: "made.user_id"},
        )
