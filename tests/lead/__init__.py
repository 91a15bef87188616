from . import (
    test_access_leads,
    test_crm_confirm,
    test_crm_customer,
    test_crm_follow,
    test_crm_resellers,
    test_crm_resellers_http,
    test_crm_salesperson,
)
from .direct import *
