import type { ProblemTable } from "./problems.ts"

/** Rows that one sheet holds at most: more than anybody reads, and little enough to be made while somebody waits. */
export const mostSheetRows = 5000

export const sheetProblems = {
  "too-many-rows": {
    status: 409,
    zh: ({ most }) =>
      `超过 ${most} 行，不做成一张表。请在页面上缩小范围再取：打开下面的一个组织，选一年、一季或一个月，或用页面上的条件筛选。`,
    en: ({ most }) =>
      `More than ${most} rows are too many for one sheet. Please narrow the page first: open a unit below, choose a year, a quarter or a month, or use what else the page is narrowed by.`,
  },
} as const satisfies ProblemTable
