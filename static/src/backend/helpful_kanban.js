import { registry } from "@web/core/registry";
import { KanbanRenderer } from "@web/views/kanban/kanban_renderer";
import { kanbanView } from "@web/views/kanban/kanban_view";

/** A kanban that says what to do first when it has no column, by a record's link too. */
export class HelpfulKanbanRenderer extends KanbanRenderer {
    get showNoContentHelper() {
        const { isGrouped, groups } = this.props.list;
        return (isGrouped && !groups.length) || super.showNoContentHelper;
    }
}

registry.category("views").add("prm_helpful_kanban", {
    ...kanbanView,
    Renderer: HelpfulKanbanRenderer,
});
