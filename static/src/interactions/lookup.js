import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";
import { Interaction } from "@web/public/interaction";
import { LookupSource } from "./lookup_source";
import { Combobox } from "./combobox";
import { makeSearchBox, replaceSelect } from "./search_box";

const NOTHING = { id: "", name: "" };

/**
 * Makes a select a search box with a list of matches (a combobox for screen readers).
 *
 * The select stays, hidden, and holds the value; without scripts it is the field. A
 * text that is left means its only match; else it stays where it is, never lost.
 */
export class Lookup extends Interaction {
    static selector = ".prm_lookup";

    setup() {
        this.select = this.el.querySelector("select");
        this.form = this.select.form;
        this.turn = 0;
        this.settled = "";
        this.pending = null;
        this.input = makeSearchBox(this.el, this.select);
        this.list = new Combobox(this.input, _t("Matches"));
        replaceSelect(this.el, this.select, this.input, this.list);
        const { of } = this.el.dataset;
        this.limit = of ? this.form.elements[of] : null;
        this.source = new LookupSource(this.el.dataset, this.limit);
        this.search = this.debounced(this.fetchMatches, 200);
    }

    start() {
        this.showChosen();
        this.listen();
    }

    // ------------------------------------------------------------ display

    get text() {
        return this.input.value.trim();
    }

    get chosenName() {
        return this.select.value ? this.select.selectedOptions[0].text.trim() : "";
    }

    /** What is chosen stands in the box; what is only typed stays there. */
    showChosen() {
        if (this.select.value) {
            this.input.value = this.chosenName;
        }
        this.settled = this.text;
    }

    choose({ id, name }) {
        this.input.value = name;
        this.settled = this.text;
        this.list.close();
        this.setValue(String(id), name);
    }

    setValue(value, name) {
        if (![...this.select.options].some((option) => option.value === value)) {
            this.select.add(new Option(name, value));
        }
        this.select.value = value;
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
        this.addListener(this.form, "submit", this.onSubmit, { capture: true });
        if (this.limit) {
            this.addListener(this.limit, "change", this.onLimitChange);
        }
    }

    onFocus() {
        this.input.select();
        this.search();
    }

    onBlur() {
        this.pending = this.settle().finally(() => (this.pending = null));
    }

    onClick(ev) {
        const match = this.list.matchAt(ev.target);
        if (match) {
            this.choose(match);
        }
    }

    /** Matches of another company: a choice goes, a text stays. */
    onLimitChange() {
        if (this.select.value) {
            this.choose(NOTHING);
        } else if (document.activeElement === this.input) {
            this.search();
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
        }
        const isWish = ev.key === "Enter" || (ev.key === "Tab" && this.list.moved);
        if (isWish && this.list.current) {
            this.choose(this.list.current);
        }
        if (ev.key === "Escape") {
            this.showChosen();
            this.list.close();
        }
    }

    // ------------------------------------------------------------- search

    async fetchMatches() {
        const query = this.text === this.chosenName ? "" : this.text;
        const hint = this.source.missing(query);
        const turn = ++this.turn;
        const found = hint ? [] : await this.waitFor(this.source.ask(query));
        if (turn === this.turn && document.activeElement === this.input) {
            const sentence = hint || this.source.tell(found);
            this.list.show(found || [], sentence, Boolean(query));
        }
    }

    /** Take the only match of a text that was left; without one the text stays. */
    async settle() {
        const { text } = this;
        this.turn++; // what is still looked up comes too late
        this.list.close();
        if (text === this.settled && text === this.chosenName) {
            return;
        }
        this.settled = text;
        if (text !== this.chosenName) {
            this.setValue("", "");
        }
        if (!text || this.select.value) {
            return;
        }
        const hint = this.source.missing(text);
        const found = hint ? [] : await this.waitFor(this.source.ask(text));
        const match = this.source.only(found || [], text);
        if (this.text === text && match) {
            this.choose(match);
        } else if (document.activeElement !== this.input) {
            this.list.status.textContent = hint || this.source.tellLeft(found);
        }
    }

    /** Find out what a text means before it is sent; Enter sends without leaving. */
    async onSubmit(ev) {
        const isSettled = !this.pending && this.text === this.settled;
        if (isSettled || this.el.closest(".d-none")) {
            return;
        }
        ev.preventDefault();
        ev.stopImmediatePropagation();
        const { submitter } = ev;
        await this.waitFor(this.pending || this.settle());
        this.form.requestSubmit(submitter);
    }
}

registry.category("public.interactions").add("prm.lookup", Lookup);
