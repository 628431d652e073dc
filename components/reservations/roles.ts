/**
 * The roles that tables have anyway. Laid out as blocks or grids, some browsers forget them, so that the calendar says
 * them again.
 */
export const ROLE = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
} as const;
