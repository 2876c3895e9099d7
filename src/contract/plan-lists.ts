/** What the list of plans below a unit is narrowed to. */
export const plansFilters = [
  "unfiled",
  "none",
  "draft",
  "submitted",
  "returned",
  "filed",
  "late",
  "amended",
] as const

/** Units whose plans are filed at one time. */
export const mostAtOnce = 500
