import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

import { Component, onWillStart, useState } from "@odoo/owl";

/** The start page of the app: numbers from one call, each opens the list behind it. */
export class Overview extends Component {
    static template = "prm.Overview";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ cards: [], won: false, news: false });
        onWillStart(() => this.load());
    }

    async load() {
        Object.assign(this.state, await this.orm.call("prm.overview", "action_read"));
    }

    /** The cards of a part on which something stands; those at zero are named below. */
    cards(part) {
        return this.state.cards.filter((card) => card.part === part && card.count);
    }

    get done() {
        return this.state.cards.filter((card) => !card.count);
    }

    async open(key) {
        const action = await this.orm.call("prm.overview", "action_open", [key]);
        // What was shown is out of date when somebody's rights have changed since.
        return action ? this.action.doAction(action) : this.load();
    }

    openDeal(id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "prm.registration",
            res_id: id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("prm_overview", Overview);
