import type { PersonQuestion } from "../../../domain/evaluation/facts.ts"
import { trainingKinds, writingKinds } from "../../../domain/shared/words.ts"
import { type Asking, among, areFew, type Relation, unless } from "./relation.ts"
import { taskRelation } from "./task-relation-queries.ts"
import { activityLabel } from "./unit-relation-queries.ts"

type About<A extends PersonQuestion["about"]> = Extract<PersonQuestion, { about: A }>

/** The relation behind a question about people. */
export function personRelation(question: PersonQuestion, asking: Asking): Relation {
  switch (question.about) {
    case "writings":
      return writings(question, asking)
    case "credit":
      return credit(question, asking)
    case "tasks-of-person":
      return taskRelation(question, "member_id", asking.scope.memberIds, asking)
  }
}

const wordOf = (row: string, words: Readonly<Record<string, string>>) =>
  `case ${row}.kind ${Object.entries(words)
    .map(([word, kind]) => `when '${kind}' then '${word}'`)
    .join(" ")} else ${row}.kind end`

function writings({ kinds }: About<"writings">, { put, scope, time }: Asking): Relation {
  return {
    from: `(select * from writing where ${among(put, scope.memberIds, "member_id")}) a`,
    subject: "a.member_id",
    day: "a.written_on",
    hours: "0",
    of: [
      unless(`a.kind = any(${put(kinds)}::text[])`, "other-category"),
      unless(`a.written_on <= ${put(time.asOf)}`, "after-as-of"),
    ],
    counts: [
      {
        holds: "a.state = 'accepted'",
        otherwise: "case a.state when 'pending' then 'not-accepted' else a.state end",
      },
    ],
    reason: "'accepted'",
    shown: `a.written_on as "on", '' as code, ${wordOf("a", writingKinds)} || '：' || a.title as label, null::text as details`,
    order: "a.written_on, a.title",
  }
}

/**
 * What earns hours: attended or made up, taught (whatever the list says, once), and recognised training records.
 * `status` is how: that of the list, `taught`, or the state of the record.
 */
function credit({ credit: { activities, trainings } }: About<"credit">, asking: Asking): Relation {
  const { put, scope, time, forRecords } = asking
  const kinds = { activities: put(activities), trainings: put(trainings) }
  const ids = scope.memberIds
  const ofActivity = `a.kind, a.state, a.starts_on as on_day, a.hundredth_hours`
  const label = (text: string) => (forRecords ? `, ${text}` : "")
  const activity = label(`a.code, ${activityLabel("a")} as label, a.starts_at as at`)
  // Sums need no rows of other kinds; saying so early spares the database most of its reading.
  const early = (row: string, of: string) => (forRecords ? "" : ` and ${row}.kind = any(${of}::text[])`)
  // Of few people each row is looked up: the planner would rather read all activities of the district there are.
  const ofList = areFew(ids)
    ? "cross join lateral (select * from activity where activity_id = t.activity_id offset 0) a"
    : "join activity a using (activity_id)"
  const ofKind = `a.kind = any(case when a.record then ${kinds.trainings}::text[] else ${kinds.activities}::text[] end)`
  return {
    from: `(
        select t.member_id, ${ofActivity}, t.status, t.made_up_on, false as record${activity}
          from attendance t ${ofList}
         where t.member_id is distinct from a.lecturer_id and ${among(put, ids, "t.member_id")}${early("a", kinds.activities)}
        union all
        select a.lecturer_id, ${ofActivity}, 'taught', null, false${activity}
          from activity a
         where a.lecturer_id is not null and ${among(put, ids, "a.lecturer_id")}${early("a", kinds.activities)}
        union all
        select r.member_id, r.kind, 'held', r.counts_on, r.hundredth_hours, r.state, null, true
               ${label(`''::text, ${wordOf("r", trainingKinds)} || '：' || r.name, r.counts_on::timestamp`)}
          from training r
         where ${among(put, ids, "r.member_id")}${early("r", kinds.trainings)}) a`,
    subject: "a.member_id",
    day: "a.on_day",
    hours: "a.hundredth_hours",
    of: [
      unless(forRecords ? ofKind : "true", "other-category"),
      { holds: "a.state = 'held'", otherwise: "a.state" },
      unless(`a.on_day <= ${put(time.asOf)}`, "after-as-of"),
    ],
    counts: [
      {
        holds: "a.status in ('present', 'late', 'left-early', 'made-up', 'taught', 'recognised')",
        otherwise: "case a.status when 'pending' then 'not-recognised' else a.status end",
      },
      unless(`a.status <> 'made-up' or a.made_up_on <= ${put(time.asOf)}`, "make-up-to-come"),
    ],
    reason: "case a.status when 'present' then 'attended' else a.status end",
    shown: `a.on_day as "on", a.code, a.label, a.made_up_on::text as details`,
    order: "a.at, a.code, a.label",
  }
}
