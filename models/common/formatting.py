"""Dates, numbers, money and choices as texts, in the language of the environment."""

import re
from datetime import timedelta
from functools import lru_cache, partial

from babel.dates import format_timedelta
from markupsafe import Markup, escape

from odoo import api, fields, models
from odoo.tools import (
    format_amount,
    format_date,
    format_datetime,
    formatLang,
    get_lang,
)
from odoo.tools.lru import LRU
from odoo.tools.misc import babel_locale_parse
from odoo.tools.translate import LazyGettext

from ...policy import email_address, phone_number
from ...policy.matching import normalize_host
from .visit.once import once

# A number such as REG-0042, which browsers break after its hyphen.
NUMBER = re.compile(r"\b[^\W\d_]{1,10}(?:-\d{1,12})+\b")
# What is written, and how → its text: nothing else decides it.
TEXTS = LRU(20_000)
# What of a language decides how something is written.
WAYS = (
    "code",
    "date_format",
    "time_format",
    "grouping",
    "decimal_point",
    "thousands_sep",
)
# How long ago something was, below so many seconds, is told in steps of so many.
ROUNDED = ((3600, 1), (2 * 86400, 60), (float("inf"), 3600))


@lru_cache(maxsize=10_000)
def _ago_in_words(seconds, lang):
    """Return how long ago something was, in the words of a language."""
    return format_timedelta(
        timedelta(seconds=-seconds),
        add_direction=True,
        locale=babel_locale_parse(lang),
    )


def unbroken(text):
    """Return a text for a page, in which no line ends within a number of a deal.

    A number says nothing of the direction of the text that it stands in.
    """
    whole = '<bdi dir="ltr" class="text-nowrap">\\g<0></bdi>'
    return Markup(NUMBER.sub(whole, str(escape(text or ""))))


