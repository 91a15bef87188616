import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** A button that prints its page. */
export class PrintPage extends Interaction {
    static selector = ".prm_portal .prm_print";
    dynamicContent = {
        _root: { "t-on-click": this.onClick },
    };

    onClick() {
        window.print();
    }
}

registry.category("public.interactions").add("prm.print_page", PrintPage);
