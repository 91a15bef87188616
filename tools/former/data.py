"""What a vendor may have in a database of a version before; run in Odoo's shell.

It uses the names of those versions. `tests/upgrade/check_upgrade.py` looks at it
afterwards.
"""
# ruff: noqa: F821  `env` is the shell's

portal = env.ref("prm.portal_partners")
program = env.ref("prm.program_reseller")
portal.write({"path": "before", "state": "active", "reviewer_id": env.user.id})


def portal_user(partnership, login):
    """Return the portal user of a new person of the partner."""
    person = env["res.partner"].create(
        {
            "name": login.title(),
            "parent_id": partnership.partner_id.id,
            "email": f"{login}@partner.example",
        }
    )
    user = (
        env["res.users"]
        .with_context(no_reset_password=True)
        .create(
            {
                "login": f"{login}_before",
                "password": f"{login}_before",
                "partner_id": person.id,
                "group_ids": [(6, 0, env.ref("base.group_portal").ids)],
            }
        )
    )
    env["prm.member"].create(
        {
            "partnership_id": partnership.id,
            "partner_id": person.id,
            "user_id": user.id,
            "state": "active",
        }
    )
    return user


def partnership_of(name):
    """Return an active partnership with a new organization."""
    organization = env["res.partner"].create({"name": name, "is_company": True})
    partnership = env["prm.partnership"].create(
        {
            "partner_id": organization.id,
            "program_id": program.id,
            "user_id": env.user.id,
            "user_ids": [(6, 0, env.user.ids)],
        }
    )
    partnership.action_activate()
    return partnership


def register(user, name, **options):
    """Return a deal that this person registered on the portal."""
    own = env["prm.portal"].with_user(user)._for_user()[:1]._own_partnership()
    values = {
        "name": name,
        "is_new_company": True,
        "customer_name": f"Customer of {name}",
        "is_new_contact": True,
        "contact_first_name": "Carl",
        "contact_last_name": "Customer",
        "contact_email": f"carl@{name.lower().replace(' ', '-')}.example",
        "representative_id": user.partner_id.id,
    }
    return own._register_deal(
        values | options, name, submit=True, ask_review=True
    ).sudo()


alder = partnership_of("Alder before")
birch = partnership_of("Birch before")
anna = portal_user(alder, "anna")
bruno = portal_user(birch, "bruno")

returned = register(anna, "Returned deal")
reason = env.ref("prm.reason_return_information")
returned.write({"decision_note": "Which offices?", "reason_id": reason.id})
returned.action_return()
approved = register(anna, "Approved deal")
approved.action_qualify()
register(bruno, "Foreign deal", customer_name=approved.customer_name)
# Since when partners are asked for it.
if "amount_estimate" in returned:
    returned.amount_estimate, approved.amount_estimate = 12000, 15000

# What customers were compared by is stored with the keys of that version.
quarz = {
    "name": "Überlinger Quarz-Werke GmbH",
    "website": "https://www.facebook.com/quarz",
    "vat": "DE136695976",
    "email": "info@quarz-werke.example",
}
env["res.partner"].create(
    [
        quarz | {"is_company": True, "country_id": env.ref("base.de").id},
        quarz | {"name": "Archived Quarz AG", "is_company": True, "active": False},
        {"name": "Quarz, sole trader", "vat": "DE136695976"},
    ]
)
env["crm.lead"].create(
    {
        "name": "Quarz lead",
        "partner_name": "ÜBERLINGER QUARZ WERKE AG",
        "website": "shop.quarz-werke.example",
        "email_from": "Ann <ann@shop.quarz-werke.example>",
    }
)
register(
    bruno,
    "Facebook deal",
    customer_name="Obsidian Bäckerei",
    customer_website="facebook.com/obsidian",
)
register(
    anna,
    "Quarz deal",
    customer_name="Ueberlinger Quarzwerke",
    customer_website="www.quarz-werke.example",
    customer_vat="136695976",
)

# A term that ended, as history told of it before terms were records.
if "prm.partnership.term" not in env:
    env["prm.partnership.history"].create(
        {
            "partnership_id": birch.id,
            "what": "term",
            "old": "01/01/2025 – 12/31/2025: Silver, 64 of 60 points",
            "new": "01/01/2026 – 12/31/2026",
        }
    )

# Its points are counted, those of the other partner not yet.
alder.action_recompute()

# An administrator, not the installation, changed one mail and one job.
admin = env.ref("base.user_admin")
mail = env.ref("prm.mail_template_registration_withdrawn")
mail.with_user(admin).subject = "Our own words"
env.ref("prm.reason_rejection_terms").with_user(admin).name = "Our own reason"
env.ref("prm.ir_cron_registration_expire").with_user(admin).interval_number = 3

# What there is, so that what is there afterwards can be compared with it. Some of it
# is counted when the work is committed.
env.cr.commit()
env.cr.execute(
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'prm\\_%'"
    " AND relnamespace = current_schema::regnamespace"
)
for [table] in env.cr.fetchall():
    env.cr.execute(f"CREATE TABLE before_{table} AS TABLE {table}")

# What small addons keep in tables of their apps, where they are: columns of their own.
env.cr.execute(
    "SELECT table_name, string_agg(column_name, ', ') FROM information_schema.columns"
    " WHERE column_name LIKE 'prm\\_%' AND table_schema = current_schema"
    " AND table_name IN ('project_task', 'sale_order') GROUP BY table_name"
)
for table, columns in env.cr.fetchall():
    env.cr.execute(f"CREATE TABLE before_{table} AS SELECT id, {columns} FROM {table}")

env.cr.commit()
