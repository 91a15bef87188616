"""What is said of colleagues: of their roles, their access, and who is invited."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

SENTENCES = {
    # may anybody be invited
    "invitations_off": _lt(
        "You cannot invite colleagues on this portal. Ask your partner manager to "
        "invite them."
    ),
    "invitations_off_here": _lt(
        "On this portal, supervisors cannot invite colleagues. Change this under "
        "Colleagues on the portal, or invite the person yourself."
    ),
    "invitation_unattended": _lt(
        "You cannot invite anybody at the moment, because none of our employees is "
        "assigned to your organization. Please contact us."
    ),
    "invitation_mail_off": _lt(
        "This portal sends no login emails, so nobody can be invited by email. Ask "
        "your partner manager to give your colleagues access."
    ),
    "invitation_waits": _lt(
        "This invitation is waiting for approval. It is sent once your partner manager "
        "has approved it."
    ),
    "invitation_orphaned": _lt(
        "The person who asked for this invitation is no longer a supervisor, so its "
        "link would not work. Decline it, and invite the person yourself."
    ),
    "invitation_needless": _lt(
        "This person uses the portal already. Decline the invitation."
    ),
    "invitation_over": _lt("This invitation has ended. Invite the person again."),
    "invitation_not_for_login": _lt(
        "You cannot accept this invitation with this login."
    ),
    "addresses_invalid": _lt(
        "Nobody has been invited yet, because some of these are not email addresses. "
        "Correct them and try again."
    ),
    "addresses_too_many": _lt(
        "You can invite up to 50 people at once. Invite the others after that."
    ),
    # roles and access
    "colleagues_fixed": _lt(
        "Only we can change roles and access on this portal. Contact your partner "
        "manager."
    ),
    "colleague_is_self": _lt("You cannot do this to yourself. Ask another supervisor."),
    "last_supervisor": _lt(
        "Your organization needs at least one active supervisor. Make somebody else a "
        "supervisor first."
    ),
    "colleague_has_no_access": _lt("This person has no access. Restore it first."),
    "access_ended_by_vendor": _lt(
        "We ended this access. Only your partner manager can restore it."
    ),
    "colleague_stays_out": _lt(
        "This access cannot be restored here. Contact your partner manager."
    ),
    # the password of who accepts
    "passwords_differ": _lt("The two passwords are not the same. Enter both again."),
}
