import type { UnitQuestion } from "../../../domain/evaluation/facts.ts"
import { activityKinds, type OrgKind } from "../../../domain/shared/words.ts"
import { expectedAt, heldOn } from "../../access/index.ts"
import { helperOf, joinArranged } from "../../make-up-queries.ts"
import { type Asking, allHold, among, areFew, type Condition, type Relation, unless } from "./relation.ts"
import { taskRelation } from "./task-relation-queries.ts"

type About<A extends UnitQuestion["about"]> = Extract<UnitQuestion, { about: A }>

/** The relation behind a question about units. */
export function unitRelation(question: UnitQuestion, asking: Asking): Relation {
  switch (question.about) {
    case "activities-held":
      return held(question, asking)
    case "activities-reaching":
      return reaching(question, asking)
    case "activities-given":
      return given(question, asking)
    case "activities-in-order":
      return inOrder(question, asking)
    case "absences-made-up":
      return madeUp(question, asking)
    case "tasks-of-unit":
      return taskRelation(question, "unit_id", asking.scope.unitIds, asking)
    case "plans":
      return plans(question, asking)
  }
}

/** The Chinese word of a kind, and the topic where it says more. */
const labels = Object.entries(activityKinds)
  .map(([word, kind]) => `when '${kind}' then '${word}'`)
  .join(" ")
export const activityLabel = (row: string) => {
  const word = `case ${row}.kind ${labels} else ${row}.kind end`
  return `case when ${row}.topic = ${word} then ${row}.topic else ${word} || '：' || ${row}.topic end`
}

/** An activity of the kinds that was held, and is known. */
export function heldOfKinds(
  row: string,
  kinds: readonly string[] | null,
  { put, time }: Asking,
): Condition[] {
  return [
    ...(kinds === null ? [] : [unless(`${row}.kind = any(${put(kinds)}::text[])`, "other-category")]),
    { holds: `${row}.state = 'held'`, otherwise: `${row}.state` },
    unless(`${row}.starts_on <= ${put(time.asOf)}`, "after-as-of"),
  ]
}

const shownActivity = (row: string) =>
  `${row}.starts_on as "on", ${row}.code, ${activityLabel(row)} as label, null::text as details`

const activityOrder = "a.starts_at, a.code"

function held({ kinds }: About<"activities-held">, asking: Asking): Relation {
  const { put, scope } = asking
  return {
    from: `(select * from activity where ${among(put, scope.unitIds, "unit_id")}) a`,
    subject: "a.unit_id",
    day: "a.starts_on",
    hours: "a.hundredth_hours",
    of: heldOfKinds("a", kinds, asking),
    counts: [],
    reason: "'held'",
    shown: shownActivity("a"),
    order: activityOrder,
  }
}

const columns =
  "a.activity_id, a.code, a.kind, a.topic, a.state, a.starts_at, a.starts_on, a.hundredth_hours, a.lecturer_id"

/** Who held the post in the unit on the activity's day. */
const lecturerInPost = (post: string) =>
  unless(
    `exists (select from post p where p.unit_id = a.unit_id and p.post = ${post} and p.member_id = a.lecturer_id
        and ${heldOn("p", "a.starts_on")})`,
    "lecturer-not-in-post",
  )

