"""What a person wants to be told of: the page of the settings, and a mail's link."""

from odoo import api, models

PURPOSE = "notifications"
NAME = "event_{}".format


class PrmNotificationPage(models.AbstractModel):
    """The events that a portal offers, as one membership chose; and choosing.

    A membership comes with superuser rights: that of the current user, or that of whom
    a signed link was sent to.
    """

    _name = "prm.notification.page"
    _description = "Notification settings of a partner"

    # ------------------------------------------------------------------ whose page

    @api.model
    def _member_sudo(self, portal):
        """Return the membership (sudo) of the current user on a portal, maybe none."""
        return self.env["prm.notification.box"]._member_sudo(portal)

    @api.model
    def _member_of_link_sudo(self, token):
        """Return the membership (sudo) that a link is about, none for a dead one.

        :param str token: as it was sent by whoever
        """
        return self.env["prm.signed.link"]._record_sudo(PURPOSE, token)

    @api.model
    def _open_address(self, token):
        """Return the path of the page that a link opens.

        :param str token: of the link
        """
        return f"/partner/notifications/{token}"

    # ------------------------------------------------------------------ what it shows

    @api.model
    def _page(self, portal, typed=None, proposed=""):
        """Return everything that the page of the settings shows.

        :param portal: one that the current user may open
        :param dict typed: what was sent, where it was refused
        :param str proposed: a frequency to show for all events, not saved yet
        """
        member_sudo = self._member_sudo(portal)
        return {
            **self._choices(member_sudo, typed, proposed),
            "url": portal._url("settings", "notifications"),
            "muted": self.env["prm.deal.mute"]._muted(portal, member_sudo),
        }

    @api.model
    def _open_page(self, member_sudo, token, typed=None, proposed=""):
        """Return what the same page shows without login: the choices, nothing else.

        :param member_sudo: of the link
        :param str token: of the link
        :param dict typed: what was sent, where it was refused
        :param str proposed: a frequency to show for all events, not saved yet
        """
        return {
            **self._choices(member_sudo, typed, proposed),
            "url": self._open_address(token),
        }

    def _choices(self, member_sudo, typed, proposed):
        """Return the events in groups, with what is chosen, and what may be chosen."""
        labels = self._labels()
        proposed = proposed if proposed in labels else ""
        chosen = self.env["prm.notification.preference"]._of(member_sudo)
        shown = {
            event: (typed or {}).get(NAME(event)) or proposed or frequency
            for event, frequency in chosen.items()
        }
        pairs = [{"key": key, "label": label} for key, label in labels.items()]
        return {
            "groups": self._groups(shown),
            "frequencies": pairs,
            "shortcuts": pairs,
            "proposed": proposed,
        }

    def _labels(self):
        """Return frequency → label, in the language here."""
        preferences = self.env["prm.notification.preference"]
        return self.env["prm.formatting"]._choices(preferences, "frequency")

    def _groups(self, shown):
        """Return headings with their events.

        :param dict shown: event → frequency, of those that are offered
        """
        catalogue = self.env["prm.notification.events"]
        settled = self.env["prm.notification.preference"]._settled
        groups = {
            key: {"label": label, "events": []}
            for key, label in catalogue._groups().items()
        }
        for event in catalogue._sorted():
            if event.key in shown:
                groups[event.group]["events"].append(
                    {
                        "key": event.key,
                        "name": NAME(event.key),
                        "label": event.label,
                        "help": event.help,
                        "frequency": settled(event, shown[event.key]),
                        "choices": self._paces(event),
                    }
                )
        return [group for group in groups.values() if group["events"]]

    def _paces(self, event):
        """Return what may be chosen of an event beside the columns: on and off.

        :param event: of the catalogue
        :return: pairs of key and label; nothing where all frequencies are a choice
        """
        if not event.pace:
            return []
        labels = {"now": event.pace, "never": self._labels()["never"]}
        return [{"key": key, "label": label} for key, label in labels.items()]

    # ------------------------------------------------------------------- what is saved

    @api.model
    def _rules(self, member_sudo):
        """Return the keys of the events that are offered, and all frequencies.

        :param member_sudo: whose page was sent
        """
        chosen = self.env["prm.notification.preference"]._of(member_sudo)
        return tuple(chosen), tuple(self._labels())

    @api.model
    def _choose(self, member_sudo, choices):
        """Write down what a person chose of what is offered.

        :param member_sudo: whose page was sent
        :param dict choices: event → frequency
        """
        self.env["prm.notification.preference"]._choose(member_sudo, choices)
