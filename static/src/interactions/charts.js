import { loadBundle } from "@web/core/assets";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

import { chartConfig } from "./chart_config";

/**
 * The charts of the home: one request for their numbers, and only then the library.
 *
 * Each chart has a table of the same numbers; what is empty says so in words.
 */
export class PortalCharts extends Interaction {
    static selector = ".prm_charts";

    setup() {
        this.charts = [];
    }

    start() {
        this.registerCleanup(() => this.charts.forEach((chart) => chart.destroy()));
        this.load();
    }

    async load() {
        try {
            this.data = await this.waitFor(this.fetchData());
        } catch {
            this.cards.forEach((card) => this.say(card, _t("The chart cannot be shown right now.")));
            return;
        }
        this.el.querySelector(".prm_as_of").textContent = this.data.as_of;
        this.data.charts.forEach((chart) => this.tell(chart));
        if (this.data.charts.some((chart) => !chart.empty)) {
            await this.waitFor(loadBundle("web.chartjs_lib"));
            this.draw();
        }
    }

    async fetchData() {
        const response = await fetch(this.el.dataset.url, {
            headers: { Accept: "application/json" },
        });
        if (!response.ok) {
            throw new Error(response.statusText);
        }
        return response.json();
    }

    get cards() {
        return [...this.el.querySelectorAll(".prm_chart")];
    }

    card(chart) {
        return this.cards.find((card) => card.dataset.chart === chart.key);
    }

    /** Say why there is no drawing, and give back the height kept free for it. */
    say(card, sentence) {
        card.querySelector(".prm_chart_note").textContent = sentence;
        if (sentence) {
            card.classList.remove("h-100");
            card.querySelector(".prm_drawing").style.height = "auto";
        }
    }

    /** Say that there is nothing, or lay the table below the place of the drawing. */
    tell(chart) {
        const card = this.card(chart);
        this.say(card, chart.empty);
        if (!chart.empty) {
            card.querySelector(".prm_unit").textContent = chart.unit;
            card.querySelector(".card-body").append(this.makeTable(chart, card));
        }
    }

    draw() {
        for (const chart of this.data.charts.filter((each) => !each.empty)) {
            const card = this.card(chart);
            const canvas = document.createElement("canvas");
            canvas.setAttribute("role", "img");
            const label = _t("%s: the numbers are in the table below.", this.heading(card));
            canvas.setAttribute("aria-label", label);
            card.querySelector(".prm_drawing").append(canvas);
            const config = chartConfig(chart, getComputedStyle(card));
            this.charts.push(new window.Chart(canvas, config));
        }
    }

    heading(card) {
        return card.querySelector("h3").textContent;
    }

    makeTable(chart, card) {
        const details = document.createElement("details");
        details.className = "prm_chart_table small mt-2";
        const summary = document.createElement("summary");
        summary.textContent = _t("Show as table");
        const table = document.createElement("table");
        table.className = "table table-sm mb-0 mt-2";
        const caption = table.createCaption();
        caption.className = "visually-hidden";
        caption.textContent = this.heading(card);
        table.createTHead().append(this.makeRow(chart.head, "col"));
        table.createTBody().append(...chart.rows.map((row) => this.makeRow(row, "row")));
        const frame = document.createElement("div");
        frame.className = "table-responsive";
        frame.append(table);
        details.append(summary, frame);
        return details;
    }

    /** A row whose first cell, or every cell ("col"), is a heading. */
    makeRow(texts, scope) {
        const row = document.createElement("tr");
        texts.forEach((text, index) => {
            const isHead = scope === "col" || index === 0;
            const cell = document.createElement(isHead ? "th" : "td");
            cell.textContent = text;
            cell.className = index ? "text-end" : "text-nowrap";
            cell.classList.toggle("fw-normal", isHead && scope === "row");
            if (isHead) {
                cell.scope = scope;
            }
            row.append(cell);
        });
        return row;
    }
}

registry.category("public.interactions").add("prm.charts", PortalCharts);
