import { cookie } from "@web/core/browser/cookie";
import { getColor } from "@web/core/colors/colors";
import { registry } from "@web/core/registry";
import {
    JournalDashboardGraphField,
    journalDashboardGraphField,
} from "@web/views/fields/journal_dashboard_graph/journal_dashboard_graph_field";

// Of the small palette, without the red of warnings.
const COLORS = [4, 0, 2, 3, 5];

/** A bar for each day, in which the kinds of activity lie on top of each other. */
export class UsageGraph extends JournalDashboardGraphField {
    static template = "prm.UsageGraph";

    renderChart() {
        // Another record may be shown by now.
        this.data = JSON.parse(this.props.record.data[this.props.name]);
        super.renderChart();
    }

    getBarChartConfig() {
        const config = super.getBarChartConfig();
        const scheme = cookie.get("color_scheme");
        config.data.datasets = this.data.map((series, number) => ({
            label: series.key,
            data: series.values.map((bar) => bar.value),
            backgroundColor: getColor(COLORS[number], scheme, 6),
        }));
        const { plugins, scales } = config.options;
        plugins.tooltip = { mode: "index", intersect: false };
        const color = scales.x.ticks.color;
        plugins.legend = {
            position: "bottom",
            labels: { boxWidth: 12, color },
        };
        Object.assign(scales.x, { stacked: true, grid: { display: false } });
        Object.assign(scales.x.ticks, { maxRotation: 0, autoSkipPadding: 24 });
        Object.assign(scales.y, {
            display: true,
            stacked: true,
            beginAtZero: true,
            grid: { color: scales.x.border.color },
            ticks: { precision: 0, maxTicksLimit: 5, color },
        });
        return config;
    }
}

registry
    .category("fields")
    .add("prm_usage_graph", { ...journalDashboardGraphField, component: UsageGraph });
