import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";
import { forgetKept } from "./kept_input";

/** Forgets the kept input of this tab when its person logs out. */
export class LoggedOutInput extends Interaction {
    static selector = "a[href*='/web/session/logout']";
    dynamicContent = { _root: { "t-on-click": this.forget } };

    forget() {
        forgetKept(() => true);
        window.dispatchEvent(new CustomEvent("prm-logged-out"));
    }
}

/** Forgets the kept input of a form that the server has accepted. */
export class AcknowledgedInput extends Interaction {
    static selector = ".prm_acknowledged";

    start() {
        const { token } = this.el.dataset;
        forgetKept((_key, kept) => kept.includes(`"${token}"`));
        // A reload or a bookmark shall not tell it again.
        const here = new URL(window.location);
        here.searchParams.delete("token");
        here.searchParams.delete("done");
        window.history.replaceState(window.history.state, "", here);
    }
}

const interactions = registry.category("public.interactions");
interactions.add("prm.acknowledged_input", AcknowledgedInput);
interactions.add("prm.logged_out_input", LoggedOutInput);
