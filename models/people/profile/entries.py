"""The fields of the two profiles, in the order of the page: one entry each."""

from dataclasses import dataclass
from functools import partial

from odoo.tools.translate import LazyTranslate

from ....policy.profile import Switches
from ...portal.form.field import FormField

_lt = LazyTranslate(__name__)


@dataclass(frozen=True, kw_only=True)
class ProfileField(FormField):
    """A field of ``res.partner`` on the profile of a person or an organization.

    ``card`` is the profile, ``name`` the field. ``visible`` and ``editable`` say what
    a portal shows and lets partners change that has no row of its own for the field.
    ``required``: no record can be without it. ``locked``: no portal can open it.
    """

    visible: bool = True
    editable: bool = False
    locked: bool = False

    def switches(self, row=None):
        """Return the switches of a portal with this row, or without one.

        :param row: ``prm.portal.field`` with superuser rights
        """
        own = Switches(self.visible, self.editable, False)
        found = Switches(row.visible, row.editable, row.required) if row else own
        return found._replace(
            editable=found.editable and not self.locked,
            required=found.required or self.required,
        ).settled


_contact = partial(ProfileField, card="contact")
_organization = partial(ProfileField, card="organization")

CONTACT = (
    _contact(
        name="name",
        order=10,
        label=_lt("Full name"),
        required=True,
        autocomplete="name",
    ),
    _contact(
        name="function",
        order=20,
        label=_lt("Job position"),
        autocomplete="organization-title",
    ),
    _contact(
        name="email",
        kind="email",
        order=30,
        label=_lt("Email"),
        help=_lt("You log in with this address."),
        locked=True,
    ),
    _contact(
        name="phone",
        kind="phone",
        order=40,
        label=_lt("Phone"),
        autocomplete="tel",
        editable=True,
    ),
    _contact(
        name="lang",
        kind="choice",
        order=50,
        label=_lt("Language"),
        help=_lt("The language of these pages and of our emails to you."),
        choices="languages",
        only_offered=True,
        editable=True,
    ),
    _contact(
        name="tz",
        kind="choice",
        order=55,
        label=_lt("Time zone"),
        help=_lt("Dates and times are shown in it, on these pages and in emails."),
        choices="time_zones",
        editable=True,
    ),
    _contact(
        name="image_1920",
        kind="files",
        order=60,
        label=_lt("Picture"),
        stored=False,
        editable=True,
    ),
)

ORGANIZATION = (
    _organization(
        name="name",
        order=10,
        label=_lt("Company name"),
        required=True,
        autocomplete="organization",
    ),
    _organization(
        name="phone",
        kind="phone",
        order=20,
        half=True,
        label=_lt("Phone"),
        autocomplete="off",
    ),
    _organization(
        name="email",
        kind="email",
        order=30,
        half=True,
        label=_lt("Email"),
        autocomplete="off",
    ),
    _organization(name="website", kind="website", order=40, label=_lt("Website")),
    _organization(
        name="street", order=50, label=_lt("Street"), autocomplete="address-line1"
    ),
    _organization(
        name="street2", order=60, label=_lt("Street 2"), autocomplete="address-line2"
    ),
    _organization(
        name="zip", order=70, half=True, label=_lt("ZIP"), autocomplete="postal-code"
    ),
    _organization(
        name="city",
        order=80,
        half=True,
        label=_lt("City"),
        autocomplete="address-level2",
    ),
    _organization(
        name="country_id",
        kind="choice",
        order=90,
        half=True,
        label=_lt("Country"),
        choices="countries",
        autocomplete="off",
    ),
    _organization(
        name="state_id",
        kind="choice",
        order=100,
        half=True,
        label=_lt("State or province"),
        choices="states",
        autocomplete="off",
    ),
    _organization(name="vat", kind="tax_number", order=110, label=_lt("Tax ID")),
    _organization(
        name="image_1920", kind="files", order=120, label=_lt("Logo"), stored=False
    ),
)

ENTRIES = (*CONTACT, *ORGANIZATION)
