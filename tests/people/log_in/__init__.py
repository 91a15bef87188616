from . import (
    test_forgotten_password,
    test_forgotten_password_page,
    test_invite_log_in,
    test_log_in_mails,
    test_portal_login,
    test_tour_password,
)
