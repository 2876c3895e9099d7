import type { Training, UnitTrainingQuery } from "../../../contract/training.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { AttachmentKind } from "../../../domain/events/attachments.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { folded } from "../../../domain/shared/folding.ts"
import { heldOn, placeOf, within } from "../../access/index.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"

/** A training as it is kept, with where its person belongs today. */
export interface TrainingRow extends Omit<Training, "can"> {
  readonly path: string | null
}

/** Trainings that are shown at once where a list has no pages. */
export const listMost = 200

/** A training `t` of somebody, `m`, whose unit is `u`; $1 is today. */
const columns = `
         t.training_id as "trainingId", t.version,
         json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) as member,
         case when u.unit_id is not null
              then json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) end as unit,
         u.path::text as path, t.name, t.kind, t.started_on as first, t.counts_on as last,
         (t.hundredth_hours / 100.0)::float8 as hours, extract(year from t.counts_on)::int as year, t.evidence, t.state,
         t.question, t.answer, t.word,
         (select a.name from account a where a.account_id = t.entered_by and a.member_id is distinct from t.member_id)
           as "enteredBy",
         to_json(t.entered_at) #>> '{}' as "enteredAt",
         (select a.name from account a where a.account_id = t.decided_by) as "decidedBy",
         to_json(t.decided_at) #>> '{}' as "decidedAt",
         coalesce((select json_agg(json_build_object('certificateId', c.certificate_id, 'name', c.name, 'bytes', c.bytes)
                                   order by c.certificate_id)
                     from certificate c where c.training_id = t.training_id), '[]') as certificates`

const people = `
    from training t join member m using (member_id)
    left join unit u on u.unit_id = ${placeOf("m.member_id", "$1::date")}`

/** One training. */
export async function readTraining(
  client: Queryable,
  trainingId: number,
  today: Day,
): Promise<TrainingRow | undefined> {
  const { rows } = await client.query<TrainingRow>(`select ${columns} ${people} where t.training_id = $2`, [
    today,
    trainingId,
  ])
  return rows[0]
}

/** Somebody's training, newest first. */
export async function trainingOf(client: Queryable, memberId: number, today: Day): Promise<TrainingRow[]> {
  const { rows } = await client.query<TrainingRow>(
    `select ${columns} ${people} where t.member_id = $2
      order by t.counts_on desc, t.training_id desc limit ${listMost + 1}`,
    [today, memberId],
  )
  return rows
}

/** What waits below where the asker recognises; never their own, nor what waits for an answer. */
export async function waitingBelow(
  { client, actor, today }: RequestContext,
  scope: Scope<"training.recognise">,
): Promise<TrainingRow[]> {
  const values: unknown[] = [today, actor.memberId]
  const reached = within(scope, values, { path: "u.path" })
  const { rows } = await client.query<TrainingRow>(
    `select ${columns} ${people}
      where t.state = 'pending' and t.member_id is distinct from $2 and ${reached}
        and (t.question is null or t.answer is not null)
      order by t.counts_on, t.training_id limit ${listMost + 1}`,
    values,
  )
  return rows
}

/** Where a page of a unit's training begins: after the one with this state, day and number. */
export interface After {
  readonly waits: boolean
  readonly on: string
  readonly trainingId: number
}

type Chosen = Omit<UnitTrainingQuery, "limit" | "cursor">

function chosenBy({ state, kind, year, q }: Chosen, values: unknown[]): string {
  const given = (value: unknown) => `$${values.push(value)}`
  return [
    ...(state === undefined ? [] : [`t.state = ${given(state)}`]),
    ...(kind === undefined ? [] : [`t.kind = ${given(kind)}`]),
    ...(year === undefined
      ? []
      : [`t.counts_on between ${given(`${year}-01-01`)}::date and ${given(`${year}-12-31`)}::date`]),
    ...(q === undefined
      ? []
      : [
          `(strpos(lower(t.name), lower(${given(q)})) > 0 or strpos(m.name, ${given(q)}) > 0
            or strpos(coalesce(m.search_key, ''), ${given(folded(q))}) > 0 or m.code = ${given(q)})`,
        ]),
  ].join(" and ")
}

