"""What pages say of what was done just before."""


def done_sentences(env):
    """Return the word of an address → the sentence of the page it leads to.

    :param env: whose language is spoken
    """
    _ = env._
    return {
        "submitted": _("Submitted. We will review it and let you know."),
        "asked": _("Sent. We will take care of it and let you know."),
        "saved": _("Saved. It is not submitted yet."),
        "commented": _("Your message was sent."),
        "attached": _("Your files were sent."),
        "detached": _("The file was removed."),
        "withdrawn": _("Withdrawn."),
        "accepted": _("Accepted. The deal is yours."),
        "declined": _("Declined. Thank you for telling us."),
        "discarded": _("The draft was discarded."),
        "extension_asked": _("Your request was sent. We will decide and write to you."),
        "progress_answered": _("Thank you for your answer."),
        "taken_back": _(
            "You have taken it back. Change what you need, then resubmit it."
        ),
        "cloned": _("This is the copy, a draft. Check it, then submit it."),
        "handed_over": _("The deal was handed over."),
        "proposed": _("Proposed. We will decide on it and let you know."),
        "proposal_withdrawn": _("The proposal was withdrawn."),
        "appealed": _("Your appeal was sent. Somebody else looks at it again."),
        "terms_accepted": _("Thank you. The terms are accepted."),
    }
