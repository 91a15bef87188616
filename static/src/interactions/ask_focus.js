import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** A dialog that asks for something starts at its first field, the wrong one if any. */
export class AskFocus extends Interaction {
    static selector = ".prm_portal .modal";
    dynamicContent = {
        _root: { "t-on-shown.bs.modal": this.onShown },
    };

    onShown() {
        const body = this.el.querySelector(".modal-body");
        const field =
            body?.querySelector(".is-invalid") ||
            body?.querySelector("input:not([type=hidden]), select, textarea");
        field?.focus();
    }
}

registry.category("public.interactions").add("prm.ask_focus", AskFocus);
