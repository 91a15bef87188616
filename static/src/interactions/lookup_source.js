import { _t } from "@web/core/l10n/translation";

/** A name without what does not tell two names apart. */
function plain(name) {
    return name.trim().replace(/\s+/g, " ").toLocaleLowerCase();
}

/**
 * Where a lookup's matches come from, and the words about them.
 */
export class LookupSource {
    /**
     * @param {DOMStringMap} dataset of the lookup: url, and how much has to be typed
     * @param {HTMLSelectElement|null} limit the choice that the matches belong to
     */
    constructor({ url, least }, limit) {
        this.url = url;
        this.least = Number(least);
        this.limit = limit;
    }

    /** What has to happen before there can be matches. */
    missing(query) {
        if (this.limit && !this.limit.value) {
            return _t("Choose the company first.");
        }
        return query.length < this.least
            ? _t("Type at least %s characters.", this.least)
            : "";
    }

    /** The matches, or null when the server gave none. */
    async ask(query) {
        const url = new URL(this.url, window.location.origin);
        url.searchParams.set("q", query);
        if (this.limit) {
            url.searchParams.set("company", this.limit.value);
        }
        this.trouble = "";
        try {
            const response = await fetch(url, { headers: { Accept: "application/json" } });
            const answer = await response.json();
            this.trouble = answer.error;
            return response.ok ? answer : null;
        } catch {
            return null;
        }
    }

    /** The one match that a text means: of that name, or the only one at all. */
    only(found, text) {
        const same = found.filter(({ name }) => plain(name) === plain(text));
        const means = same.length ? same : found;
        return means.length === 1 ? means[0] : null;
    }

    tell(found) {
        if (!found) {
            const unknown = _t("The search is not available right now. Log in again, or try later.");
            return this.trouble || unknown;
        }
        return found.length ? "" : _t("No match. Is it a new one?");
    }

    /** What to say of a text that was left without choosing a match. */
    tellLeft(found) {
        return found?.length
            ? _t("Several match, so nothing is chosen yet. Choose one of them.")
            : this.tell(found);
    }
}
