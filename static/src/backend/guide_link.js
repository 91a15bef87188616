import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

import { Component } from "@odoo/owl";

/** Where the addon brings its guide: read without Internet access, in its own version. */
export const GUIDE = "/prm/static/guide/";

/** A question mark that leads to a place of the guide: <widget name="prm_guide" page="…"/>. */
export class GuideLink extends Component {
    static template = "prm.GuideLink";
    static props = { ...standardWidgetProps, page: String };

    get url() {
        return GUIDE + this.props.page;
    }
}

registry.category("view_widgets").add("prm_guide", {
    component: GuideLink,
    extractProps: ({ attrs }) => ({ page: attrs.page }),
    additionalClasses: ["d-inline"],
});
