import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** Links to other sites: the portal counts that they were opened, then they open. */
export class OpenedLinks extends Interaction {
    static selector = ".prm_opens";
    dynamicContent = {
        _root: { "t-on-click": this.onClick, "t-on-auxclick": this.onClick },
    };

    onClick(ev) {
        if (ev.button > 1) {
            return;
        }
        const body = new FormData();
        body.append("csrf_token", odoo.csrf_token);
        // It is sent even when the browser leaves the page; nobody waits for it.
        fetch(this.el.dataset.opened, { method: "POST", body, keepalive: true }).catch(
            () => {}
        );
    }
}

registry.category("public.interactions").add("prm.opened_links", OpenedLinks);
