"""What is said and told about a deal: comments, mails in and out, news."""

from . import (
    audience,
    section_audience,
    conversation,
    deal_files,
    vendor_files,
    notifications,
    recipients,
    deal_news,
    mail_gate,
    news,
)
