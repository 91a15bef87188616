"""The routes of the addon, and who may open them."""

# Address below /partner/<path> → methods → endpoint. All: auth user, type http, CSRF.
REGISTRATION = "/registrations/<int:prm_id>"
COLLEAGUE = "/colleagues/<int:prm_id>"
INVITATION = "/colleagues/invitations/<int:prm_id>"
ROUTES = {
    ("", "GET"): "prm_home",
    ("/charts", "GET"): "prm_charts",
    ("/documents", "GET"): "prm_documents",
    ("/documents/<int:prm_id>", "GET"): "prm_document",
    ("/documents/<int:prm_id>/download", "GET"): "prm_document_download",
    ("/documents/<int:prm_id>/open", "POST"): "prm_document_open",
    ("/documents/<int:prm_id>/preview", "GET"): "prm_document_preview",
    ("/colleagues", "GET"): "prm_colleagues",
    ("/colleagues", "POST"): "prm_invite_colleagues",
    (COLLEAGUE, "GET"): "prm_colleague",
    (f"{COLLEAGUE}/<string:prm_rest>", "GET"): "prm_back_to_colleagues",
    (f"{COLLEAGUE}/end", "POST"): "prm_end_colleague",
    (f"{COLLEAGUE}/hand-over", "POST"): "prm_hand_over_colleague",
    (f"{COLLEAGUE}/restore", "POST"): "prm_restore_colleague",
    (f"{COLLEAGUE}/role", "POST"): "prm_change_colleague_role",
    (f"{INVITATION}/<string:prm_rest>", "GET"): "prm_back_to_colleagues",
    (f"{INVITATION}/resend", "POST"): "prm_resend_invitation",
    (f"{INVITATION}/withdraw", "POST"): "prm_withdraw_invitation",
    ("/files", "GET"): "prm_pending_files",
    ("/files", "POST"): "prm_upload_files",
    ("/files/<int:prm_id>/remove", "POST"): "prm_remove_file",
    ("/lookup/companies", "GET"): "prm_lookup_companies",
    ("/lookup/contacts", "GET"): "prm_lookup_contacts",
    ("/news", "GET"): "prm_news",
    ("/news/latest", "GET"): "prm_latest_news",
    ("/news/read", "GET"): "prm_back_to_news",
    ("/news/read", "POST"): "prm_read_news",
    ("/news/<int:prm_news>/open", "GET"): "prm_back_to_news",
    ("/news/<int:prm_news>/open", "POST"): "prm_open_news",
    ("/opportunities", "GET"): "prm_opportunities",
    ("/opportunities/<int:prm_id>", "GET"): "prm_opportunity",
    ("/profile", "GET"): "prm_profile",
    ("/profile", "POST"): "prm_save_profile",
    ("/profile/<string:prm_card>", "GET"): "prm_profile",
    ("/profile/<string:prm_card>", "POST"): "prm_save_profile",
    ("/profile/<string:prm_card>/picture", "GET"): "prm_back_to_profile",
    ("/profile/<string:prm_card>/picture", "POST"): "prm_save_picture",
    ("/profile/<string:prm_card>/withdraw", "GET"): "prm_back_to_profile",
    ("/profile/organization/withdraw", "POST"): "prm_withdraw_profile_change",
    ("/program", "GET"): "prm_program",
    ("/program/files/<int:prm_file>", "GET"): "prm_program_file",
    ("/registrations", "GET"): "prm_registrations",
    ("/registrations", "POST"): "prm_create_registration",
    ("/registrations/new", "GET"): "prm_new_registration",
    (REGISTRATION, "GET"): "prm_registration",
    (f"{REGISTRATION}/comments", "GET"): "prm_back_to_registration",
    (f"{REGISTRATION}/comments", "POST"): "prm_comment",
    (f"{REGISTRATION}/discard", "GET"): "prm_back_to_registration",
    (f"{REGISTRATION}/discard", "POST"): "prm_discard",
    (f"{REGISTRATION}/edit", "GET"): "prm_edit_registration",
    (f"{REGISTRATION}/extension", "GET"): "prm_back_from_protection",
    (f"{REGISTRATION}/extension", "POST"): "prm_ask_extension",
    (f"{REGISTRATION}/files", "GET"): "prm_back_to_registration",
    (f"{REGISTRATION}/files", "POST"): "prm_attach",
    (f"{REGISTRATION}/files/<int:prm_file>", "GET"): "prm_download",
    (f"{REGISTRATION}/mute", "GET"): "prm_back_from_mute",
    (f"{REGISTRATION}/mute", "POST"): "prm_mute",
    (f"{REGISTRATION}/progress", "GET"): "prm_back_from_protection",
    (f"{REGISTRATION}/progress", "POST"): "prm_answer_progress",
    (f"{REGISTRATION}/resubmit", "GET"): "prm_edit_registration",
    (f"{REGISTRATION}/resubmit", "POST"): "prm_resubmit_registration",
    (f"{REGISTRATION}/unmute", "GET"): "prm_back_from_mute",
    (f"{REGISTRATION}/unmute", "POST"): "prm_unmute",
    (f"{REGISTRATION}/withdraw", "GET"): "prm_back_to_registration",
    (f"{REGISTRATION}/withdraw", "POST"): "prm_withdraw",
    ("/settings", "GET"): "prm_settings",
    ("/settings", "POST"): "prm_save_settings",
    ("/settings/address", "GET"): "prm_back_to_settings",
    ("/settings/address", "POST"): "prm_ask_address",
    ("/settings/address/cancel", "GET"): "prm_back_to_settings",
    ("/settings/address/cancel", "POST"): "prm_cancel_address",
    ("/settings/notifications", "GET"): "prm_notification_settings",
    ("/settings/notifications", "POST"): "prm_save_notification_settings",
    ("/<path:prm_rest>", "GET"): "prm_nowhere",
}
PREFIX = "/partner/<string:prm_path>"
# The entrance, and an export of core whose cells are made harmless.
OUTSIDE = {
    "/partner",
    "/partner/preview/<string:prm_id>/<string:prm_role>",
    "/partner/preview/end",
    "/web/pivot/export_xlsx",
}
# What a signed link in the address opens to whoever has it: (address, method) →
# endpoint. All: auth public, type http; the link stands for login and CSRF token.
NEW_ADDRESS = "/partner/settings/address/<string:prm_token>"
OPEN_INVITATION = "/partner/invitation/<string:prm_token>"
OPEN_SETTINGS = "/partner/notifications/<string:prm_token>"
SWITCH_OFF = f"{OPEN_SETTINGS}/off/<string:prm_event>"
ANSWER = "/partner/answer/<string:prm_token>"
OPEN = {
    (ANSWER, "GET"): "prm_question",
    (ANSWER, "POST"): "prm_answer_question",
    (NEW_ADDRESS, "GET"): "prm_new_address",
    (NEW_ADDRESS, "POST"): "prm_confirm_address",
    (OPEN_INVITATION, "GET"): "prm_invitation",
    (OPEN_INVITATION, "POST"): "prm_accept_invitation",
    (OPEN_SETTINGS, "GET"): "prm_open_settings",
    (OPEN_SETTINGS, "POST"): "prm_save_open_settings",
    (SWITCH_OFF, "GET"): "prm_offer_to_switch_off",
    (SWITCH_OFF, "POST"): "prm_switch_off",
}
