import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * Brings the section that is open into sight where not all of them have room.
 *
 * On a phone the row of sections scrolls sideways and begins at its start.
 */
export class CurrentSection extends Interaction {
    static selector = ".prm_nav";

    start() {
        const bar = this.el.parentElement;
        const current = this.el.querySelector("[aria-current]");
        if (!current || bar.scrollWidth <= bar.clientWidth) {
            return;
        }
        const [inside, around] = [current, bar].map((el) => el.getBoundingClientRect());
        const middle = (around.width - inside.width) / 2;
        bar.scrollLeft += inside.left - around.left - middle;
    }
}

registry.category("public.interactions").add("prm.current_section", CurrentSection);
