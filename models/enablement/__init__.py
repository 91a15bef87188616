"""What a partner has learnt and done: certificates and marketing activities."""

from . import (
    certificate,
    certificate_expiry,
    certificate_effect,
    marketing_activity,
)