/** It, or a unit above it on the activity's day, is among those addressed. Each activity reaches a unit once. */
function reaching({ kinds, lecturerHolds, of }: About<"activities-reaching">, asking: Asking): Relation {
  const { put, scope, time } = asking
  const few = areFew(scope.unitIds)
  const span = `starts_on between ${put(time.first)} and ${put(time.last)}`
  const onItsDay = "a.starts_on >= r.from_on and a.starts_on < r.until_on"
  return {
    with: `reach as materialized (
        select p.unit_id, p.from_on, p.until_on, unnest(p.above) as above_id
          from unit_place p join unit u using (unit_id)
         where ${of.length === 0 ? "true" : `u.kind = any(${put(of)}::text[])`} and ${among(put, scope.unitIds, "p.unit_id")}),
      -- Few: found by whom they name alone, before anything else is asked.
      named as materialized (
        select activity_id, audience, code, kind, topic, state, starts_at, starts_on, hundredth_hours, lecturer_id
          from activity where audience is not null
           ${few ? "and audience && (select array_agg(distinct above_id) from reach)" : ""}),
      reached as (
        select r.unit_id, ${columns}
          from activity a join reach r on r.above_id = a.unit_id and ${onItsDay}
         where a.audience is null and a.${span}
           ${few ? "and a.unit_id in (select above_id from reach)" : ""}
        union
        select r.unit_id, ${columns}
          from named a cross join lateral unnest(a.audience) as addressed
          join reach r on r.above_id = addressed and ${onItsDay}
         where a.${span})`,
    from: "reached a",
    subject: "a.unit_id",
    day: "a.starts_on",
    hours: "a.hundredth_hours",
    of: heldOfKinds("a", kinds, asking),
    counts: lecturerHolds ? [lecturerInPost(put(lecturerHolds))] : [],
    reason: "'held'",
    shown: shownActivity("a"),
    order: activityOrder,
  }
}

/** What anybody gave who ever held the post in the unit. */
function given({ kinds, lecturerHolds }: About<"activities-given">, asking: Asking): Relation {
  const { put, scope } = asking
  const post = put(lecturerHolds)
  return {
    from: `(select h.unit_id, ${columns}
              from (select distinct unit_id, member_id from post
                     where post = ${post} and ${among(put, scope.unitIds, "unit_id")}) h
              join activity a on a.lecturer_id = h.member_id) a`,
    subject: "a.unit_id",
    day: "a.starts_on",
    hours: "a.hundredth_hours",
    of: heldOfKinds("a", kinds, asking),
    counts: [lecturerInPost(post)],
    reason: "'held'",
    shown: shownActivity("a"),
    order: activityOrder,
  }
}

/** Activities that carry what is asked: a record, a complete list, or the four that are to be secured. */
function inOrder({ asks, kinds, of: subjects }: About<"activities-in-order">, asking: Asking): Relation {
  const { put, scope, forRecords, incomplete = [] } = asking
  const ofUnits = `(select * from activity where ${among(put, scope.unitIds, "unit_id")}) a`
  const named = forRecords && asks !== "record"
  const complete = () =>
    unless(named ? "a.names is null" : `a.activity_id <> all(${put(incomplete)}::int[])`, "list-incomplete")
  return {
    ...(named
      ? {
          with: `missing as (
        select activity_id, array_agg(distinct m.name || '（' || m.code || '）') as names
          from (${missingFromLists(subjects, asking)}) e join member m using (member_id) group by 1)`,
          from: `(select a.*, i.names from ${ofUnits} left join missing i using (activity_id)) a`,
        }
      : { from: ofUnits }),
    subject: "a.unit_id",
    day: "a.starts_on",
    hours: "0",
    of: heldOfKinds("a", kinds, asking),
    counts: {
      record: () => [
        unless(
          "exists (select from sitting s where s.sitting_id = a.sitting_id and s.minutes <> '')",
          "no-record",
        ),
      ],
      list: () => [complete()],
      four: () => [
        complete(),
        unless("a.hundredth_hours > 0 or a.short_minutes is not null", "no-hours"),
        unless("a.hundredth_hours > 0 or a.short_minutes is null", "month-too-short"),
        unless("coalesce(a.content, '') <> ''", "no-content"),
        unless("coalesce(a.effect, '') <> ''", "no-effect"),
      ],
    }[asks](),
    reason: "'complete'",
    shown: `a.starts_on as "on", a.code, ${activityLabel("a")} as label,
            ${named ? someNames : "null::text"} as details`,
    order: activityOrder,
  }
}

/**
 * Whoever is expected at an activity held by one of these kinds of unit and has no row in its list, of any status:
 * `activity_id, member_id`. The largest question of all: written so that PostgreSQL may answer it on several cores
 * (nothing is materialized).
 */
