"""Role × model × operation × whose record: every cell of names.md, "Who reads what".

A cell holds the operations that are allowed: (r)ead, (w)rite, (c)reate, (u)nlink. What
is allowed by rights may still be refused by the life cycle (see test_access_deeds).
"""

OPERATIONS = {"r": "read", "w": "write", "c": "create", "u": "unlink"}

# Organization A: partner = the author, mate = a colleague, superv = the supervisor.
# salesp = of the lead; own = owns A's partnership; review = another one, reviewer of
# one registration; "colleague" = of the colleague, seen from the author.
ROLES = (
    "partner mate superv foreign salesp sales2 own review all admin employee portal"
    " public"
).split()

TABLE = """
record                 partner mate superv foreign salesp sales2 own  review all  admin employee portal public
portal                 r       r    r      r       -      -      r    r      r    rwcu  -        -      -
portal_draft           -       -    -      -       -      -      r    r      r    rwcu  -        -      -
portal_other           -       -    -      -       -      -      r    r      r    rwcu  -        -      -
portal_section         -       -    -      -       -      -      r    r      r    rwcu  -        -      -
portal_block           -       -    -      -       -      -      r    r      r    rwcu  -        -      -
portal_widget          -       -    -      -       -      -      r    r      r    rwcu  -        -      -
portal_field           -       -    -      -       -      -      r    r      r    rwcu  -        -      -
portal_event           -       -    -      -       -      -      r    r      r    rwcu  -        -      -
first_step             -       -    -      -       -      -      -    -      -    r     -        -      -
program                r       r    r      r       -      -      r    r      r    rwcu  -        -      -
program_archived       -       -    -      -       -      -      r    r      r    rwcu  -        -      -
program_other          -       -    -      -       -      -      r    r      r    rwcu  -        -      -
program_planned        -       -    -      -       -      -      r    r      r    rwcu  -        -      -
program_former         r       r    r      -       -      -      r    r      r    rwcu  -        -      -
tier                   r       r    r      r       -      -      r    r      r    rwcu  -        -      -
tier_planned           -       -    -      -       -      -      r    r      r    rwcu  -        -      -
tier_other             -       -    -      -       -      -      r    r      r    rwcu  -        -      -
condition              r       r    r      r       -      -      r    r      r    rwcu  -        -      -
condition_archived     -       -    -      -       -      -      r    r      r    rwcu  -        -      -
condition_other        -       -    -      -       -      -      r    r      r    rwcu  -        -      -
parameter              -       -    -      -       -      -      r    r      r    rwcu  -        -      -
offering               r       r    r      r       -      -      r    r      r    rwcu  -        -      -
offering_archived      -       -    -      -       -      -      r    r      r    rwcu  -        -      -
reason_withdrawal      r       r    r      r       -      -      r    r      r    rwcu  -        -      -
reason_decline         r       r    r      r       -      -      r    r      r    rwcu  -        -      -
reason_rejection       -       -    -      -       -      -      r    r      r    rwcu  -        -      -
reason_archived        -       -    -      -       -      -      r    r      r    rwcu  -        -      -
absence                -       -    -      -       -      -      rwcu -      rwcu rwcu  -        -      -
absence_other          -       -    -      -       -      -      -    rwcu   rwcu rwcu  -        -      -
offer                  -       -    -      -       -      -      r    -      r    r     -        -      -
offer_unowned          -       -    -      -       -      -      -    -      r    r     -        -      -
offer_round            -       -    -      -       -      -      r    -      r    r     -        -      -
offer_round_unowned    -       -    -      -       -      -      -    -      r    r     -        -      -
offer_report           -       -    -      -       -      -      r    -      r    r     -        -      -
offer_report_unowned   -       -    -      -       -      -      -    -      r    r     -        -      -
partner_type           -       -    -      -       -      -      r    r      r    rwcu  -        -      -
partnership            r       r    r      -       -      -      rw   -      rwc  rwcu  -        -      -
partnership_draft      -       -    -      -       -      -      rw   -      rwc  rwcu  -        -      -
partnership_former     r       r    r      -       -      -      rw   -      rwc  rwcu  -        -      -
partnership_foreign    -       -    -      r       -      -      rw   -      rwc  rwcu  -        -      -
partnership_unowned    -       -    -      -       -      -      -    -      rwc  rwcu  -        -      -
member                 r       -    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
member_colleague       -       r    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
member_foreign         -       -    -      r       -      -      rwc  -      rwc  rwcu  -        -      -
member_day             -       -    -      -       -      -      r    -      r    r     -        -      -
member_day_foreign     -       -    -      -       -      -      r    -      r    r     -        -      -
member_day_unowned     -       -    -      -       -      -      -    -      r    r     -        -      -
value                  r       r    r      -       -      -      rw   -      rwc  rwcu  -        -      -
value_foreign          -       -    -      r       -      -      rw   -      rwc  rwcu  -        -      -
value_unowned          -       -    -      -       -      -      -    -      rwc  rwcu  -        -      -
history                r       r    r      -       -      -      rw   -      rwc  rwcu  -        -      -
history_foreign        -       -    -      r       -      -      rw   -      rwc  rwcu  -        -      -
history_unowned        -       -    -      -       -      -      -    -      rwc  rwcu  -        -      -
term                   r       r    r      -       -      -      rw   -      rwc  rwcu  -        -      -
term_foreign           -       -    -      r       -      -      rw   -      rwc  rwcu  -        -      -
term_unowned           -       -    -      -       -      -      -    -      rwc  rwcu  -        -      -
profile_change         -       -    -      -       -      -      rw   -      rw   rw    -        -      -
profile_change_foreign -       -    -      -       -      -      rw   -      rw   rw    -        -      -
profile_change_unowned -       -    -      -       -      -      -    -      rw   rw    -        -      -
invitation             -       -    -      -       -      -      rw   -      rw   rw    -        -      -
invitation_foreign     -       -    -      -       -      -      rw   -      rw   rw    -        -      -
invitation_unowned     -       -    -      -       -      -      -    -      rw   rw    -        -      -
certificate            r       r    r      -       -      -      rw   -      rwc  rwcu  -        -      -
certificate_foreign    -       -    -      r       -      -      rw   -      rwc  rwcu  -        -      -
certificate_unowned    -       -    -      -       -      -      -    -      rwc  rwcu  -        -      -
activity               r       r    r      -       -      -      rw   -      rwc  rwcu  -        -      -
activity_foreign       -       -    -      r       -      -      rw   -      rwc  rwcu  -        -      -
activity_unowned       -       -    -      -       -      -      -    -      rwc  rwcu  -        -      -
document               r       r    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
document_foreign       -       -    -      r       -      -      rwc  -      rwc  rwcu  -        -      -
document_unowned       -       -    -      -       -      -      -    -      rwc  rwcu  -        -      -
document_all           r       r    r      r       -      -      r    r      rwc  rwcu  -        -      -
document_draft         -       -    -      -       -      -      r    r      rwc  rwcu  -        -      -
document_version       -       -    -      -       -      -      r    -      r    r     -        -      -
document_version_all   -       -    -      -       -      -      r    r      r    r     -        -      -
document_download      -       -    -      -       -      -      r    -      r    r     -        -      -
document_notice        -       -    -      -       -      -      -    -      -    r     -        -      -
document_category      -       -    -      -       -      -      r    r      r    rwcu  -        -      -
contact                r       r    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
contact_person         r       -    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
contact_colleague      -       r    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
contact_stopped        -       -    -      -       -      -      rwc  -      rwc  rwcu  -        -      -
contact_foreign        -       -    -      r       -      -      rwc  -      rwc  rwcu  -        -      -
contact_unowned        -       -    -      -       -      -      -    -      rwc  rwcu  -        -      -
fund_entry             r       r    r      -       -      -      rw   -      rwc  rwcu  -        -      -
fund_entry_foreign     -       -    -      r       -      -      rw   -      rwc  rwcu  -        -      -
fund_entry_unowned     -       -    -      -       -      -      -    -      rwc  rwcu  -        -      -
draft                  r       -    -      -       -      -      -    -      -    -     -        -      -
draft_shared           r       -    -      -       -      -      -    -      -    -     -        -      -
draft_colleague        -       r    -      -       -      -      -    -      -    -     -        -      -
draft_own_of_employee  r       -    -      -       -      -      rwc  -      -    -     -        -      -
private                r       -    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
private_colleague      -       r    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
shared                 r       r    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
shared_colleague       r       r    r      -       -      -      rwc  -      rwc  rwcu  -        -      -
approved               r       -    r      -       r      -      rwc  -      rwc  rwcu  -        -      -
reviewed               r       -    r      -       -      -      rwc  rw     rwc  rwcu  -        -      -
foreign                -       -    -      r       -      -      rwc  -      rwc  rwcu  -        -      -
foreign_shared         -       -    -      r       -      -      rwc  -      rwc  rwcu  -        -      -
child_tenant           -       -    -      -       -      -      rwc  -      rwc  rwcu  -        -      -
conflict               -       -    -      -       -      -      rw   -      rw   rwcu  -        -      -
conflict_reviewed      -       -    -      -       -      -      rw   rw     rw   rwcu  -        -      -
direct_deal            -       -    -      -       -      -      r    -      r    r     -        -      -
move                   -       -    -      -       -      -      r    -      r    r     -        -      -
move_reviewed          -       -    -      -       -      -      r    r      r    r     -        -      -
deal_change            -       -    -      -       r      -      r    -      r    r     -        -      -
deal_change_reviewed   -       -    -      -       -      -      r    r      r    r     -        -      -
news                   -       -    -      -       -      -      r    -      r    r     -        -      -
news_reviewed          -       -    -      -       -      -      r    r      r    r     -        -      -
extension              -       -    -      -       -      -      rw   -      rw   rw    -        -      -
extension_reviewed     -       -    -      -       -      -      rw   rw     rw   rw    -        -      -
appeal                 -       -    -      -       -      -      rw   -      rw   rw    -        -      -
appeal_reviewed        -       -    -      -       -      -      rw   rw     rw   rw    -        -      -
promise_decision       -       -    -      -       -      -      r    -      r    r     -        -      -
promise_figures        -       -    -      -       -      -      r    r      r    r     -        -      -
question               -       -    -      -       -      -      r    -      r    r     -        -      -
question_reviewed      -       -    -      -       -      -      r    r      r    r     -        -      -
preference             -       -    -      -       -      -      r    -      r    r     -        -      -
preference_unowned     -       -    -      -       -      -      -    -      r    r     -        -      -
mute                   -       -    -      -       -      -      r    -      r    r     -        -      -
mute_unowned           -       -    -      -       -      -      -    -      r    r     -        -      -
notification           -       -    -      -       -      -      -    -      -    r     -        -      -
notification_unowned   -       -    -      -       -      -      -    -      -    r     -        -      -
upload                 -       -    -      -       -      -      -    -      -    r     -        -      -
claim                  -       -    -      -       -      -      -    -      -    r     -        -      -
match_keys             -       -    -      -       -      -      -    -      -    r     -        -      -
password_request       -       -    -      -       -      -      -    -      -    -     -        -      -
limit                  -       -    -      -       -      -      -    -      -    r     -        -      -
change_dialog          -       -    -      -       rwcu   rwcu   rwcu rwcu   rwcu rwcu  -        -      -
decision_dialog        -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
entry_dialog           -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
qualify_dialog         -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
invite_dialog          -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
hand_over_dialog       -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
open_dialog            -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
report                 -       -    -      -       -      -      r    -      r    r     -        -      -
report_reviewed        -       -    -      -       -      -      r    r      r    r     -        -      -
report_unowned         -       -    -      -       -      -      -    -      r    r     -        -      -
summary                -       -    -      -       -      -      -    -      -    r     -        -      -
add_dialog             -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
share_contact_dialog   -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
share_contact_line     -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
what_if_dialog         -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
portal_dialog          -       -    -      -       -      -      -    -      -    rwcu  -        -      -
note_dialog            -       -    -      -       rwcu   rwcu   rwcu rwcu   rwcu rwcu  -        -      -
note_share_dialog      -       -    -      -       rwcu   rwcu   rwcu rwcu   rwcu rwcu  -        -      -
share_dialog           -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
show_dialog            -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
offer_dialog           -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
offer_dialog_line      -       -    -      -       -      -      rwcu rwcu   rwcu rwcu  -        -      -
move_dialog            -       -    -      -       -      -      -    -      -    rwcu  -        -      -
move_line              -       -    -      -       -      -      -    -      -    rwcu  -        -      -
"""  # noqa: E501
