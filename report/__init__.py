from . import prm_offer_report, prm_registration_report
