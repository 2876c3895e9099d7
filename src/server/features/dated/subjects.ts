import type { MemberItem, UnitItem } from "../../../domain/shared/words.ts"

/** What a history is kept of: its table, that of its histories, and the column behind each item. */
export interface Subject<Item extends string = string> {
  readonly table: "unit" | "member"
  readonly id: "unit_id" | "member_id"
  readonly history: "unit_history" | "member_history"
  readonly columns: Readonly<Record<Item, string>>
}

export const units: Subject<UnitItem> = {
  table: "unit",
  id: "unit_id",
  history: "unit_history",
  columns: {
    name: "name",
    parent: "parent_id",
    category: "category",
    field: "field",
    "central-group": "has_central_group",
    committee: "has_committee",
    "lecture-cycle": "lecture_cycle",
    "study-day": "study_day",
  },
}

export const people: Subject<MemberItem> = {
  table: "member",
  id: "member_id",
  history: "member_history",
  columns: { rank: "rank", "in-service": "in_service", status: "status", circumstances: "circumstances" },
}

/** Items in which an empty cell says the same as the word on the right. */
const emptyIs: Readonly<Record<string, string>> = {
  "central-group": "false",
  committee: "false",
  "in-service": "false",
  rank: '"none"',
}

/** SQL: a value as it is compared, by the item it is of. Empty is what it stands for; lists have no order. */
export function plainValue(item: string, value: string): string {
  const cases = Object.entries(emptyIs).map(
    ([name, empty]) => `when '${name}' then coalesce(${value}, '${empty}')`,
  )
  return `(case ${item} ${cases.join(" ")}
    when 'circumstances' then (select jsonb_agg(one order by one)
                                 from jsonb_array_elements(case jsonb_typeof(${value}) when 'array' then ${value} end) one)
    else ${value} end)`
}

/** SQL: what the main table says of an item now. */
export function valueNow({ columns }: Subject, item: string, alias: string): string {
  const cases = Object.entries(columns).map(
    ([name, column]) => `when '${name}' then to_jsonb(${alias}.${column})`,
  )
  return `(case ${item} ${cases.join(" ")} end)`
}
