import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * The menu of a row in a list: what may be done with its deal.
 *
 * The page has each entry once; a row says which of them are its own. Without this, the
 * button is a link to the page of the deal, where all of it can be done.
 */
export class RowActions extends Interaction {
    static selector = ".prm_acts";
    dynamicContent = {
        _root: {
            "t-on-keydown": this.onKeydown,
            "t-att-role": () => "button",
            "t-att-data-bs-toggle": () => "dropdown",
        },
    };

    start() {
        const entries = document.querySelector(".prm_acts_menu").content;
        const menu = document.createElement("div");
        menu.className = "dropdown-menu dropdown-menu-end";
        for (const key of this.el.dataset.acts.split(" ")) {
            const entry = entries.querySelector(`[data-act="${key}"]`).cloneNode(true);
            entry.href = this.el.getAttribute("href") + entry.dataset.end;
            menu.append(entry);
        }
        this.el.setAttribute("aria-expanded", "false");
        this.insert(menu, this.el, "afterend");
    }

    /** A button answers to the space bar, which a link does not know. */
    onKeydown(ev) {
        if (ev.key === " ") {
            ev.preventDefault();
            this.el.click();
        }
    }
}

registry.category("public.interactions").add("prm.row_actions", RowActions);
