import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * The sections of a portal: where they do not fit, the current one is in sight, and the
 * one that has the focus, all of it.
 *
 * At once, before anybody looks: nothing moves on the screen.
 */
export class SectionBar extends Interaction {
    static selector = ".prm_nav";
    dynamicContent = {
        a: { "t-on-focus": (ev) => this.show(ev.currentTarget) },
    };

    start() {
        const current = this.el.querySelector("[aria-current='page']");
        const bar = this.el.closest(".overflow-x-auto");
        if (!current || bar.scrollWidth <= bar.clientWidth) {
            return;
        }
        this.center(current, bar);
    }

    show(link) {
        link.scrollIntoView({ block: "nearest", inline: "nearest" });
    }

    center(current, bar) {
        const middle = (el) => {
            const { left, width } = el.getBoundingClientRect();
            return left + width / 2;
        };
        bar.scrollLeft += middle(current) - middle(bar);
    }
}

registry.category("public.interactions").add("prm.section_bar", SectionBar);
