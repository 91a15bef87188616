import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * A dialog that opens by itself: an address asks for it, or its answer was refused; then
 * with what was typed and why.
 */
export class AskAgain extends Interaction {
    static selector = ".prm_ask_again";

    start() {
        window.Modal.getOrCreateInstance(this.el).show();
    }
}

registry.category("public.interactions").add("prm.ask_again", AskAgain);