export function missingFromLists(subjects: readonly OrgKind[], asking: Asking): string {
  const { put, scope, time } = asking
  const ofSubjects = subjects.length === 0 ? "" : `and ${isOfKinds("a.unit_id", put(subjects), scope)}`
  return `with asked as not materialized (
      select a.activity_id, a.unit_id, a.kind, a.starts_on, a.audience from activity a
       where a.starts_on between ${put(time.first)} and ${put(time.last)}
         and ${among(put, scope.unitIds, "a.unit_id")} ${ofSubjects}
         and ${allHold(heldOfKinds("a", null, asking))})
    select e.activity_id, e.member_id
      from (${expectedAt("asked", { everywhere: scope.unitIds === null })}) e
      left join attendance t on t.activity_id = e.activity_id and t.member_id = e.member_id
     where t.activity_id is null`
}

/** Whether a unit is of some kinds: of few each is looked up, among all the kinds are found first. */
const isOfKinds = (id: string, kinds: string, { unitIds }: Asking["scope"]) =>
  areFew(unitIds)
    ? `(select kind from unit where unit_id = ${id}) = any(${kinds}::text[])`
    : `${id} in (select unit_id from unit where kind = any(${kinds}::text[]))`

/** The first of those missing from a list, and how many there are. */
const someNames = `case when cardinality(a.names) > 5
  then array_to_string(a.names[1:5], '、') || '…（' || cardinality(a.names) || '）'
  else array_to_string(a.names, '、') end`

/** Absences at the unit's activities: made up in time, with the help of somebody else. */
function madeUp({ kinds, withinDays }: About<"absences-made-up">, asking: Asking): Relation {
  const { put, scope, time, forRecords } = asking
  const away = "t.status in ('on-leave', 'absent', 'made-up')"
  const ifMadeUp = (condition: string) => `t.status <> 'made-up' or (${condition})`
  return {
    from: `activity a join attendance t on t.activity_id = a.activity_id and ${away}
             and a.kind = any(${put(kinds)}::text[]) and ${among(put, scope.unitIds, "a.unit_id")}
           ${
             forRecords
               ? `join member m on m.member_id = t.member_id ${joinArranged("t.activity_id", "t.member_id")}
           left join member h on h.member_id = ${helperOf("t")}`
               : ""
           }`,
    subject: "a.unit_id",
    day: "a.starts_on",
    hours: "0",
    of: heldOfKinds("a", null, asking),
    counts: [
      { holds: "t.status = 'made-up'", otherwise: "t.status" },
      unless(ifMadeUp(`t.made_up_on <= ${put(time.asOf)}`), "make-up-to-come"),
      unless(ifMadeUp("t.helper_id is not null"), "no-helper"),
      unless(ifMadeUp("t.helper_id is distinct from t.member_id"), "helped-by-oneself"),
      unless(ifMadeUp("t.made_up_on >= a.starts_on"), "made-up-before"),
      unless(ifMadeUp(`t.made_up_on <= a.starts_on + ${put(withinDays)}::int`), "made-up-late"),
    ],
    reason: "'made-up-in-time'",
    shown: `a.starts_on as "on", a.code || ' ' || m.code as code, ${activityLabel("a")} || ' · ' || m.name as label,
            nullif(concat_ws(' ', h.name, t.made_up_on), '') as details`,
    order: `${activityOrder}, m.code`,
  }
}

/** A plan counts in its year, whenever it was filed up to the last day in time. */
function plans({ until }: About<"plans">, { put, scope, time }: Asking): Relation {
  return {
    from: `(select *, make_date(year, 1, 1) as counts_on from study_plan
             where year = ${put(time.year)} and ${among(put, scope.unitIds, "unit_id")}) a`,
    subject: "a.unit_id",
    day: "a.counts_on",
    hours: "0",
    of: [],
    counts: [
      unless("a.filed_on is not null", "not-filed"),
      unless(`coalesce(a.filed_on <= ${put(until)}, true)`, "filed-late"),
      unless(`coalesce(a.filed_on <= ${put(time.asOf)}, true)`, "after-as-of"),
    ],
    reason: "'filed-in-time'",
    shown: `coalesce(a.filed_on, a.submitted_on) as "on", '' as code, '学习计划' as label, null::text as details`,
    order: "a.filed_on, a.submitted_on",
  }
}
