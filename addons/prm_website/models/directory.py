"""The pages of the directory, as plain values."""

from collections import Counter
from textwrap import shorten
from urllib.parse import urlencode

from odoo import api, models
from odoo.tools import remove_accents
from odoo.tools.json import scriptsafe

FACETS = ("country", "type", "tier", "offering", "language")
HOME = "/partner/directory"
MAP = "https://www.openstreetmap.org/search?"
STEP = 24
LONGEST_SEARCH, SHORT = 100, 180


class PrmDirectory(models.AbstractModel):
    """Published entries have pages here."""

    _inherit = "prm.directory"

    @api.model
    def _has_pages(self):
        return True

    @api.model
    def _url(self, entry):
        return entry.company_id.get_base_url() + self._path(entry)

    @api.model
    def _path(self, entry):
        """Return the address of the page of an entry, the same for all versions."""
        slug = self.env["ir.http"]._slug((entry.partnership_id.id, entry.name))
        return f"{HOME}/{slug}"


class PrmDirectoryPage(models.AbstractModel):
    """What the pages show of entries that are public now, to everybody."""

    _name = "prm.directory.page"
    _description = "Pages of the partner directory"

    # -------------------------------------------------------------------- the list

    @api.model
    def _list(self, website, params, page):
        """Return what the list shows; parameters that mean nothing change nothing.

        :param website: that is visited
        :param dict params: of the address: a key for each facet, and ``search``
        :param int page: number of the page
        """
        entries_sudo = self.env["prm.directory"]._visible_sudo(website.company_id)
        facts = {entry.id: self._facts(entry) for entry in entries_sudo}
        filters = [self._filter(facet, facts, params) for facet in FACETS]
        query = {each["name"]: each["chosen"] for each in filters if each["chosen"]}
        search = " ".join(str(params.get("search") or "").split())[:LONGEST_SEARCH]
        words = self._plain(search).split()
        found_sudo = entries_sudo.filtered(
            lambda entry: self._is_met(entry, facts[entry.id], query, words)
        )
        args = {**query, "search": search} if search else query
        total = len(found_sudo)
        pager = website.pager(HOME, total, page=page, step=STEP, url_args=args)
        start = pager["offset"]
        return {
            "filters": [each for each in filters if each["options"]],
            "search": search,
            "is_filtered": bool(args),
            "is_empty": not entries_sudo,
            "total": total,
            "rows": [self._row(each) for each in found_sudo[start : start + STEP]],
            "pager": pager,
        }

    def _is_met(self, entry, facts, query, words):
        """Tell whether an entry (sudo) meets what was chosen and searched."""
        text = self._text(entry)
        chosen = all(key in facts[facet] for facet, key in query.items())
        return chosen and all(word in text for word in words)

    def _facts(self, entry):
        """Return facet → {key: words} of an entry (sudo)."""
        type_sudo, tier = (
            entry.partnership_id.partner_type_id,
            self.env["prm.directory"]._tier(entry),
        )
        return {
            "country": {str(each.id): each.name for each in entry.country_id},
            "type": {str(each.id): each.name for each in type_sudo},
            "tier": {tier: tier} if tier else {},
            "offering": {str(each.id): each.name for each in entry.offering_ids},
            "language": {str(each.id): each._prm_name() for each in entry.lang_ids},
        }

    def _filter(self, facet, facts, params):
        """Return a filter: its name, what it offers with counts, what is chosen."""
        words, counts = {}, Counter()
        for each in facts.values():
            words.update(each[facet])
            counts.update(list(each[facet]))
        options = [
            {"key": key, "name": name, "count": counts[key]}
            for key, name in sorted(words.items(), key=lambda each: each[1].casefold())
        ]
        chosen = params.get(facet)
        chosen = chosen if chosen in words else ""
        return {"name": facet, "options": options, "chosen": chosen}

    def _text(self, entry):
        """Return what the search looks at."""
        offered = " ".join(entry.offering_ids.mapped("name"))
        parts = (entry.name, entry.description, entry.city, entry.country_id.name)
        return self._plain(" ".join(filter(None, (*parts, offered))))

    def _plain(self, text):
        return remove_accents(text).casefold()

    # -------------------------------------------------------------------- one entry

    def _row(self, entry):
        """Return what the list says of an entry (sudo)."""
        path = self.env["prm.directory"]._path(entry)
        return {
            "name": entry.name,
            "url": path,
            "logo_url": f"{path}/logo?v={entry.id}" if entry.logo else "",
            "tier": self.env["prm.directory"]._tier(entry),
            "type": entry.partnership_id.partner_type_id.name or "",
            "place": ", ".join(filter(None, (entry.city, entry.country_id.name))),
            "description": entry.description or "",
            "short": shorten(entry.description or "", SHORT, placeholder="…"),
            "offerings": entry.offering_ids.mapped("name"),
            "languages": sorted(each._prm_name() for each in entry.lang_ids),
        }

    @api.model
    def _detail(self, entry):
        """Return what the page of an entry (sudo) shows: only what was typed for it."""
        formatting = self.env["prm.formatting"]
        place = (entry.address, entry.city, entry.country_id.name)
        where = ", ".join(filter(None, place))
        is_on_map = entry.address or entry.city
        row = self._row(entry)
        return {
            **row,
            "address": entry.address or "",
            "website_url": formatting._website_url(entry.website or ""),
            "website": entry.website or "",
            "phone": entry.phone or "",
            "phone_url": formatting._phone_url(entry.phone or ""),
            "email": entry.email or "",
            "email_url": formatting._mail_url(entry.email or ""),
            "map_url": MAP + urlencode({"query": where}) if is_on_map else "",
            "certified": entry.partnership_id.certified_count,
            "json_ld": scriptsafe.dumps(self._json_ld(entry, row)),
        }

    def _json_ld(self, entry, row):
        """Return the entry as search engines read it (schema.org)."""
        base = entry.company_id.get_base_url()
        address = {
            "streetAddress": entry.address,
            "addressLocality": entry.city,
            "addressCountry": entry.country_id.code,
        }
        address = {key: value for key, value in address.items() if value}
        told = {
            "@context": "https://schema.org",
            "@type": "Organization",
            "name": entry.name,
            "description": entry.description,
            "url": self.env["prm.formatting"]._website_url(entry.website or ""),
            "logo": row["logo_url"] and base + row["logo_url"],
            "telephone": entry.phone,
            "email": entry.email,
            "address": address and {"@type": "PostalAddress", **address},
        }
        return {key: value for key, value in told.items() if value}
