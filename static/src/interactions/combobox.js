/**
 * The list of matches below a search box, and the words about it.
 *
 * Only the display: what is chosen, and when to search, is the lookup's.
 */
export class Combobox {
    /**
     * @param {HTMLInputElement} input the search box, an ARIA combobox
     * @param {string} label of the list, for screen readers
     */
    constructor(input, label) {
        this.input = input;
        this.matches = [];
        this.active = -1;
        this.moved = false; // by the keyboard: the active match is wished
        this.el = document.createElement("ul");
        this.el.id = `${input.id}_list`;
        this.el.className = "prm_matches dropdown-menu w-100 mt-0";
        this.el.setAttribute("role", "listbox");
        this.el.setAttribute("aria-label", label);
        this.status = document.createElement("div");
        this.status.className = "prm_lookup_status form-text";
        this.status.setAttribute("role", "status");
        input.setAttribute("role", "combobox");
        input.setAttribute("aria-autocomplete", "list");
        input.setAttribute("aria-controls", this.el.id);
        this.close();
    }

    get isOpen() {
        return this.el.classList.contains("show");
    }

    get current() {
        return this.matches[this.active];
    }

    /** The match that an event of the mouse is about. */
    matchAt(target) {
        return this.matches[target.closest("li")?.dataset.index];
    }

    /** Show matches, the first one active, and a sentence below (or ""). */
    show(matches, sentence, activateFirst) {
        this.matches = matches;
        this.status.textContent = sentence;
        this.el.replaceChildren(...matches.map((match, index) => this.item(match, index)));
        this.el.classList.toggle("show", matches.length > 0);
        this.input.setAttribute("aria-expanded", String(matches.length > 0));
        this.moved = false;
        this.activate(matches.length && activateFirst ? 0 : -1);
    }

    close() {
        this.el.classList.remove("show");
        this.status.textContent = "";
        this.input.setAttribute("aria-expanded", "false");
        this.activate(-1);
    }

    /** Go up (-1) or down (1), around the ends. */
    move(step) {
        const count = this.matches.length;
        const start = this.active < 0 && step < 0 ? 0 : this.active;
        this.moved = true;
        this.activate((start + step + count) % count);
    }

    item(match, index) {
        const item = document.createElement("li");
        item.id = `${this.el.id}_${index}`;
        item.className = "dropdown-item text-wrap";
        item.style.cursor = "pointer";
        item.dataset.index = index;
        item.setAttribute("role", "option");
        item.textContent = match.name;
        return item;
    }

    activate(index) {
        this.active = index;
        [...this.el.children].forEach((item, position) => {
            item.classList.toggle("active", position === index);
            item.setAttribute("aria-selected", String(position === index));
        });
        const item = this.el.children[index];
        if (item) {
            item.scrollIntoView({ block: "nearest" });
            this.input.setAttribute("aria-activedescendant", item.id);
        } else {
            this.input.removeAttribute("aria-activedescendant");
        }
    }
}
