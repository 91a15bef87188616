"""What the addon adds to the registries of prm."""

from odoo import api, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.prm.models.notification.events import Event
from odoo.addons.prm.models.portal.sections import Section
from odoo.addons.prm.policy.limits import DAY, HOUR, Limit

from .entry import ACTIVITY, MAIL

_lt = LazyTranslate(__name__)

SENTENCES = {
    "directory_not_granted": _lt(
        "An entry in the partner directory is a benefit of higher tiers."
    ),
}
LIMITS = {
    "directory_inquiries": Limit("prm_website.limit_inquiries", 10, HOUR),
    "directory_mails": Limit("prm_website.limit_inquiry_mails", 5, DAY),
}


class PrmPortalSections(models.AbstractModel):
    """The entry of the organization in the directory."""

    _inherit = "prm.portal.sections"

    def _entries(self):
        section = Section(
            key="directory",
            label=self.env._("Directory entry"),
            icon="fa-address-card-o",
            order=76,
            route="directory",
            condition=self.env["prm.directory.desk"]._is_offered,
            edits=True,
            starts_hidden=True,
        )
        return [*super()._entries(), section]


class PrmLimit(models.Model):
    """How often visitors write to partners: by network, by email address."""

    _inherit = "prm.limit"

    @api.model
    def _limit_of(self, kind):
        return LIMITS[kind] if kind in LIMITS else super()._limit_of(kind)

    @api.model
    def _sentence_of(self, kind):
        if kind not in LIMITS:
            return super()._sentence_of(kind)
        return self.env._(
            "Too many inquiries came from your network. What you typed stays here. "
            "Send it in %(wait)s."
        )


class PrmMessages(models.AbstractModel):
    """Why an entry is refused."""

    _inherit = "prm.messages"

    @api.model
    def _sentences(self):
        return {**super()._sentences(), **SENTENCES}


class PrmNotificationEvents(models.AbstractModel):
    """Partners are told what became of their entry."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        event = Event(
            key="directory_decided",
            label=self.env._("Directory entry decided"),
            help=self.env._("Your entry in the partner directory was decided on."),
            group="partnership",
            order=60,
            templates=(MAIL,),
            section="directory",
            page="directory",
        )
        return [*super()._entries(), event]


class PrmAudience(models.AbstractModel):
    """Supervisors hear of it; the manager of the partner publishes."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        ours = {MAIL: ("supervisors",), ACTIVITY: ("manager", "assigned")}
        return {**super()._told(), **ours}
