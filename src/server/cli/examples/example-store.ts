import type { RecordedTask } from "../../../contract/policy-file.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import type { Database } from "../../db/index.ts"

/** Takes the district of an example out again, whoever's keys point where. */
export async function emptyExample(database: Database): Promise<void> {
  for (const table of [
    "attendance",
    "training",
    "writing",
    "study_plan",
    "recorded_task",
    "post",
    "membership",
    "activity",
    "member",
    "unit",
  ]) {
    await database.pool.query(`delete from ${table}`)
  }
}

/** Puts in what an example says was done beside its book; units and people by their codes. */
export async function recordTasks(database: Database, tasks: readonly RecordedTask[]): Promise<void> {
  for (const one of tasks) {
    await database.pool.query(
      `insert into recorded_task (kind, done_on, year, period, unit_id, member_id, about_unit_id)
       values ($1, $2, $3, $4, (select unit_id from unit where code = $5), (select member_id from member where code = $6),
               (select unit_id from unit where code = $7))`,
      [
        one.task,
        one.日期,
        one.年度 ?? yearOf(one.日期),
        one.周期 ?? null,
        one.组织编码 === undefined ? null : String(one.组织编码),
        one.党员编号 === undefined ? null : String(one.党员编号),
        one.被检支部编码 === undefined ? null : String(one.被检支部编码),
      ],
    )
  }
}
