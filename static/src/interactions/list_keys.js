import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * A list by keyboard: "/" leads to the search, arrows from row to row and to the menu of
 * a row, Escape closes the filters.
 *
 * Rows are links, so Enter opens them; without this, Tab reaches all of it.
 */
export class ListKeys extends Interaction {
    static selector = ".prm_portal:has(.prm_toolbar)";
    dynamicContent = {
        _document: { "t-on-keydown": this.onKeydown },
    };

    get rows() {
        const links = [...this.el.querySelectorAll("a.prm_row")];
        return links.filter((link) => link.getClientRects().length);
    }

    onKeydown(ev) {
        if (ev.defaultPrevented || ev.ctrlKey || ev.metaKey || ev.altKey) {
            return;
        }
        const row = ev.target.closest(".prm_rows tr, li, .card");
        const places = {
            "/": () => !this.isTyping(ev.target) && this.search,
            Escape: () => this.closeFilters(ev.target),
            ArrowDown: () => this.neighbor(ev.target, 1),
            ArrowUp: () => this.neighbor(ev.target, -1),
            Home: () => this.isRow(ev.target) && this.rows[0],
            End: () => this.isRow(ev.target) && this.rows.at(-1),
            ArrowRight: () => this.isRow(ev.target) && row?.querySelector(".prm_acts"),
            ArrowLeft: () => this.isMenu(ev.target) && row?.querySelector(".prm_row"),
        };
        const place = places[ev.key]?.();
        if (place) {
            ev.preventDefault();
            place.focus();
        }
    }

    get search() {
        return this.el.querySelector("#prm_search");
    }

    isRow(el) {
        return el.matches("a.prm_row");
    }

    isMenu(el) {
        return el.matches(".prm_acts[aria-expanded='false']");
    }

    isTyping(el) {
        return el.matches("input, textarea, select, [contenteditable='true']");
    }

    /** From the search box, the first row is below. */
    neighbor(el, step) {
        const rows = this.rows;
        if (el === this.search) {
            return step > 0 && rows[0];
        }
        return this.isRow(el) && (rows[rows.indexOf(el) + step] || null);
    }

    /** Return where the focus goes when the panel beside the search has been closed. */
    closeFilters(el) {
        const button = this.el.querySelector(".prm_filter_toggle");
        const panel = el.closest("#prm_filters");
        const isOpen = button?.getAttribute("aria-expanded") === "true";
        if (!panel || !isOpen || !button.getClientRects().length) {
            return null;
        }
        button.click();
        return button;
    }
}

registry.category("public.interactions").add("prm.list_keys", ListKeys);
