from . import (
    test_audience,
    test_deal_files,
    test_deal_news,
    test_mail_gate,
    test_notice_activity,
    test_notice_conversation,
    test_notice_delivery,
    test_notice_mails,
    test_notice_people,
    test_notice_sender,
    test_portal_talk,
)
