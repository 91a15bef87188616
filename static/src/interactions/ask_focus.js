import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * A dialog that asks for something starts at its first field, the wrong one if any.
 *
 * Closed, it gives the focus back to what opens it: also when an address has opened it,
 * and to the menu where its button stands in one.
 */
export class AskFocus extends Interaction {
    static selector = ".prm_portal .modal";
    dynamicContent = {
        _root: {
            "t-on-shown.bs.modal": this.onShown,
            "t-on-hidden.bs.modal": this.onHidden,
        },
    };

    onShown() {
        const body = this.el.querySelector(".modal-body");
        const field =
            body?.querySelector(".is-invalid") ||
            body?.querySelector("input:not([type=hidden]), select, textarea");
        field?.focus();
    }

    /** Bootstrap goes to the button that was clicked, if it is still to be seen. */
    onHidden() {
        const opener = document.querySelector(`[data-bs-target="#${this.el.id}"]`);
        const menu = opener?.closest(".dropdown")?.querySelector(".dropdown-toggle");
        (menu || opener)?.focus();
    }
}

registry.category("public.interactions").add("prm.ask_focus", AskFocus);