class PrmFormatting(models.AbstractModel):
    """Turns values into texts for people; what is empty is an empty text.

    Ask as the reader, or with the reader's ``lang`` in the context.
    """

    _name = "prm.formatting"
    _description = "Values as texts"

    @api.model
    def _tr(self, text):
        """Return a text of a registry in the language of the environment.

        What somebody typed is in that language already.
        """
        # pylint: disable-next=gettext-variable
        return self.env._(text) if isinstance(text, LazyGettext) else text or ""

    def _written(self, what, write):
        """Return a text, which is written once for all who read the same.

        :param tuple what: all that decides the text, beside the person's own ways
        :param write: it returns the text
        """
        key = (what, once(self.env, ("ways",), self._ways))
        if (text := TEXTS.get(key)) is None:
            text = TEXTS[key] = write()
        return text

    def _ways(self):
        """Return how the language of the environment writes, and by which zone."""
        lang = get_lang(self.env)
        return (self.env.user.tz, *(lang[name] for name in WAYS))

    @api.model
    def _day(self, day, form=False):
        """Return a day, as the reader's language writes it.

        :param day: date, or moment (UTC) of which the reader's day is meant
        :param form: ``"medium"``, ``"long"`` or a pattern such as ``"MMM yyyy"``
        """
        if not day:
            return ""
        write = partial(format_date, self.env, day, date_format=form)
        return self._written(("day", day, form, self.env.tz), write)

    @api.model
    def _moment(self, moment, form="short"):
        """Return day and time of a moment (UTC), in the time zone of the user.

        :param str form: ``"short"``, or ``"medium"`` with year and seconds in full
        """
        write = partial(format_datetime, self.env, moment, dt_format=form)
        return self._written(("moment", moment, form), write)

    @api.model
    def _ago(self, moment):
        """Return how long ago a moment (UTC) was, in words: a second at least."""
        seconds = max((fields.Datetime.now() - moment).total_seconds(), 1)
        step = next(step for most, step in ROUNDED if seconds < most)
        lang = once(self.env, ("lang",), lambda: get_lang(self.env).code)
        return _ago_in_words(int(seconds // step * step), lang)

    @api.model
    def _when(self, moment):
        """Return a moment (UTC) as pages tell it: how long ago, in full on hover.

        :return: ``ago`` and ``moment``: texts; ``iso``: for programs; empty without one
        """
        if not moment:
            return {}
        return {
            "ago": self._ago(moment),
            "moment": self._moment(moment, "medium"),
            "iso": f"{moment.isoformat()}Z",
        }

    @api.model
    def _period(self, first, last):
        """Return "01/01/2026 – 12/31/2026", or the one day of both that there is."""
        return " – ".join(self._day(day) for day in (first, last) if day)

    @api.model
    def _number(self, number, digits=None):
        """Return a number with two decimals, with none when it is a whole one.

        :param int digits: as many decimals in any case
        """
        if digits is None:
            digits = 0 if float(number).is_integer() else 2
        return formatLang(self.env, number, digits=digits)

    @api.model
    def _percent(self, number):
        """Return "12%", of a number that counts in hundredths."""
        pattern = babel_locale_parse(get_lang(self.env).code).percent_formats[None]
        return f"{pattern.prefix[0]}{self._number(number)}{pattern.suffix[0]}"

    @api.model
    def _money(self, amount, currency):
        """Return an amount with the sign of its currency, which nobody need read."""
        sign = self._sign_of(currency)
        write = partial(self._write_money, amount, currency)
        return self._written(("money", amount, sign), write)

    def _write_money(self, amount, currency):
        currency_sudo = currency.sudo()
        return format_amount(self.env, amount, currency_sudo)

    def _sign_of(self, currency):
        return once(self.env, ("sign", currency.id), partial(self._sign, currency))

    def _sign(self, currency):
        """Return how amounts of a currency are written, as core remembers it."""
        if known := self.env["res.currency"].get_all_currencies().get(currency.id):
            return known["name"], known["symbol"], known["position"], *known["digits"]
        currency_sudo = currency.sudo()
        names = ("name", "symbol", "position", "decimal_places")
        return tuple(currency_sudo[name] for name in names)

    @api.model
    def _currency_name(self, currency):
        """Return the code of a currency, such as "EUR", which nobody need read."""
        return self._sign_of(currency)[0]

    @api.model
    def _currency_sudo(self, record):
        """Return the currency (sudo) of a record's company, reading no more of it.

        :param record: one, in any environment
        """
        record_sudo = record.sudo()
        company_sudo = record_sudo.company_id
        company_sudo.fetch(["currency_id"])
        return company_sudo.currency_id

    @api.model
    def _yes_no(self, flag):
        return self.env._("Yes") if flag else self.env._("No")

    @api.model
    def _quantity(self, number, kind, currency):
        """Return a number as its kind asks.

        :param str kind: ``"monetary"``, ``"boolean"``, or another one for plain numbers
        :param currency: of an amount
        """
        if kind == "monetary":
            return self._money(number, currency)
        return self._yes_no(number) if kind == "boolean" else self._number(number)

    @api.model
    def _choice(self, record, name, value=None):
        """Return the label of a selection field's value, the record's unless told.

        :param record: a record; with ``value`` also none of the model
        :param str name: the field
        """
        chosen = record[name] if value is None else value
        return self._choices(record, name).get(chosen, "")

    @api.model
    def _choices(self, records, name):
        """Return value → label of a selection field, in the order of the field."""
        ask = partial(self._read_choices, records, name)
        return dict(once(self.env, ("choices", records._name, name), ask))

    def _read_choices(self, records, name):
        return tuple(records._fields[name]._description_selection(self.env))

    # ------------------------------------------------------------------ addresses

    def _mail_url(self, email):
        """Return where an email address leads, ``""`` for what is none."""
        return f"mailto:{email}" if email_address.is_valid_email(email) else ""

    def _phone_url(self, phone):
        """Return where a phone number leads, ``""`` for what is none."""
        if not phone_number.is_plausible(phone):
            return ""
        return "tel:" + "".join(each for each in phone if each in "+0123456789")

    def _website_url(self, website):
        """Return the address of a website; nothing of what names no host."""
        if not normalize_host(website):
            return ""
        is_full = website.startswith(("http://", "https://"))
        return website if is_full else f"https://{website}"
