import { createHash } from "node:crypto"
import type { ClientBase } from "pg"
import {
  type Check,
  type FactQuestion,
  isOfPeople,
  type PersonQuestion,
  type Tally,
  type UnitQuestion,
} from "../../../domain/evaluation/facts.ts"
import type { RecordLine, RecordReason } from "../../../domain/policy/explanation.ts"
import type { MemberId } from "../../../domain/shared/ids.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { personRelation } from "./person-relation-queries.ts"
import { type Asking, allHold, areFew, type FactScope, type FactTime, type Relation } from "./relation.ts"
import { missingFromLists, unitRelation } from "./unit-relation-queries.ts"

/** By what a sum is divided: the weeks from the first day on, the months, or not at all. */
export type Bucket = "week" | "month" | "year"

/** What each subject's records add up to, by number of the month or week (1, 2 …); of a year, 1. */
export type Tallies = ReadonlyMap<number, ReadonlyMap<number, Tally>>

const bucketOf: Readonly<Record<Bucket, (day: string, first: string) => string>> = {
  week: (day, first) => `(${day} - ${first}::date) / 7 + 1`,
  month: (day) => `extract(month from ${day})::int`,
  year: () => "1",
}

interface Statement {
  readonly relation: Relation
  readonly values: unknown[]
  readonly put: (value: unknown) => string
}

function open(question: FactQuestion, asking: Omit<Asking, "put">): Statement {
  const values: unknown[] = []
  const put = (value: unknown) => `$${values.push(value)}`
  const relation = isOfPeople(question)
    ? personRelation(question, { ...asking, put })
    : unitRelation(question, { ...asking, put })
  return { relation, values, put }
}

/** A question about a few keeps its plan under a name: planning takes longer there than answering. */
function keptAs(text: string, { unitIds, memberIds }: FactScope): { name?: string } {
  if (!areFew(unitIds) || !areFew(memberIds)) return {}
  const name = names.get(text) ?? createHash("sha256").update(text).digest("base64").slice(0, 40)
  names.set(text, name)
  return { name }
}

/** There are as many as forms of questions: ids and words are values. */
const names = new Map<string, string>()

/** The activities of units of some kinds, held between two days, in whose list somebody expected is missing. */
export async function listIncomplete(
  client: ClientBase,
  subjects: readonly OrgKind[],
  scope: FactScope,
  time: FactTime,
): Promise<number[]> {
  const values: unknown[] = []
  const put = (value: unknown) => `$${values.push(value)}`
  const missing = missingFromLists(subjects, { scope, time, put, forRecords: false })
  const text = `select distinct activity_id from (${missing}) missing`
  const { rows } = await client.query<[number]>({ ...keptAs(text, scope), text, values, rowMode: "array" })
  return rows.map(([id]) => id)
}

/** The sums of a relation, by subject; `incomplete` where it asks about lists. */
export async function tally(
  client: ClientBase,
  question: UnitQuestion | PersonQuestion,
  scope: FactScope,
  time: FactTime,
  bucket: Bucket,
  incomplete?: readonly number[],
): Promise<Tallies> {
  const asking = { scope, time, forRecords: false, ...(incomplete ? { incomplete } : {}) }
  const { relation, values, put } = open(question, asking)
  const { subject, day, hours, of, counts, from } = relation
  const first = put(time.first)
  const counted = counts.length === 0 ? "" : ` filter (where ${allHold(counts)})`
  const text = `${relation.with ? `with ${relation.with}` : ""}
      select ${subject}, ${bucketOf[bucket](day, first)}, count(*)::int, (count(*)${counted})::int,
             coalesce(sum(${hours})${counted}, 0)::int
        from ${from} where ${day} between ${first} and ${put(time.last)} and ${allHold(of)} group by 1, 2`
  const { rows } = await client.query<[number, number, number, number, number]>({
    ...keptAs(text, scope),
    text,
    values,
    rowMode: "array",
  })
  const tallies = new Map<number, Map<number, Tally>>()
  for (const [id, index, all, count, hundredthHours] of rows) {
    const own = tallies.get(id)
    if (own) own.set(index, { all, count, hundredthHours })
    else tallies.set(id, new Map([[index, { all, count, hundredthHours }]]))
  }
  return tallies
}

interface RecordRow {
  readonly on: string | null
  readonly code: string
  readonly label: string
  readonly details: string | null
  readonly hours: number
  readonly lacks: readonly RecordReason[]
  readonly reason: RecordReason
}

/** The rows of a relation for one subject: those that count, and those that do not with everything they lack. */
export async function listRecords(
  client: ClientBase,
  question: FactQuestion,
  id: number,
  time: FactTime,
): Promise<RecordLine[]> {
  const scope = { unitIds: [id], memberIds: [id] }
  const { relation, values, put } = open(question, { scope, time, forRecords: true })
  const { subject, day, hours, of, counts, from, reason, shown, order } = relation
  const lacks = [...of, ...counts].map(
    ({ holds, otherwise }) => `case when ${holds} then null else ${otherwise} end`,
  )
  const { rows } = await client.query<RecordRow>({
    text: `${relation.with ? `with ${relation.with}` : ""}
      select ${shown}, ${hours} as hours, array_remove(array[${["null", ...lacks].join(", ")}]::text[], null) as lacks,
             ${reason} as reason
        from ${from} where ${subject} = ${put(id)} and ${day} between ${put(time.first)} and ${put(time.last)}
       order by ${order}`,
    values,
  })
  const hasHours = hours !== "0"
  return rows.map(
    (row): RecordLine => ({
      counts: row.lacks.length === 0,
      reason: row.lacks[0] ?? row.reason,
      lacks: row.lacks,
      code: row.code,
      label: row.label,
      on: row.on ?? "",
      ...(hasHours ? { hundredthHours: row.hours } : {}),
      ...(row.details === null ? {} : { details: row.details }),
    }),
  )
}

/** The first day of what counts, for each of some people. */
export async function listFirstDays(
  client: ClientBase,
  question: PersonQuestion,
  ids: readonly MemberId[],
  time: FactTime,
): Promise<Map<MemberId, string>> {
  const scope = { unitIds: null, memberIds: ids }
  const { relation, values, put } = open(question, { scope, time, forRecords: true })
  const { subject, day, of, counts, from, shown } = relation
  const { rows } = await client.query<{ id: MemberId; first: string }>({
    text: `${relation.with ? `with ${relation.with}` : ""}
      select id, min("on")::text as first
        from (select ${subject} as id, ${shown} from ${from}
               where ${day} between ${put(time.first)} and ${put(time.last)} and ${allHold([...of, ...counts])}) counted
       where "on" is not null group by 1`,
    values,
  })
  return new Map(rows.map(({ id, first }) => [id, first]))
}

/** Checks of branches in a year, by those asked for. */
export async function listChecks(
  client: ClientBase,
  { unitIds }: FactScope,
  { first, last }: FactTime,
): Promise<Check[]> {
  const { rows } = await client.query<Check>({
    name: "checks-of-units",
    text: `select unit_id as "unitId", about_unit_id as "branchId", done_on as "doneOn" from recorded_task
            where kind = 'branch-checked' and done_on between $1 and $2 and about_unit_id is not null
              and ($3::int[] is null or unit_id = any($3)) order by done_on, recorded_task_id`,
    values: [first, last, unitIds],
  })
  return rows
}
