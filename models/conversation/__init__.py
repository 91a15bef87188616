"""What is said and told about a deal: comments, mails in and out, news."""

from . import (
    thread_mixin,
    conversation,
    notifications,
    mail_gate,
    news,
)
