import type { PoolClient } from "pg"
import type { Explanation, Step } from "../../src/contract/explanation.ts"
import { outlookOf } from "../../src/domain/overview/outlook.ts"
import type { Clause, Pack } from "../../src/domain/policy/clause.ts"
import type { Measure } from "../../src/domain/policy/methods/index.ts"
import { recordedTasks, type TaskKind } from "../../src/domain/policy/recorded-tasks.ts"
import { trainingKinds } from "../../src/domain/shared/words.ts"
import { listMissing } from "./missing.ts"

/** Whom a step is for, and where and when it is taken. */
export interface Taking {
  readonly pack: Pack
  readonly clause: Clause
  readonly explanation: Explanation
  /** The subject's own number. */
  readonly id: number
}

/** Takes a step at its word, on the day the explanation is of. False: it closes nothing itself. */
export async function takeStep(client: PoolClient, step: Step, taking: Taking): Promise<boolean> {
  const { explanation } = taking
  const today = explanation.asOf
  switch (step.step) {
    case "hold":
      for (let turn = 0; turn < step.times; turn++) await hold(client, taking, 1, step.lecturer !== undefined)
      return true
    case "hours":
      if (taking.clause.subject.who === "unit" && step.people === undefined)
        await hold(client, taking, step.hours, false)
      else await train(client, taking, step.hours, step.people !== undefined)
      return true
    case "make-up":
      await makeUp(client, step.code, taking.id, today)
      return true
    case "awaiting":
      if (step.hours === undefined) {
        const title = step.label.slice(step.label.indexOf("：") + 1)
        await client.query(
          "update writing set state = 'accepted' where member_id = $1 and title = $2 and written_on = $3",
          [taking.id, title, step.on],
        )
        return true
      }
      if (step.code === "") {
        const [kind = "", name = ""] = step.label.split("：")
        await client.query(
          `update training set state = 'recognised' where training_id = (select training_id from training
            where member_id = $1 and name = $2 and state <> 'recognised' and kind = $3 and counts_on = $4 limit 1)`,
          [taking.id, name, new Map<string, string>(Object.entries(trainingKinds)).get(kind), step.on],
        )
      } else await makeUp(client, step.code, taking.id, today)
      return true
    case "write":
      for (let turn = 0; turn < step.pieces; turn++) {
        await client.query(
          `insert into writing (member_id, kind, title, written_on, state) values ($1, $2, '心得', $3, 'accepted')`,
          [taking.id, kindsOf(taking.clause.measure)[0], today],
        )
      }
      return true
    case "do":
      await doTasks(client, taking, step.times)
      return true
    case "file":
      await file(client, taking)
      return true
    case "complete":
      await complete(client, taking, step)
      return true
    default:
      return false
  }
}

function kindsOf(measure: Measure): readonly string[] {
  return measure.method === "at-least-once-every" && measure.counts.of === "writings"
    ? measure.counts.kinds
    : []
}

