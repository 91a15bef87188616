"""What an administrator has switched off for the partners of a portal.

``create`` and ``edit`` are the switches of the section of registrations, ``talk`` and
``files`` those of the conversation and the files on the page of a deal. ``take_back``,
``propose``, ``hand_over`` and ``appeal`` are switches of their own, ``accept`` and
``decline`` are those of the section of offers.

Drafts belong to creating, and copies of deals with them: who may not register a deal
may not send one either, but throws it away.

>>> off = Switches(create=False)
>>> verdict_deal("submit", "draft", off).code
'registrations_closed'
>>> verdict_deal("clone", "approved", off).code
'registrations_closed'
>>> verdict_deal("discard", "draft", off).allowed
True

Correcting, withdrawing and asking for more days belong to changing; whoever is asked
about the progress of a deal may always answer:

>>> off = Switches(edit=False)
>>> verdict_deal("edit", "draft", off).allowed
True
>>> verdict_deal("edit", "action_required", off).code
'registrations_fixed'
>>> verdict_deal("withdraw", "submitted", off).code
'registrations_fixed'
>>> verdict_deal("extension", "approved", off).code
'registrations_fixed'
>>> verdict_deal("progress", "approved", off).allowed
True

What was returned can always be answered: in the conversation or, where there is none,
by the form.

>>> verdict_deal("submit", "action_required", Switches(edit=False, talk=False)).allowed
True

Offers have switches of their own:

>>> verdict_deal("accept", "offered", Switches(edit=False)).allowed
True
>>> verdict_deal("decline", "offered", Switches(decline=False)).code
'offers_fixed'

>>> verdict_deal("comment", "approved", Switches(talk=False)).code
'conversation_off'
>>> verdict_deal("attach", "approved", Switches(files=False)).code
'files_off'
>>> verdict_deal("detach", "submitted", Switches(files=False)).code
'files_off'
>>> verdict_deal("detach", "submitted", Switches(edit=False)).code
'registrations_fixed'

Nothing is taken back for changes where nothing may be changed; a deal can be handed
over all the same:

>>> off = Switches(edit=False)
>>> verdict_deal("take_back", "submitted", off).code
'registrations_fixed'
>>> verdict_deal("hand_over", "submitted", off).allowed
True
>>> verdict_deal("hand_over", "draft", Switches(hand_over=False)).code
'hand_over_off'
>>> verdict_deal("hand_over", "draft", Switches(create=False)).code
'registrations_closed'

An appeal asks for a change, and has a switch of its own:

>>> verdict_deal("appeal", "rejected", Switches(edit=False)).code
'registrations_fixed'
>>> verdict_deal("appeal", "expired", Switches(appeal=False)).code
'appeals_off'
"""

from typing import NamedTuple

from .verdict import ALLOWED, Verdict, refuse

# What a partner does with a draft, or with what was sent.
_OF_DRAFT = frozenset({"edit", "submit", "attach", "detach", "clone", "hand_over"})
_CHANGES = frozenset(
    "edit submit withdraw take_back propose detach extension appeal".split()
)
_ANSWERS = frozenset({"edit", "submit"})
_TALK = frozenset({"comment", "attach"})
_FILES = frozenset({"attach", "detach"})
# Actions with a switch of their own, of the same name → code of what is switched off.
_OWN = {
    "take_back": "take_back_off",
    "propose": "proposals_off",
    "hand_over": "hand_over_off",
    "appeal": "appeals_off",
    "accept": "offers_fixed",
    "decline": "offers_fixed",
}


class Switches(NamedTuple):
    """What partners may do with the deals of a portal."""

    create: bool = True
    edit: bool = True
    talk: bool = True
    files: bool = True
    take_back: bool = True
    propose: bool = True
    hand_over: bool = True
    appeal: bool = True
    accept: bool = True
    decline: bool = True


def verdict_deal(action: str, state: str, switches: Switches) -> Verdict:
    """Tell whether the switches leave ``action`` on a deal in ``state``.

    Codes: ``registrations_closed``, ``registrations_fixed``, ``conversation_off``,
    ``files_off``, ``take_back_off``, ``proposals_off``, ``hand_over_off``,
    ``appeals_off``, ``offers_fixed``.
    """
    if action in _FILES and not switches.files:
        return refuse("files_off")
    if action in _OWN and not getattr(switches, action):
        return refuse(_OWN[action])
    if state == "draft" or action == "clone":
        return _verdict(action in _OF_DRAFT, switches.create, "registrations_closed")
    if action in _TALK:
        return _verdict(True, switches.talk, "conversation_off")
    if action in _ANSWERS and not switches.talk:
        return ALLOWED
    return _verdict(action in _CHANGES, switches.edit, "registrations_fixed")


def _verdict(concerns: bool, switch: bool, code: str) -> Verdict:
    """Refuse what a switch that is off concerns."""
    return refuse(code) if concerns and not switch else ALLOWED
