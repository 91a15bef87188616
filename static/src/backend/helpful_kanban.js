import { registry } from "@web/core/registry";
import { KanbanHeader } from "@web/views/kanban/kanban_header";
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

/** The number of a column's cards stands beside its sum. */
export class CountedKanbanHeader extends KanbanHeader {
    static template = "prm.CountedKanbanHeader";
}

export class CountedKanbanRenderer extends HelpfulKanbanRenderer {
    static components = { ...KanbanRenderer.components, KanbanHeader: CountedKanbanHeader };
}

registry.category("views").add("prm_counted_kanban", {
    ...kanbanView,
    Renderer: CountedKanbanRenderer,
});
