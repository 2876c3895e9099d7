import type { Generated, GeneratedAlways } from "kysely"

/** The tables as migrations leave them. Days and local times are text; see `types.ts` for the parsers. */
export interface Tables {
  unit: {
    unit_id: Generated<number>
    code: string
    name: string
    kind: string
    parent_id: number | null
    path: Generated<string>
    category: string | null
    field: string | null
    has_central_group: boolean | null
    has_committee: boolean | null
    lecture_cycle: string | null
    study_day: string | null
    founded_on: string | null
    dissolved_on: string | null
  }
  member: {
    member_id: Generated<number>
    code: string
    name: string
    gender: string | null
    born_on: string | null
    phone: string | null
    status: string | null
    joined_on: string | null
    rank: string | null
    in_service: boolean | null
    circumstances: string[] | null
  }
  membership: {
    membership_id: Generated<number>
    member_id: number
    unit_id: number
    from_on: string
    until_on: string | null
  }
  post: {
    post_id: Generated<number>
    member_id: number
    unit_id: number
    post: string
    from_on: string
    until_on: string | null
  }
  activity: {
    activity_id: Generated<number>
    code: string
    unit_id: number
    kind: string
    topic: string
    starts_at: string
    starts_on: GeneratedAlways<string>
    hundredth_hours: number
    state: string
    audience: number[] | null
    content: string | null
    form: string | null
    place: string | null
    chair_id: number | null
    lecturer_id: number | null
    minutes: string | null
    effect: string | null
    sitting: string | null
  }
  attendance: {
    activity_id: number
    member_id: number
    status: string
    leave_reason: string | null
    helper_id: number | null
    made_up_on: string | null
  }
  training: {
    training_id: Generated<number>
    member_id: number
    name: string
    kind: string
    started_on: string
    ended_on: string | null
    hundredth_hours: number
    evidence: string | null
    state: string
    counts_on: GeneratedAlways<string>
  }
  writing: {
    writing_id: Generated<number>
    member_id: number
    kind: string
    title: string
    written_on: string
    state: string
  }
  study_plan: {
    study_plan_id: Generated<number>
    unit_id: number
    year: number
    submitted_on: string | null
    filed_on: string | null
    remark: string | null
  }
  duty: {
    duty_id: Generated<number>
    kind: string
    done_on: string
    year: number
    unit_id: number | null
    member_id: number | null
    about_unit_id: number | null
  }
  journal: {
    journal_id: GeneratedAlways<number>
    happened_at: GeneratedAlways<string>
    actor: string
    deed: string
    details: unknown
  }
}
