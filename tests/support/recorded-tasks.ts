import type { Book } from "./oracle/book.ts"

/** A connection that may write everything. */
interface Owner {
  query(sql: string, values: unknown[]): Promise<unknown>
}

/** A task as it is kept: of a unit or of a member, named by their codes. */
interface Task {
  readonly kind: string
  readonly done_on: string
  readonly year: number
  readonly unit?: string
  readonly member?: string
  readonly about_unit?: string
  readonly period?: string
}

/** Keeps the single tasks of a book, whose sheets are not imported, as if somebody had recorded each of them. */
export async function recordTasks(owner: Owner, book: Book): Promise<void> {
  await owner.query(
    `insert into recorded_task (kind, done_on, year, unit_id, member_id, about_unit_id, period)
     select task.kind, task.done_on, task.year, unit.unit_id, member.member_id, about.unit_id, task.period
     from jsonb_to_recordset($1) as task
       (kind text, done_on date, year integer, unit text, member text, about_unit text, period text)
     left join unit on unit.code = task.unit
     left join member on member.code = task.member
     left join unit as about on about.code = task.about_unit`,
    [JSON.stringify(tasksOf(book))],
  )
}

/** What is not finished (a mailing that did not come back, half a report) is no task done. */
function tasksOf(book: Book): Task[] {
  return [
    ...book.notebooks.map(({ member, year, issuedOn }) => ({
      kind: "notebook-issued",
      done_on: issuedOn,
      year,
      member,
    })),
    ...book.selfStudyChecks.map((row) => ofUnit("self-study-check", row.unit, row.checkedOn)),
    ...book.exhibitions.map((row) => ofUnit("reflection-exhibition", row.unit, row.startedOn)),
    ...book.visits.map((row) => ofMember("home-study-visit", row.member, row.visitedOn)),
    ...book.mailings.flatMap((row) =>
      row.returnedOn === null ? [] : [ofMember("mailing-returned", row.member, row.returnedOn)],
    ),
    ...book.archives.flatMap(({ member, year, filedOn }) =>
      filedOn === null ? [] : [{ kind: "archive-filed", done_on: filedOn, year, member }],
    ),
    ...book.branchChecks.map((row) => ({
      ...ofUnit("branch-checked", row.body, row.checkedOn),
      about_unit: row.branch,
    })),
    ...book.reports.flatMap(({ unit, period, toOrganisationOn: one, toPublicityOn: other }) =>
      one === null || other === null
        ? []
        : [
            {
              ...ofUnit("supervision-report", unit, one > other ? one : other),
              period,
              year: yearIn(period),
            },
          ],
    ),
    ...book.evaluations.map(({ unit, year, completedOn }) => ({
      kind: "evaluation-completed",
      done_on: completedOn,
      year,
      unit,
    })),
  ]
}

const yearIn = (dayOrPeriod: string) => Number(dayOrPeriod.slice(0, 4))
const ofUnit = (kind: string, unit: string, day: string): Task => ({
  kind,
  done_on: day,
  year: yearIn(day),
  unit,
})
const ofMember = (kind: string, member: string, day: string): Task => ({
  kind,
  done_on: day,
  year: yearIn(day),
  member,
})
