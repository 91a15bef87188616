import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** One dialog for many rows: it asks about the row whose button has opened it. */
export class AskOfRow extends Interaction {
    static selector = ".prm_ask_of_row";
    dynamicContent = {
        _root: { "t-on-show.bs.modal": this.onShow },
        form: { "t-att-action": () => this.url },
        ".prm_ask_name": { "t-out": () => this.name },
    };

    setup() {
        this.url = this.el.querySelector("form").getAttribute("action");
        this.name = "";
    }

    onShow(ev) {
        this.url = ev.relatedTarget.dataset.prmUrl;
        this.name = ev.relatedTarget.dataset.prmName;
    }
}

registry.category("public.interactions").add("prm.ask_of_row", AskOfRow);
