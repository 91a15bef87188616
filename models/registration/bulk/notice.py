"""Who is told of a file that was registered: once, instead of for each row."""

from dataclasses import replace

from odoo import api, models

MAIL = "prm.mail_template_bulk_registered"
# Numbers that a message names, where they are not all of a file.
SHOWN_NUMBERS = 20


class PrmBulkNotice(models.AbstractModel):
    """One mail to who sent the file, one message to each who reviews its deals."""

    _name = "prm.bulk.notice"
    _description = "News of a file with registrations"

    @api.model
    def _tell(self, run_sudo, partnership):
        """Tell of a file whose rows have just been registered.

        :param run_sudo: the file
        :param partnership: in the environment of who sent it
        """
        deals_sudo = run_sudo.registration_ids
        by_reviewer = deals_sudo.grouped("reviewer_id")
        reviewers_sudo = deals_sudo.reviewer_id
        run_sudo.write({"reviewer_id": reviewers_sudo[:1].id})
        partnership_sudo = partnership.sudo()
        partnership_sudo._mail_partner(
            MAIL,
            prm_file=run_sudo.name,
            prm_count=len(deals_sudo),
            prm_url=self._link(run_sudo),
        )
        for reviewer_sudo, theirs_sudo in by_reviewer.items():
            if reviewer_sudo.active:
                self._tell_reviewer(run_sudo, reviewer_sudo, theirs_sudo)

    @api.model
    def _link(self, run_sudo):
        """Return the full address of the file's page on the portal."""
        portal_sudo = run_sudo.portal_id
        path = portal_sudo._url("registrations", "bulk", run_sudo.id)
        return portal_sudo.get_base_url() + path

    @api.model
    def _tell_reviewer(self, run_sudo, reviewer_sudo, deals_sudo):
        """Send one message on all deals of a file that one person reviews."""
        lang = self.env["prm.language"]._of(reviewer_sudo, run_sudo.company_id)
        here_sudo = run_sudo.with_context(lang=lang)
        company_sudo = run_sudo.company_id.partner_id
        said = {
            "person": run_sudo.user_id.name,
            "partner": run_sudo.partner_id.name,
            "count": len(deals_sudo),
            "file": run_sudo.name,
            "numbers": self._numbers(here_sudo, deals_sudo),
        }
        thread_sudo = self.env["mail.thread"].with_context(lang=lang).sudo()
        thread_sudo.message_notify(
            author_id=company_sudo.id,
            email_from=company_sudo.email_formatted or run_sudo.user_id.email_formatted,
            **self._words(here_sudo.env, said),
            model=run_sudo._name,
            res_id=run_sudo.id,
            partner_ids=reviewer_sudo.partner_id.ids,
        )

    @api.model
    def _words(self, here, said):
        """Return subject and text of the message to who reviews one deal, or more.

        :param here: environment in the reader's language
        :param dict said: what the texts name
        """
        if said["count"] == 1:
            return {
                "subject": here._(
                    "A registration of %(partner)s waits for your review", **said
                ),
                "body": here._(
                    "%(person)s of %(partner)s registered 1 deal with the file "
                    "“%(file)s”: %(numbers)s. It waits for your review.",
                    **said,
                ),
            }
        return {
            "subject": here._(
                "%(count)s registrations of %(partner)s wait for your review", **said
            ),
            "body": here._(
                "%(person)s of %(partner)s registered %(count)s deals with the file "
                "“%(file)s”: %(numbers)s. They wait for your review.",
                **said,
            ),
        }

    @api.model
    def _numbers(self, run_sudo, deals_sudo):
        """Return which deals of a file one person reviews: all, else one by one."""
        numbers = deals_sudo.sorted("id").mapped("number")
        if len(numbers) < max(run_sudo.total, 2):
            more = ["…"] if len(numbers) > SHOWN_NUMBERS else []
            return ", ".join([*numbers[:SHOWN_NUMBERS], *more])
        first, last = numbers[0], numbers[-1]
        return run_sudo.env._("%(first)s to %(last)s", first=first, last=last)


class PrmPartnership(models.Model):
    """What the mail to who sent the file says of one registration, or more."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    def _received_text(self, count):
        """Return how many registrations came with a file, as subject of the mail."""
        if count == 1:
            return self.env._("1 registration received")
        return self.env._("%s registrations received", count or 0)

    def _received_sentence(self, count, file):
        """Return which registrations were received, and that they are reviewed.

        :param int count: how many there are
        :param str file: its name
        """
        if count == 1:
            return self.env._(
                "We received the registration of your file “%s”. It is waiting for our "
                "review.",
                file or "…",
            )
        return self.env._(
            "We received the %(count)s registrations of your file “%(file)s”. They are "
            "waiting for our review.",
            count=count or 0,
            file=file or "…",
        )


class PrmAudience(models.AbstractModel):
    """Who sent the file is told of it."""

    _inherit = "prm.audience"

    @api.model
    def _told(self):
        return {**super()._told(), MAIL: ("sender",)}

    @api.model
    def _roles(self):
        sender = {"sender": lambda records: records.env.user.partner_id}
        return {**super()._roles(), **sender}


class PrmNotificationEvents(models.AbstractModel):
    """A file that arrived is a registration that was received."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        return [
            replace(event, templates=(*event.templates, MAIL), page="registrations")
            if event.key == "registration_received"
            else event
            for event in super()._entries()
        ]
