import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * "Set all" on the notification settings: chooses in place, nothing is saved yet.
 *
 * Without this each of them is a link to the same page with all of it chosen.
 */
export class Choices extends Interaction {
    static selector = ".prm_choices";
    dynamicContent = {
        "[data-every]": { "t-on-click": this.onClick },
    };

    onClick(ev) {
        ev.preventDefault();
        const { every } = ev.currentTarget.dataset;
        for (const radio of this.el.querySelectorAll("input[type='radio']")) {
            radio.checked = radio.value === every;
        }
        this.el.querySelector(".prm_told").textContent = _t(
            "Chosen for all. Not saved yet."
        );
    }
}

registry.category("public.interactions").add("prm.choices", Choices);