/** A page of the training of the people of a unit: what waits first, then the newest. */
export async function trainingWithin(
  client: Queryable,
  path: string,
  today: Day,
  asked: { readonly chosen: Chosen; readonly after: After | undefined; readonly limit: number },
): Promise<TrainingRow[]> {
  const values: unknown[] = [today, path]
  const chosen = chosenBy(asked.chosen, values)
  const { after } = asked
  const later =
    after === undefined
      ? ""
      : ` and ((t.state = 'pending'), t.counts_on, t.training_id)
            < ($${values.push(after.waits)}::bool, $${values.push(after.on)}::date, $${values.push(after.trainingId)}::int)`
  const { rows } = await client.query<TrainingRow>(
    `select ${columns} ${people}
      where u.path <@ $2::ltree ${chosen === "" ? "" : `and ${chosen}`}${later}
      order by (t.state = 'pending') desc, t.counts_on desc, t.training_id desc limit $${values.push(asked.limit)}`,
    values,
  )
  return rows
}

export interface TrainingCounts {
  readonly pending: number
  readonly recognised: number
  readonly returned: number
  readonly years: number[]
}

/** How many trainings of the people of a unit stand how, and the years they count in, the latest first. */
export async function countTraining(client: Queryable, path: string, today: Day): Promise<TrainingCounts> {
  const { rows } = await client.query<TrainingCounts>(
    `with theirs as (select t.state, extract(year from t.counts_on)::int as year ${people} where u.path <@ $2::ltree)
     select count(*) filter (where state = 'pending')::int as pending,
            count(*) filter (where state = 'recognised')::int as recognised,
            count(*) filter (where state = 'returned')::int as returned,
            coalesce((select json_agg(year order by year desc) from (select distinct year from theirs) y), '[]') as years
       from theirs`,
    [today, path],
  )
  return rows[0] ?? { pending: 0, recognised: 0, returned: 0, years: [] }
}

/** Whoever recognises the training of somebody and may sign in: those with such a role nearest to them, never themselves. */
export async function recognisersOf(
  client: Queryable,
  memberIds: readonly number[],
  today: Day,
): Promise<Map<number, { readonly accountId: number; readonly name: string }[]>> {
  const { rows } = await client.query<{ of: number; accountId: number; name: string }>(
    `with held as (
       select m.member_id as of, a.account_id, a.name, nlevel(w.path) as depth
         from member m join unit u on u.unit_id = ${placeOf("m.member_id", "$2::date")}
         join unit w on w.path @> u.path join grant_of_role g on g.unit_id = w.unit_id
         join account a on a.account_id = g.account_id and a.disabled_at is null
          and a.member_id is distinct from m.member_id
        where m.member_id = any($1::int[]) and g.role in ('branch-secretary', 'committee-officer', 'department-officer')
          and g.ended_at is null and ${heldOn("g", "$2::date")})
     select distinct h.of, h.account_id as "accountId", h.name from held h
      where h.depth = (select max(o.depth) from held o where o.of = h.of) order by h.of, h.account_id`,
    [memberIds, today],
  )
  return Map.groupBy(rows, ({ of }) => of)
}

/** A member who may have taken part in a course. */
export interface Participant {
  readonly memberId: number
  readonly code: string
  readonly name: string
  readonly unitName: string
}

/** Everybody who belongs to a unit or below it today. */
export async function peopleWithin(client: Queryable, path: string, today: Day): Promise<Participant[]> {
  const { rows } = await client.query<Participant>(
    `select m.member_id as "memberId", m.code, m.name, u.name as "unitName"
       from unit u join membership b using (unit_id) join member m using (member_id)
      where u.path <@ $2::ltree and ${heldOn("b", "$1::date")}
      order by m.code`,
    [today, path],
  )
  return rows
}

/** Which of some people are within a unit or below it today, or hold a post there. */
export async function placedWithin(
  client: Queryable,
  memberIds: readonly number[],
  path: string,
  today: Day,
): Promise<Participant[]> {
  const { rows } = await client.query<Participant>(
    `select m.member_id as "memberId", m.code, m.name, u.name as "unitName"
       from member m join unit u on u.unit_id = ${placeOf("m.member_id", "$1::date")}
      where m.member_id = any($3::int[]) and u.path <@ $2::ltree order by m.member_id`,
    [today, path, memberIds],
  )
  return rows
}

/** Where the content of a certificate is found. */
export interface CertificateRow {
  readonly name: string
  readonly kind: AttachmentKind
  readonly bytes: number
  readonly sha256: string
}

export async function findCertificate(
  client: Queryable,
  trainingId: number,
  certificateId: number,
): Promise<CertificateRow | undefined> {
  const { rows } = await client.query<CertificateRow>(
    "select name, kind, bytes, sha256 from certificate where training_id = $1 and certificate_id = $2",
    [trainingId, certificateId],
  )
  return rows[0]
}
