/**
 * The units that stand within a unit on a day, itself among them, as a query of SQL with one column, `unit_id`; parameters
 * or columns are given. A figure of a year or a period that is over asks for its last day: a move since changes nothing.
 */
export const standingIn = (unit: string, day: string) =>
  `select w.unit_id from unit_place w where w.from_on <= ${day} and w.until_on > ${day} and w.above @> array[${unit}]`

/**
 * Whether what a row says from a day until another (a membership, a post, a role) holds on a day, as a condition of SQL: the
 * first day is one of them, the other is not, and without one it goes on.
 */
export const heldOn = (row: string, day: string) =>
  `${row}.from_on <= ${day} and (${row}.until_on is null or ${day} < ${row}.until_on)`

/** How a unit, a row of `unit`, is called on a day, in SQL: what is told of a year or a period that is over has the names of its last day. */
export const nameOn = (unit: string, day: string) =>
  `coalesce((select h.value #>> '{}' from unit_history h
              where h.unit_id = ${unit}.unit_id and h.item = 'name' and (h.from_on is null or h.from_on <= ${day})
              order by h.from_on desc nulls last limit 1), ${unit}.name)`

/** Whether a unit, a row of `unit`, exists on a day, as a condition of SQL. What was held above before or after is not for it. */
export const isThereOn = (unit: string, day: string) =>
  `(coalesce(${unit}.founded_on <= ${day}, true) and coalesce(${unit}.dissolved_on > ${day}, true))`
