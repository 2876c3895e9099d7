import type { Role } from "../domain/access/roles.ts"
import * as slot from "../domain/calendar/study-slot.ts"
import type { centralGroupForms } from "../domain/meetings/kinds.ts"
import { kindOfForm } from "../domain/plans/progress.ts"
import * as field from "../domain/shared/words.ts"
import type { Language } from "./refusals.ts"
import { roleNames } from "./role-names.ts"

/** The words of the field as people read them, in both languages: on pages, and in sheets that are taken along. */

type English<T extends string> = Readonly<Record<T, string>>

const orgKinds: English<field.OrgKind> = {
  "district-committee": "district committee",
  "district-department": "district department",
  "working-committee": "working committee",
  "party-committee": "Party committee",
  "leading-group": "leading group",
  "general-branch": "general branch",
  branch: "branch",
  group: "group",
}
const orgCategories: English<field.OrgCategory> = {
  town: "town or sub-district",
  "district-office": "district office",
  other: "other",
}
const orgFields: English<field.OrgField> = {
  office: "office",
  village: "village",
  community: "community",
  school: "school",
  enterprise: "enterprise",
  other: "other",
}
const lectureCycles: English<field.LectureCycle> = { quarter: "each quarter", "half-year": "each half-year" }
const studyDays: English<field.StudyDay> = {
  monday: "Monday",
  tuesday: "Tuesday",
  wednesday: "Wednesday",
  thursday: "Thursday",
  friday: "Friday",
  saturday: "Saturday",
  sunday: "Sunday",
  flexible: "no fixed day",
}
const genders: English<field.Gender> = { male: "male", female: "female" }
const memberStatuses: English<field.MemberStatus> = { full: "full member", probationary: "probationary" }
const ranks: English<field.Rank> = {
  "chu-head": "division head",
  "chu-deputy": "deputy division head",
  "ke-head": "section head",
  "ke-deputy": "deputy section head",
  clerk: "clerk",
  "other-cadre": "other cadre",
  none: "none",
}
const circumstances: English<field.Circumstance> = {
  frail: "elderly or frail",
  "low-literacy": "reads with difficulty",
  away: "working away",
}
const posts: English<field.Post> = {
  secretary: "secretary",
  "deputy-secretary": "deputy secretary",
  "organisation-officer": "organisation officer",
  "publicity-officer": "publicity officer",
  "discipline-officer": "discipline officer",
  "committee-member": "committee member",
  "group-leader": "group leader",
  "central-group-head": "head of the central study group",
  "central-group-member": "member of the central study group",
  "central-group-secretary": "secretary of the central study group",
}
const activityKinds: English<field.ActivityKind> = {
  "central-group-study": "Central group study",
  "committee-meeting": "Branch committee meeting",
  "group-meeting": "Group meeting",
  assembly: "Members' assembly",
  "party-lecture": "Party lecture",
  "collective-study": "Collective study",
  lecture: "Topical lecture",
  "guidance-talk": "Guidance talk",
  "situation-report": "Situation report",
  "topical-training": "Topical training",
  "job-training": "Job training",
  "distance-education": "Distance education",
  "organisational-life": "Organisational life meeting",
  "democratic-review": "Democratic review",
  "themed-day": "Themed Party day",
  "speech-contest": "Speech contest",
  "rotating-lecture": "Rotating lecture",
  "leaders-forum": "Leaders' forum",
  "online-exchange": "Online exchange",
  "on-site-exchange": "On-site exchange",
  "field-research": "Field research",
  "results-report": "Report of results",
  "culture-and-sport": "Culture and sport",
  "theory-test": "Theory test",
}
const activityStates: English<field.ActivityState> = {
  planned: "planned",
  held: "held",
  cancelled: "cancelled",
}
const attendanceStatuses: English<field.AttendanceStatus> = {
  present: "present",
  late: "late",
  "left-early": "left early",
  "on-leave": "on leave",
  absent: "absent",
  "made-up": "made up",
}
const attendanceDetails: English<field.AttendanceDetail> = {
  "official-leave": "official leave",
  "sick-leave": "illness",
  "personal-leave": "private matters",
  "on-duty": "on duty elsewhere",
  "left-and-returned": "left and came back",
}
const leaveKinds: English<field.LeaveKind> = {
  official: "official leave",
  sick: "sick leave",
  personal: "private leave",
}
const leaveStates: English<field.LeaveState> = {
  asked: "waits",
  approved: "approved",
  refused: "not approved",
  withdrawn: "withdrawn",
}
const meetingModes: English<field.MeetingMode> = { "on-site": "on site", online: "online", mixed: "mixed" }
const studyPaths: English<field.StudyPath> = {
  books: "from books",
  practice: "from practice",
  people: "from the people",
}
const contentCategories: English<field.ContentCategory> = {
  "political-theory": "political theory",
  administration: "administration",
  "professional-skills": "professional skills",
  economy: "economy",
  politics: "politics",
  law: "law",
  culture: "culture",
  science: "science and technology",
  society: "society",
  world: "international",
}
const unitItems: English<field.UnitItem> = {
  name: "name",
  parent: "superior",
  category: "category",
  field: "field",
  "central-group": "central study group",
  committee: "branch committee",
  "lecture-cycle": "lecture cycle",
  "study-day": "study day",
}
const memberItems: English<field.MemberItem> = {
  rank: "rank",
  "in-service": "in service",
  status: "membership",
  circumstances: "circumstances",
}
const trainingKinds: English<field.TrainingKind> = {
  "party-school": "Party school",
  "training-class": "training class",
  "degree-study": "degree study",
  "online-education": "online education",
  "self-taught-exam": "self-taught examination",
  correspondence: "correspondence course",
  "in-service-self-study": "self-study on the job",
  "job-training": "job training",
  other: "other",
}
const trainingStates: English<field.TrainingState> = {
  pending: "waiting for review",
  recognised: "recognised",
  returned: "returned",
}
const writingKinds: English<field.WritingKind> = {
  reflection: "reflection",
  "theory-article": "theory article",
  speech: "speech",
}
const writingStates: English<field.WritingState> = {
  pending: "waiting for review",
  accepted: "accepted",
  returned: "returned",
}
const slotParts: English<slot.SlotPart> = {
  morning: "in the morning",
  afternoon: "in the afternoon",
  day: "the whole day",
  shifts: "before and after the shift",
}
const skipReasons: English<slot.SkipReason> = {
  holiday: "holiday",
  "busy-season": "busy season on the farms",
  emergency: "flood or another emergency",
  election: "elections",
  other: "another reason",
}