/** A meeting or a lesson of the unit itself, given by its secretary where that is asked. */
async function hold(
  client: PoolClient,
  { pack, clause, explanation, id }: Taking,
  hours: number,
  bySecretary: boolean,
) {
  const [kind] = outlookOf(clause, pack).kinds
  const { rows } = await client.query<{ id: number }>(
    `select member_id as id from post where unit_id = $1 and post = 'secretary' and from_on <= $2
        and (until_on is null or $2 < until_on)`,
    [id, explanation.asOf],
  )
  let lecturer = rows[0]?.id ?? null
  if (bySecretary && lecturer === null) {
    const { rows: found } = await client.query<{ id: number }>("select min(member_id) as id from member")
    lecturer = found[0]?.id ?? null
    await client.query(
      "insert into post (member_id, unit_id, post, from_on) values ($1, $2, 'secretary', $3)",
      [lecturer, id, explanation.asOf],
    )
  }
  await client.query(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, lecturer_id)
     values ('step-' || gen_random_uuid(), $1, $2, '一次', $3::date + time '09:00', $4, 'held', $5)`,
    [id, kind, explanation.asOf, Math.round(hours * 100), bySecretary ? lecturer : null],
  )
}

/** A recognised record of training; of a mean, for somebody who counts in it. */
async function train(
  client: PoolClient,
  { pack, clause, explanation, id }: Taking,
  hours: number,
  together: boolean,
) {
  const credit = "credit" in clause.measure ? pack.credits[clause.measure.credit] : undefined
  const who = together ? (explanation.records.find(({ counts }) => counts)?.code ?? "") : ""
  await client.query(
    `insert into training (member_id, name, kind, started_on, hundredth_hours, state)
     select case when $5 = '' then $1::int else (select member_id from member where code = $5) end, '培训', $2, $3, $4,
            'recognised'`,
    [id, credit?.trainings[0], explanation.asOf, Math.round(hours * 100), who],
  )
}

async function makeUp(client: PoolClient, activity: string, memberId: number, day: string) {
  await client.query(
    `update attendance set status = 'made-up', made_up_on = $3,
            helper_id = (select min(m.member_id) from member m where m.member_id <> $2)
      where member_id = $2 and activity_id = (select activity_id from activity where code = $1)`,
    [activity, memberId, day],
  )
}

/** Tasks of the clause for the subject: a task that is for a year or a term is recorded for it. */
async function doTasks(client: PoolClient, { clause, explanation, id }: Taking, times: number) {
  const { measure } = clause
  const { asOf, period } = explanation
  if (measure.method === "sample") {
    await client.query(
      `insert into recorded_task (kind, done_on, year, unit_id, about_unit_id)
       select 'branch-checked', $2, extract(year from $2::date), $1, b.unit_id
         from unit b join unit_place p on p.unit_id = b.unit_id and p.from_on <= $3 and $3 < p.until_on
        where b.kind = 'branch' and (b.founded_on is null or b.founded_on <= $3)
          and (b.dissolved_on is null or b.dissolved_on > $4)
          and exists (select from unit a where a.unit_id = any(p.above)
                         and coalesce((select h.value #>> '{}' from unit_history h
                                        where h.unit_id = a.unit_id and h.item = 'category'
                                          and (h.from_on is null or h.from_on <= $3)
                                        order by h.from_on desc nulls last limit 1), a.category) = $5
                         and a.kind in ('party-committee', 'working-committee', 'leading-group'))
          and not exists (select from recorded_task d where d.unit_id = $1 and d.about_unit_id = b.unit_id
                             and d.done_on between $4 and $2)
        limit $6`,
      [id, asOf, period.last, period.first, measure.poolCategory, times],
    )
    return
  }
  if (measure.method !== "at-least-once-every" || measure.counts.of !== "tasks") return
  for (let turn = 0; turn < times; turn++) await doTask(client, measure.counts.task, id, period.name, asOf)
}

async function doTask(client: PoolClient, task: TaskKind, id: number, period: string, day: string) {
  const { for: whose, countsIn } = recordedTasks[task]
  const year = countsIn === "day" ? day.slice(0, 4) : period.slice(0, 4)
  await client.query(
    `insert into recorded_task (kind, done_on, year, unit_id, member_id, period) values ($1, $2, $3, $4, $5, $6)`,
    [
      task,
      day,
      Number(year),
      whose === "unit" ? id : null,
      whose === "person" ? id : null,
      countsIn === "period" ? period : null,
    ],
  )
}

async function file(client: PoolClient, { clause, explanation, id }: Taking) {
  const year = Number(explanation.period.name)
  if (clause.measure.method === "before-deadline" && clause.measure.counts === "archive-filed") {
    await doTask(client, "archive-filed", id, explanation.period.name, explanation.asOf)
    return
  }
  await client.query(
    `insert into study_plan (unit_id, year, submitted_on, filed_on) values ($1, $2, $3, $3)
     on conflict (unit_id, year) do update set filed_on = excluded.filed_on`,
    [id, year, explanation.asOf],
  )
}

const texts: Readonly<Record<string, string>> = {
  "no-content": "content = '内容'",
  "no-effect": "effect = '效果'",
  "no-hours": "hundredth_hours = 100",
}

/** Puts right everything that a record lacks. */
async function complete(
  client: PoolClient,
  { clause, explanation, id }: Taking,
  { code, lacks }: Extract<Step, { step: "complete" }>,
) {
  const counts = clause.measure.method === "share-complete" ? clause.measure.counts : undefined
  if (counts?.of === "members-served" || counts?.of === "branches-checked") {
    const table = counts.of === "members-served" ? "member" : "unit"
    const { rows } = await client.query<{ id: number }>(
      `select ${table}_id as id from ${table} where code = $1`,
      [code],
    )
    const about = rows[0]?.id ?? 0
    if (counts.of === "members-served") {
      await doTask(client, counts.task, about, explanation.period.name, explanation.asOf)
    } else {
      await client.query(
        `insert into recorded_task (kind, done_on, year, unit_id, about_unit_id) values ('branch-checked', $1, $2, $3, $4)`,
        [explanation.asOf, Number(explanation.period.name), id, about],
      )
    }
    return
  }
  const [activity = "", member] = code.split(" ")
  if (member !== undefined) {
    const { rows } = await client.query<{ id: number }>(
      "select member_id as id from member where code = $1",
      [member],
    )
    // A make-up of its time that only lacks somebody to help keeps its day.
    if (lacks.every((reason) => reason === "no-helper" || reason === "helped-by-oneself")) {
      await client.query(
        `update attendance set helper_id = (select min(member_id) from member where member_id <> $2)
          where member_id = $2 and activity_id = (select activity_id from activity where code = $1)`,
        [activity, rows[0]?.id],
      )
    } else await makeUp(client, activity, rows[0]?.id ?? 0, explanation.asOf)
    return
  }
  for (const reason of lacks) {
    if (reason === "no-record") {
      await client.query(
        "update sitting set minutes = '记录' where sitting_id = (select sitting_id from activity where code = $1)",
        [activity],
      )
    }
    if (texts[reason]) await client.query(`update activity set ${texts[reason]} where code = $1`, [activity])
  }
  if (lacks.includes("list-incomplete")) {
    for (const memberId of await listMissing(client, activity)) {
      await client.query(
        `insert into attendance (activity_id, member_id, status)
         select activity_id, $2, 'present' from activity where code = $1`,
        [activity, memberId],
      )
    }
  }
}
