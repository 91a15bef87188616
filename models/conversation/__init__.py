"""What is said and told about a deal: comments, mails in and out, news."""

from . import (
    audience,
    conversation,
    notifications,
    told,
    mail_gate,
    news,
)
