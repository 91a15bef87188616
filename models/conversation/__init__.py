"""What is said and told about a deal: comments, mails in and out, news."""

from . import (
    audience,
    section_audience,
    conversation,
    notifications,
    recipients,
    followers,
    review_activity,
    told,
    deal_news,
    mail_gate,
    news,
)