const english = {
  orgKinds,
  orgCategories,
  orgFields,
  lectureCycles,
  studyDays,
  genders,
  memberStatuses,
  ranks,
  circumstances,
  posts,
  activityKinds,
  activityStates,
  attendanceStatuses,
  attendanceDetails,
  leaveKinds,
  leaveStates,
  meetingModes,
  studyPaths,
  contentCategories,
  unitItems,
  memberItems,
  trainingKinds,
  trainingStates,
  writingKinds,
  writingStates,
  slotParts,
  skipReasons,
}

function rolesIn(language: Language): Readonly<Record<Role, string>> {
  return Object.fromEntries(
    Object.entries(roleNames).map(([role, name]) => [role, name[language]]),
  ) as Record<Role, string>
}

type Lists = typeof english
/** The words of the field by their lists: `words.posts.secretary`. */
export type Words = Lists & { readonly roles: Readonly<Record<Role, string>> }

function turned<T extends string>(list: Readonly<Record<string, T>>): English<T> {
  return Object.fromEntries(Object.entries(list).map(([word, id]) => [id, word])) as English<T>
}

const chinese: Lists = {
  orgKinds: turned(field.orgKinds),
  orgCategories: turned(field.orgCategories),
  orgFields: turned(field.orgFields),
  lectureCycles: turned(field.lectureCycles),
  studyDays: turned(field.studyDays),
  genders: turned(field.genders),
  memberStatuses: turned(field.memberStatuses),
  ranks: turned(field.ranks),
  circumstances: turned(field.circumstances),
  posts: turned(field.posts),
  activityKinds: turned(field.activityKinds),
  activityStates: turned(field.activityStates),
  attendanceStatuses: turned(field.attendanceStatuses),
  attendanceDetails: turned(field.attendanceDetails),
  leaveKinds: turned(field.leaveKinds),
  leaveStates: turned(field.leaveStates),
  meetingModes: turned(field.meetingModes),
  studyPaths: turned(field.studyPaths),
  contentCategories: turned(field.contentCategories),
  unitItems: turned(field.unitItems),
  memberItems: turned(field.memberItems),
  trainingKinds: turned(field.trainingKinds),
  trainingStates: turned(field.trainingStates),
  writingKinds: turned(field.writingKinds),
  writingStates: turned(field.writingStates),
  slotParts: turned(slot.slotParts),
  skipReasons: turned(slot.skipReasons),
}

const spoken: Readonly<Record<Language, Words>> = {
  zh: { ...chinese, roles: rolesIn("zh") },
  en: { ...english, roles: rolesIn("en") },
}

export function wordsIn(language: Language): Words {
  return spoken[language]
}

const groupForms: English<(typeof centralGroupForms)[number]> = {
  专题讲座: "lecture on a topic",
  主题发言: "keynote speeches",
  交流研讨: "discussion",
  外出调研: "field research",
  学习考察: "study visit",
}

/** The form of a meeting, or of a line of a plan, in a language where it has a name; else as it was written. */
export function formIn(form: string | null, language: Language): string {
  if (form === null || language === "zh") return form ?? ""
  const kind = kindOfForm(form)
  return kind ? wordsIn(language).activityKinds[kind] : ((groupForms as Record<string, string>)[form] ?? form)
}
