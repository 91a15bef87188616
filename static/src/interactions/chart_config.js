/**
 * How a chart of the home looks: colors that do in light and dark, and a hatching for
 * each series, so that nothing is told by color alone. All else is the theme's primary.
 */
const COLORS = {
    submitted: "#0aa2c0",
    action_required: "#e0a100",
    approved: "#2e9d5b",
    rejected: "#d64550",
    withdrawn: "#8a8f98",
    cancelled: "#8a8f98",
    expired: "#8a8f98",
};
// Angle of the lines over the color, in eighths of a turn; nothing: plain.
const HATCHINGS = {
    submitted: 1,
    in_review: 2,
    action_required: 3,
    rejected: 0,
    withdrawn: 1,
    cancelled: 3,
    expired: 2,
};
const TILE = 8;

/** The fill of a series: its color, with lines over it where it has a hatching. */
function fill(key, primary) {
    const color = COLORS[key] || primary;
    if (!(key in HATCHINGS)) {
        return color;
    }
    const tile = document.createElement("canvas");
    tile.width = tile.height = TILE;
    const pen = tile.getContext("2d");
    pen.fillStyle = color;
    pen.fillRect(0, 0, TILE, TILE);
    pen.strokeStyle = "rgba(255, 255, 255, 0.65)";
    pen.lineWidth = 1.5;
    pen.beginPath();
    drawLines(pen, HATCHINGS[key]);
    pen.stroke();
    return pen.createPattern(tile, "repeat");
}

function drawLines(pen, eighth) {
    const ends = {
        0: [[0, TILE / 2, TILE, TILE / 2]],
        2: [[TILE / 2, 0, TILE / 2, TILE]],
        // Through the corners as well, so that the tiles fit together.
        1: [[0, TILE, TILE, 0], [-2, 2, 2, -2], [TILE - 2, TILE + 2, TILE + 2, TILE - 2]],
        3: [[0, 0, TILE, TILE], [-2, TILE - 2, 2, TILE + 2], [TILE - 2, -2, TILE + 2, 2]],
    }[eighth];
    for (const [x, y, toX, toY] of ends) {
        pen.moveTo(x, y);
        pen.lineTo(toX, toY);
    }
}

/** Short numbers for the axis: 1.2M; the tooltip and the table have them in full. */
function axisNumber(value) {
    const language = document.documentElement.lang || undefined;
    return new Intl.NumberFormat(language, { notation: "compact" }).format(value);
}

/**
 * The configuration of Chart.js for a chart as the server describes it.
 *
 * @param {Object} chart its key, labels and series
 * @param {CSSStyleDeclaration} style of the card: the colors of text and theme
 */
export function chartConfig(chart, style) {
    // Names of stages are long: they stand at the side, their bars lie.
    const lies = chart.key === "pipeline";
    const primary = style.getPropertyValue("--primary") || "#71639e";
    const ticks = { color: style.color, font: { family: style.fontFamily } };
    const names = {
        stacked: true,
        grid: { display: false },
        ticks: { ...ticks, autoSkip: !lies, maxRotation: 0 },
    };
    const numbers = {
        stacked: true,
        beginAtZero: true,
        border: { display: false },
        grid: { color: "rgba(128, 128, 128, 0.25)" },
        ticks: { ...ticks, precision: 0, maxTicksLimit: 6, callback: axisNumber },
    };
    return {
        type: "bar",
        data: {
            labels: chart.labels,
            datasets: chart.series.map((series) => ({
                label: series.label,
                data: series.values,
                backgroundColor: fill(series.key, primary),
                maxBarThickness: 28,
                texts: series.texts,
            })),
        },
        options: {
            animation: false,
            maintainAspectRatio: false,
            indexAxis: lies ? "y" : "x",
            scales: lies ? { x: numbers, y: names } : { x: names, y: numbers },
            plugins: {
                legend: {
                    display: chart.series.length > 1,
                    position: "bottom",
                    labels: { ...ticks, boxWidth: 14, boxHeight: 14 },
                },
                tooltip: {
                    filter: (item) => item.raw !== 0,
                    callbacks: {
                        label: ({ dataset, dataIndex }) =>
                            `${dataset.label}: ${dataset.texts[dataIndex]}`,
                    },
                },
            },
        },
    };
}
