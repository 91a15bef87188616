from . import prm_first_days_report, prm_offer_report, prm_registration_report
