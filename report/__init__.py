from . import prm_registration_report
