from . import (
    test_crm_qualify,
    test_deal_amount,
    test_deal_ended,
    test_deal_people,
    test_employee_entry,
    test_employee_entry_asked,
    test_employee_entry_known,
    test_origins,
    test_partner_board,
    test_race_decisions,
    test_registration_flow,
    test_registration_steps,
    test_report_registrations,
    test_review_findings,
    test_review_goes_on,
)
from .approval import *
from .bulk import *
from .changes import *
