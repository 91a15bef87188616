import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";
import { Interaction } from "@web/public/interaction";
import { MatchList } from "./match_list";

const NOTHING = { id: "", name: "" };

/**
 * Makes a select a search box with a list of matches (a combobox for screen readers).
 *
 * The select stays, hidden, and holds the value; without scripts it is the field.
 */
export class Lookup extends Interaction {
    static selector = ".prm_lookup";

    setup() {
        this.select = this.el.querySelector("select");
        this.form = this.select.form;
        this.turn = 0;
        this.makeInput();
        this.list = new MatchList(this.input, _t("Matches"));
        this.replaceSelect();
        this.search = this.debounced(this.fetchMatches, 200);
    }

    start() {
        this.showChosen();
        this.listen();
    }

    // ------------------------------------------------------------ display

    makeInput() {
        const { id, className } = this.select;
        this.input = document.createElement("input");
        Object.assign(this.input, { type: "text", id, autocomplete: "off" });
        this.input.className = className.replace("form-select", "form-control");
        this.input.placeholder = _t("Type to search");
        for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) {
            if (this.select.hasAttribute(name)) {
                this.input.setAttribute(name, this.select.getAttribute(name));
            }
        }
        this.input.dataset.prmMust = "1";
    }

    replaceSelect() {
        this.select.id = `${this.select.id}_value`;
        this.select.classList.add("d-none");
        this.select.required = false;
        delete this.select.dataset.prmMust;
        const box = document.createElement("div");
        box.className = "position-relative";
        this.select.before(box);
        box.append(this.input, this.list.el);
        // Bootstrap shows an error only beside its field.
        const error = this.el.querySelector(".invalid-feedback");
        if (error) {
            box.append(error);
        }
        box.append(this.list.status);
    }

    get chosenName() {
        return this.select.value ? this.select.selectedOptions[0].text.trim() : "";
    }

    showChosen() {
        this.input.value = this.chosenName;
    }

    choose({ id, name }) {
        const value = String(id);
        if (![...this.select.options].some((option) => option.value === value)) {
            this.select.add(new Option(name, value));
        }
        this.select.value = value;
        this.showChosen();
        this.list.close();
        this.select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    // ------------------------------------------------------------- events

    listen() {
        this.addListener(this.input, "input", this.search);
        this.addListener(this.input, "focus", this.onFocus);
        this.addListener(this.input, "blur", this.onBlur);
        this.addListener(this.input, "keydown", this.onKeydown);
        // Before "blur" takes the list away.
        this.addListener(this.list.el, "mousedown", (ev) => ev.preventDefault());
        this.addListener(this.list.el, "click", this.onClick);
        this.addListener(this.form, "prm-restored", this.showChosen);
        const { of } = this.el.dataset;
        this.limit = of ? this.form.elements[of] : null;
        if (this.limit) {
            this.addListener(this.limit, "change", () => this.choose(NOTHING));
        }
    }

    onFocus() {
        this.input.select();
        this.search();
    }

    onBlur() {
        if (!this.input.value.trim() && this.select.value) {
            this.choose(NOTHING);
        }
        this.showChosen();
        this.list.close();
    }

    onClick(ev) {
        const match = this.list.matchAt(ev.target);
        if (match) {
            this.choose(match);
        }
    }

    onKeydown(ev) {
        const steps = { ArrowDown: 1, ArrowUp: -1 };
        if (ev.key in steps) {
            ev.preventDefault();
            if (this.list.isOpen) {
                this.list.move(steps[ev.key]);
            } else {
                this.search();
            }
        }
        if (!this.list.isOpen) {
            return;
        }
        if (ev.key === "Enter") {
            ev.preventDefault();
            if (this.list.current) {
                this.choose(this.list.current);
            }
        }
        if (ev.key === "Escape") {
            this.showChosen();
            this.list.close();
        }
    }

    // ------------------------------------------------------------- search

    async fetchMatches() {
        const text = this.input.value.trim();
        const query = text === this.chosenName ? "" : text;
        const hint = this.missing(query);
        const turn = ++this.turn;
        const found = hint ? [] : await this.waitFor(this.ask(query));
        if (turn === this.turn && document.activeElement === this.input) {
            this.list.show(found || [], hint || this.tell(found), Boolean(query));
        }
    }

    /** What has to happen before there can be matches. */
    missing(query) {
        if (this.limit && !this.limit.value) {
            return _t("Choose the company first.");
        }
        const least = Number(this.el.dataset.least);
        return query.length < least ? _t("Type at least %s characters.", least) : "";
    }

    /** The matches, or null when the server gave none. */
    async ask(query) {
        const url = new URL(this.el.dataset.url, window.location.origin);
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

    tell(found) {
        if (!found) {
            const unknown = _t("The search does not work now. Log in again, or try later.");
            return this.trouble || unknown;
        }
        return found.length ? "" : _t("No match. Is it a new one?");
    }
}

registry.category("public.interactions").add("prm.lookup", Lookup);
