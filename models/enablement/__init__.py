"""What a partner has learnt and done: certificates and marketing activities."""

from . import (
    certificate_expiry,
    certificate,
    marketing_activity,
)
