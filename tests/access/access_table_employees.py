"""Employees' borders: other owners' records, and those of another company.

As in ``access_table``. Everything of the first table belongs to a partner of somebody
else: "own" and "review" have nothing to do with it, but entered one draft before. In
the second one everything is of a company that only "admin2" works in, though the
others own the partnership, review its deals, or sell: a rule that asks for the owner
only, or for the company only, shows something.
"""

OTHER_OWNER = """
record                 salesp sales2 own  review all  admin employee
member                 -      -      -    -      rwc  rwcu  -
member_day             -      -      -    -      r    r     -
profile_change         -      -      -    -      rw   rw    -
bulk_file              -      -      -    -      r    r     -
invitation             -      -      -    -      rw   rw    -
draft                  -      -      -    -      -    -     -
draft_entered          -      -      -    -      -    -     -
private                -      -      -    -      rwc  rwcu  -
shared                 -      -      -    -      rwc  rwcu  -
approved               r      -      -    -      rwc  rwcu  -
sold                   -      -      r    -      rwc  rwcu  -
conflict               -      -      -    -      rw   rwcu  -
extension              -      -      -    -      rw   rw    -
appeal                 -      -      -    -      rw   rw    -
application            -      -      -    -      rw   rwu   -
directory_entry        -      -      -    -      rw   rw    -
promise_decision       -      -      -    -      r    r     -
direct_deal            -      -      -    -      r    r     -
move                   -      -      -    -      r    r     -
deal_change            r      -      -    -      r    r     -
news                   -      -      -    -      r    r     -
preference             -      -      -    -      r    r     -
mute                   -      -      -    -      r    r     -
notification           -      -      -    -      -    r     -
saved_filter           -      -      -    -      -    ru    -
offer                  -      -      -    -      r    r     -
offer_round            -      -      -    -      r    r     -
offer_report           -      -      -    -      r    r     -
acceptance             -      -      -    -      r    r     -
first_days             -      -      -    -      r    r     -
report                 -      -      -    -      r    r     -
lead                   -      -      rwc  -      -    -     -
"""

OTHER_COMPANY = """
record                 partner superv salesp own  review all  admin employee admin2
portal                 -       -      -      -    -      -    -     -        rwcu
portal_section         -       -      -      -    -      -    -     -        rwcu
portal_block           -       -      -      -    -      -    -     -        rwcu
portal_widget          -       -      -      -    -      -    -     -        rwcu
portal_field           -       -      -      -    -      -    -     -        rwcu
portal_event           -       -      -      -    -      -    -     -        rwcu
program                -       -      -      -    -      -    -     -        rwcu
tier                   -       -      -      -    -      -    -     -        rwcu
condition              -       -      -      -    -      -    -     -        rwcu
partnership            -       -      -      -    -      -    -     -        rwcu
member                 -       -      -      -    -      -    -     -        rwcu
member_day             -       -      -      -    -      -    -     -        r
value                  -       -      -      -    -      -    -     -        rwcu
history                -       -      -      -    -      -    -     -        rwcu
term                   -       -      -      -    -      -    -     -        rwcu
profile_change         -       -      -      -    -      -    -     -        rw
invitation             -       -      -      -    -      -    -     -        rw
certificate            -       -      -      -    -      -    -     -        rwcu
activity               -       -      -      -    -      -    -     -        rwcu
document               -       -      -      -    -      -    -     -        rwcu
document_download      -       -      -      -    -      -    -     -        r
document_version       -       -      -      -    -      -    -     -        r
document_notice        -       -      -      -    -      -    -     -        r
fund_entry             -       -      -      -    -      -    -     -        rwcu
contact                -       -      -      -    -      -    -     -        rwcu
draft                  -       -      -      -    -      -    -     -        -
draft_entered          -       -      -      -    -      -    -     -        -
private                -       -      -      -    -      -    -     -        rwcu
shared                 -       -      -      -    -      -    -     -        rwcu
approved               -       -      -      -    -      -    -     -        rwcu
reviewed               -       -      -      -    -      -    -     -        rwcu
conflict               -       -      -      -    -      -    -     -        rwcu
extension              -       -      -      -    -      -    -     -        rw
appeal                 -       -      -      -    -      -    -     -        rw
application            -       -      -      -    -      -    -     -        rwu
directory_entry        -       -      -      -    -      -    -     -        rw
promise_decision       -       -      -      -    -      -    -     -        r
promise_figures        -       -      -      -    -      -    -     -        r
conflict_reviewed      -       -      -      -    -      -    -     -        rwcu
extension_reviewed     -       -      -      -    -      -    -     -        rw
appeal_reviewed        -       -      -      -    -      -    -     -        rw
direct_deal            -       -      -      -    -      -    -     -        r
move                   -       -      -      -    -      -    -     -        r
move_reviewed          -       -      -      -    -      -    -     -        r
deal_change            -       -      -      -    -      -    -     -        r
bulk_file              -       -      -      -    -      -    -     -        r
news                   -       -      -      -    -      -    -     -        r
news_reviewed          -       -      -      -    -      -    -     -        r
preference             -       -      -      -    -      -    -     -        r
mute                   -       -      -      -    -      -    -     -        r
notification           -       -      -      -    -      -    -     -        r
saved_filter           -       -      -      -    -      -    -     -        ru
offer                  -       -      -      -    -      -    -     -        r
offer_round            -       -      -      -    -      -    -     -        r
offer_report           -       -      -      -    -      -    -     -        r
program_terms          -       -      -      -    -      -    -     -        rwcu
acceptance             -       -      -      -    -      -    -     -        r
first_days             -       -      -      -    -      -    -     -        r
report                 -       -      -      -    -      -    -     -        r
report_reviewed        -       -      -      -    -      -    -     -        r
summary                -       -      -      -    -      -    -     -        r
"""

# Group → the groups that it brings, by itself or through others.
BRINGS = {
    "group_prm_partner": {"base.group_portal"},
    "group_prm_supervisor": {"prm.group_prm_partner"},
    "group_prm_user": {"sales_team.group_sale_salesman"},
    "group_prm_user_all": {"prm.group_prm_user"},
    "group_prm_manager": {"prm.group_prm_user_all"},
}
