/** What stands in the matrix, read from the records of tiers and conditions. */

/** Return the parameters that some tier names in a section, and those just added. */
export function rowsOf(tiers, kind, added) {
    const rows = new Map(added.filter((row) => row.kind === kind).map((row) => [row.id, row]));
    for (const { data } of tiers.flatMap((tier) => tier.data.condition_ids.records)) {
        if (data.kind === kind) {
            const { id, display_name: name } = data.parameter_id;
            const { sequence, value_type: type } = data;
            rows.set(id, { id, kind, name, sequence, type });
        }
    }
    return [...rows.values()].sort((a, b) => a.sequence - b.sequence);
}

/** Return the conditions of a tier in a row, the earliest first. */
export function conditionsOf(tier, row) {
    const begin = (condition) => condition.data.date_start || 0;
    return tier.data.condition_ids.records
        .filter(({ data }) => data.kind === row.kind)
        .filter(({ data }) => data.parameter_id.id === row.id)
        .sort((a, b) => begin(a) - begin(b));
}

/** Return the points of the obligations of a tier that are in force today. */
export function pointsOf(tier) {
    const today = luxon.DateTime.local().startOf("day");
    return tier.data.condition_ids.records
        .map((condition) => condition.data)
        .filter((data) => data.kind === "obligation")
        .filter((data) => !data.date_start || data.date_start <= today)
        .filter((data) => !data.date_end || data.date_end >= today)
        .reduce((sum, data) => sum + data.points, 0);
}
