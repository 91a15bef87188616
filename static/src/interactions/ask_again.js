import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * A dialog that opens by itself: an address asks for it, or its answer was refused; then
 * with what was typed and why. Closed, it leaves the focus on the button that opens it.
 */
export class AskAgain extends Interaction {
    static selector = ".prm_ask_again";
    dynamicContent = {
        _root: { "t-on-hidden.bs.modal.once": this.onHidden },
    };

    start() {
        window.Modal.getOrCreateInstance(this.el).show();
    }

    onHidden() {
        document.querySelector(`.prm_open_${this.el.id}`)?.focus();
    }
}

registry.category("public.interactions").add("prm.ask_again", AskAgain);
