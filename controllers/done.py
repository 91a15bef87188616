"""What pages say of what was done just before."""


def done_sentences(env):
    """Return the word of an address → the sentence of the page it leads to.

    :param env: whose language is spoken
    """
    _ = env._
    return {
        "submitted": _("Submitted. We will review it and let you know."),
        "saved": _("Saved. It is not submitted yet."),
        "commented": _("Your message was sent."),
        "attached": _("Your files were sent."),
        "withdrawn": _("Withdrawn."),
        "accepted": _("Accepted. The deal is yours."),
        "declined": _("Declined. Thank you for telling us."),
        "discarded": _("The draft was discarded."),
    }
