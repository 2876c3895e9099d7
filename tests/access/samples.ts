import { ofEachKind } from "../../src/contract/settings-retention.ts"
import type { Sample } from "./matrix.ts"

/** What parameters and bodies are made of: ids of the world by their names. */
export type Ids = ReadonlyMap<string, number>

/** How each route is asked so that it would be taken, were access all there is. `#` marks a second way of asking one. */
export function samplesFor(ids: Ids): Readonly<Record<string, Sample>> {
  const idOf = (name: string): number => {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`there is no ${name}`)
    return id
  }
  const aUnit = idOf("unit B1")
  const aMember = idOf("member m-B1-other")
  /** Somebody who belongs to a unit; of one to which nobody does, somebody of a branch below it. */
  const someoneOf = (unitId: number): number => {
    const [name = ""] = [...ids].find(([one, id]) => id === unitId && one.startsWith("unit ")) ?? []
    return ids.get(`member m-${name.slice(5)}`) ?? idOf("member m-B1")
  }
  const nothing: Sample = { about: "none" }
  const planOf = (year: number, body?: unknown): Sample => ({
    about: "unit",
    params: { year },
    ...(body === undefined ? {} : { body }),
  })
  const ownThing = (body?: unknown): Sample => ({ about: "none", ...(body === undefined ? {} : { body }) })
  const unit = (more: Omit<Sample, "about"> = {}): Sample => ({ about: "unit", ...more })
  const certificate: Sample = {
    about: "training",
    params: (trainingId: number) => ({
      certificateId: ids.get(`certificate of ${trainingId}`) ?? 2_000_000_000,
    }),
  }
  const member = (more: Omit<Sample, "about"> = {}): Sample => ({ about: "member", ...more })
  const event = (more: Omit<Sample, "about"> = {}): Sample => ({ about: "event", ...more })
  const account = (more: Omit<Sample, "about"> = {}): Sample => ({ about: "account", ...more })
  const post = { params: (memberId: number) => ({ postId: ids.get(`post of ${memberId}`) ?? 2_000_000_000 }) }
  const asked = (name: string): Sample => ({
    about: "none",
    params: { confirmationId: idOf(`confirmation ${name}`) },
  })
  /** The parameter that names something of the asked unit. */
  const ofIts = (parameter: string, name: string) => ({
    params: (unitId: number) => ({ [parameter]: ids.get(`${name} of ${unitId}`) ?? 2_000_000_000 }),
  })
  return {
    "DELETE /session": nothing,
    "POST /session/step-up": ownThing({ password: "not the one" }),
    "PUT /me/password": ownThing({ current: "not the one", next: "four words that fit" }),
    "POST /me/second-factor": nothing,
    "POST /me/second-factor/confirm": ownThing({ code: "000000" }),
    "POST /me/recovery-codes": nothing,
    "GET /me/sessions": nothing,
    "DELETE /me/sessions": nothing,
    "DELETE /me/sessions/{sessionId}": { about: "session" },
    "GET /me/notices": nothing,
    "POST /me/notices/seen": ownThing({ upTo: 1 }),
    "GET /me/mail": nothing,
    "PUT /me/mail/digest": ownThing({ digestAt: "09:00", onDaysOff: false }),
    "POST /me/mail/address": ownThing({ address: "somebody@example.cn" }),
    "GET /me/feeds": nothing,
    "POST /me/feeds": unit({ body: (unitId: number) => ({ unitId, withDue: false }) }),
    "POST /me/feeds/{feedId}/renew": { about: "feed", body: {} },
    "DELETE /me/feeds/{feedId}": { about: "feed" },
    "POST /me/mail/address/confirm": ownThing({ code: "00000000" }),
    "DELETE /me/mail/address": nothing,
    "POST /suggestions": ownThing({ page: "/", body: "A wish" }),
    "GET /suggestions/mine": nothing,
    "GET /organisation": nothing,
    "GET /me/data": nothing,
    "GET /me/looks": nothing,
    "GET /me/preferences": nothing,
    "PUT /me/preferences": ownThing({ elder: true }),
    "GET /home": nothing,
    "GET /home/member": nothing,
    "GET /policy": nothing,
    "GET /policy/{pack}": { about: "none", params: { pack: "licheng-2010" } },
    "GET /policy/{pack}/clauses/{clause}/standing": {
      about: "none",
      params: { pack: "licheng-2010", clause: "TM-GROUP" },
    },

    "GET /accounts": nothing,
    "GET /accounts/{accountId}": account(),
    "POST /accounts": ownThing({ login: "somebody-new", name: "Somebody" }),
    "POST /accounts/slips": unit({ body: (unitId: number) => ({ unitId }) }),
    "POST /accounts/{accountId}/activation-code": account(),
    "POST /accounts/{accountId}/activation-code#of-an-administrator": {
      about: "none",
      params: { accountId: idOf("account of an administrator") },
    },
    "POST /accounts/{accountId}/disable": account(),
    "POST /accounts/{accountId}/enable": account(),
    "POST /accounts/{accountId}/unlock": account(),
    "POST /accounts/{accountId}/end-sessions": account(),
    "POST /accounts/{accountId}/remove-second-factor": account(),
    "PUT /accounts/{accountId}/identity": account({ body: { subject: null } }),
    "GET /grants": nothing,
    "POST /grants": unit({
      body: (unitId: number) => ({
        accountId: idOf("account m-B1-other"),
        role: "group-leader",
        unitId,
        fromOn: "2010-08-20",
        untilOn: null,
      }),
    }),
    "POST /grants/{grantId}/restore": { about: "past-grant" },
    "DELETE /grants/{grantId}": { about: "grant" },
    "GET /confirmations": nothing,
    "POST /confirmations/{confirmationId}/confirm": asked("of others"),
    "POST /confirmations/{confirmationId}/confirm#of-an-administrator": asked("of an administrator"),
    "POST /confirmations/{confirmationId}/confirm#asked-for-by-oneself": asked("of oneself"),
    "POST /confirmations/{confirmationId}/refuse": asked("of others"),
    "DELETE /confirmations/{confirmationId}": asked("of oneself"),

    "GET /people": nothing,
    "GET /people/{memberId}": member(),
    "GET /people/{memberId}/record": member(),
    "GET /people/{memberId}/changes": member(),
    "GET /people/{memberId}/standing": member(),
    "POST /people/{memberId}/phone": member({ body: { reason: "To call about Friday" } }),
    "PATCH /people/{memberId}": member({ body: { status: "full" } }),
    "DELETE /people/{memberId}": member(),
    "POST /people/{memberId}/transfer": member({ body: { toUnitId: aUnit, on: "2010-08-20" } }),
    "POST /people/{memberId}/transfer/take-back": member({ body: {} }),
    "POST /people/{memberId}/posts": member({
      body: { unitId: aUnit, post: "committee-member", fromOn: "2010-08-20" },
    }),
    "POST /people/{memberId}/posts/{postId}/end": member({ ...post, body: { untilOn: "2010-08-20" } }),
    "DELETE /people/{memberId}/posts/{postId}": member(post),
    "POST /people": unit({ body: (unitId: number) => ({ name: "王新", unitId, fromOn: "2010-08-20" }) }),

    "GET /imports": nothing,
    "GET /imports/template": nothing,
    "GET /imports/{importId}": { about: "import" },
    "POST /imports/{importId}/apply": { about: "import", body: { seen: "-" } },
    "POST /imports/{importId}/undo": { about: "import", body: {} },
    "POST /units/{unitId}/imports": unit({ query: { fileName: "roster.xlsx" }, body: "not a workbook" }),

    "GET /events": nothing,
    "GET /events/hall": nothing,
    "GET /units/{unitId}/due": unit(),
    "GET /board/{unitId}/due": unit(),
    "GET /board/{unitId}/due/units": unit({ query: { obligation: "TM-COMMITTEE", period: "2010-09" } }),
    "GET /calendar": { about: "none", query: { from: "2010-08-01", until: "2010-08-31" } },
    "GET /events/{activityId}": event(),
    "GET /events/{activityId}/roll": event(),
    "GET /events/here": { about: "none", query: { code: "2468" } },
    "GET /events/{activityId}/hall-code": event(),
    "POST /events/{activityId}/hall-code": event({ body: {} }),
    "DELETE /events/{activityId}/hall-code": event(),
    "GET /events/{activityId}/announcement": event(),
    "POST /events/{activityId}/announcement": event({ body: {} }),
    "GET /events/{activityId}/changes": event(),
    "GET /units/{unitId}/register": unit(),
    "GET /units/{unitId}/absences": unit(),
    "GET /units/{unitId}/sitting-template": unit(),
    "GET /units/{unitId}/sitting-people": unit(),
    "GET /units/{unitId}/lay-out": unit(),
    "PUT /units/{unitId}/rhythm": unit({
      body: { studyDay: "friday", part: "afternoon", startsAt: "14:30" },
    }),
    "PUT /units/{unitId}/skips/{week}": unit({
      params: () => ({ week: "2010-W33" }),
      body: { reason: "emergency", note: "防汛" },
    }),
    "DELETE /units/{unitId}/skips/{week}": unit({ params: () => ({ week: "2010-W33" }) }),
    "POST /planned-sittings": unit({
      body: (unitId: number) => ({
        unitId,
        kind: unitId === ids.get("unit T1") ? "central-group-study" : "collective-study",
        time: "09:00",
        hours: 1,
        days: [{ on: "2010-09-03" }, { on: "2010-09-10", topic: "A" }],
      }),
    }),
    "POST /sittings": unit({
      body: (unitId: number) => ({
        unitId,
        start: "2010-08-20 09:00",
        items: [
          {
            kind: unitId === ids.get("unit T1") ? "central-group-study" : "collective-study",
            topic: "A",
            hours: 1,
          },
        ],
      }),
    }),
    "PATCH /events/{activityId}": event({ body: { topic: "Another" } }),
    "PUT /events/{activityId}/attendance": event({
      body: { changes: [{ memberId: aMember, status: "present", was: null }] },
    }),
    "POST /events/{activityId}/marks": event({
      body: {
        device: "0".repeat(32),
        marks: [{ memberId: aMember, number: 1, status: "late", seen: [null] }],
      },
    }),
    "GET /events/{activityId}/meeting": event(),
    "PUT /events/{activityId}/meeting": event({
      body: {
        agenda: ["Plans"],
        conclusion: "",
        station: "",
        question: "",
        report: "",
        parts: [{ part: "lead-reader", memberId: null, name: "王老师", gist: "Two chapters", placed: null }],
        motions: [],
        ratings: [],
      },
    }),
    "POST /events/{activityId}/sign": event({ body: {} }),
    "POST /events/{activityId}/reopen": event({ body: { reason: "A name was wrong" } }),
    "POST /events/{activityId}/tasks": event({
      body: { subject: "Visit", memberId: null, name: "", dueOn: null },
    }),
    "POST /events/{activityId}/tasks/{taskId}/done": event({
      params: () => ({ taskId: 1 }),
      body: { on: "2010-08-20", word: "" },
    }),
    "DELETE /events/{activityId}/tasks/{taskId}": event({ params: () => ({ taskId: 1 }) }),
    "GET /meetings/waiting": nothing,
    "GET /units/{unitId}/study-days": unit(),
    "GET /units/{unitId}/lectures": unit(),
    "GET /units/{unitId}/lectures/missed": unit(),
    "POST /units/{unitId}/study-days": unit({
      body: { memberId: aMember, on: "2010-08-20", days: 1, subject: "A book" },
    }),
    "DELETE /units/{unitId}/study-days/{studyDayId}": unit({ params: () => ({ studyDayId: 1 }) }),
    "POST /events/{activityId}/cancel": event({ body: { reason: "Rain" } }),
    "POST /events/{activityId}/restore": event({ body: { state: "held" } }),
    "POST /events/{activityId}/hold": event({ body: {} }),
    "POST /events/{activityId}/make-up": event({
      body: { memberIds: [aMember], helperId: idOf("member m-B2"), on: "2010-08-20" },
    }),
    "POST /events/{activityId}/attendance/self": event({ body: {} }),

    "POST /events/{activityId}/attachments/uploads": event({ body: { name: "会议照片.jpg", bytes: 1000 } }),
    "PATCH /attachments/uploads/{uploadId}": { about: "upload", query: { offset: 0 }, body: "The minutes" },
    "POST /attachments/uploads/{uploadId}/finish": { about: "upload", body: {} },
    "DELETE /attachments/uploads/{uploadId}": { about: "upload" },
    "GET /attachments/{attachmentId}/content": { about: "attachment" },
    "DELETE /attachments/{attachmentId}": { about: "attachment" },

    "POST /make-ups": event({ body: (activityId: number) => ({ activityId }) }),
    "GET /make-ups/mine": nothing,
    "GET /make-ups/{makeUpId}": { about: "make-up" },
    "POST /make-ups/{makeUpId}/confirm": { about: "make-up", body: {} },
    "POST /make-ups/{makeUpId}/take-back": { about: "make-up", body: {} },
    "GET /units/{unitId}/make-ups": unit(),
    "POST /disputes": event({
      body: (activityId: number) => ({ activityId, claim: "was-there", word: "I sat at the back" }),
    }),
    "GET /disputes/mine": nothing,
    "POST /disputes/{disputeId}/accept": { about: "dispute", body: { status: "present" } },
    "POST /disputes/{disputeId}/answer": { about: "dispute", body: { word: "Nobody saw you" } },
    "POST /disputes/{disputeId}/withdraw": { about: "dispute", body: {} },

    "POST /leave": ownThing({ from: "2010-09-01", kind: "personal" }),
    "POST /leave/entered": member({
      body: (memberId: number) => ({ memberId, from: "2010-09-01", kind: "official" }),
    }),
    "GET /leave/mine": nothing,
    "GET /leave/waiting": nothing,
    "GET /plans/waiting": nothing,
    "GET /leave/{leaveId}": { about: "leave" },
    "POST /leave/{leaveId}/decide": { about: "leave", body: { approve: true } },
    "POST /leave/{leaveId}/withdraw": { about: "leave", body: {} },
    "POST /leave/{leaveId}/return": { about: "leave", body: {} },
    "POST /leave/{leaveId}/take-return-back": { about: "leave", body: {} },
    "POST /training": ownThing({ name: "党校进修班", kind: "party-school", first: "2010-08-02", hours: 8 }),
    "POST /training/entered": member({
      body: (memberId: number) => ({
        memberId,
        name: "岗位培训班",
        kind: "job-training",
        first: "2010-08-02",
        hours: 8,
      }),
    }),
    "GET /training/mine": nothing,
    "GET /training/waiting": nothing,
    "GET /training/{trainingId}": { about: "training" },
    "PUT /training/{trainingId}": {
      about: "training",
      body: { name: "进修班", kind: "party-school", first: "2010-08-03", hours: 8 },
    },
    "DELETE /training/{trainingId}": { about: "training" },
    "POST /training/{trainingId}/decide": { about: "training", body: { deed: "recognise" } },
    // Refused by its name once it is known that the asker may: nothing is left of it.
    "POST /training/{trainingId}/certificates": {
      about: "training",
      query: { name: "证书.mp4" },
      body: "The certificate",
    },
    "GET /training/{trainingId}/certificates/{certificateId}": certificate,
    "DELETE /training/{trainingId}/certificates/{certificateId}": certificate,
    "GET /units/{unitId}/training-records": unit(),
    "POST /units/{unitId}/training-records": unit({
      body: (unitId: number) => ({
        ...{ name: "进修班", kind: "party-school", first: "2010-08-04", hours: 8 },
        memberIds: [someoneOf(unitId)],
      }),
    }),
    "POST /units/{unitId}/training-records/participants": unit({ body: { pasted: "谁也不是" } }),
    "GET /units/{unitId}/leave": unit(),
    "GET /units/{unitId}/leave/units": unit(),
    "GET /units/{unitId}/leave-approver": unit(),
    "PUT /units/{unitId}/leave-approver": unit({ body: { post: "discipline-officer" } }),

    "GET /audit": nothing,
    "GET /audit/check": nothing,
    "POST /audit/checks": ownThing({}),
    "GET /suggestions": nothing,
    "POST /suggestions/{suggestionId}/answer": {
      about: "none",
      params: { suggestionId: idOf("suggestion") },
      body: { answer: "Thank you" },
    },
    "GET /settings": nothing,
    "PUT /settings/organisation": ownThing({ name: "D", footer: "", icp: "", classification: "" }),
    "PUT /settings/sign-in": ownThing({
      passwordProfile: "modern",
      idleMinutes: 30,
      absoluteHours: 8,
      lockAfter: 5,
      lockMinutes: 15,
      secondFactorRoles: ["system-admin", "security-admin", "audit-admin"],
    }),
    "PUT /settings/robots": ownThing({ hosts: ["robot.example.cn"] }),
    "PUT /settings/disputes": ownThing({ within: 15 }),
    "PUT /settings/registers": ownThing({ remindAfter: 3, closeAfter: null }),
    "PUT /settings/retention": ownThing(ofEachKind((kind) => (kind === "notices" ? 365 : null))),
    "GET /deliveries": nothing,

    "GET /backups": nothing,
    "GET /jobs": nothing,
    "POST /jobs/{job}/run": { about: "none", params: { job: "clear-away" } },

    "GET /workdays": nothing,
    "POST /workdays": {
      about: "none",
      query: { sure: "yes" },
      body: JSON.stringify({ holidays: { "2028-01-01": "New Year's Day,元旦,1" }, workdays: {} }),
    },
    "DELETE /workdays/{year}": { about: "none", params: { year: 2027 } },

    "GET /units": nothing,
    "GET /units/{unitId}": unit(),
    "GET /units/{unitId}/children": unit(),
    "GET /units/{unitId}/history": unit(),
    "GET /units/{unitId}/changes": unit(),
    "POST /units": unit({ body: (parentId: number) => ({ parentId, name: "新支部", kind: "branch" }) }),
    "PATCH /units/{unitId}": unit({ body: { studyDay: "friday", lectureCycle: "quarter" } }),
    "PATCH /units/{unitId}#what-it-is": unit({
      body: { hasCentralGroup: true, hasCommittee: true, field: "village" },
    }),
    "GET /units/{unitId}/topics": unit(),
    "POST /units/{unitId}/topics": unit({
      body: { title: "Of the time", fromOn: "2010-08-01", untilOn: "2010-09-30" },
    }),
    "PATCH /units/{unitId}/topics/{topicId}": unit({
      ...ofIts("topicId", "topic"),
      body: { title: "Another" },
    }),
    "GET /units/{unitId}/topics/{topicId}/units": unit(ofIts("topicId", "topic")),
    "GET /units/{unitId}/mix": unit(),
    "GET /people/{memberId}/mix": member(),
    "GET /units/{unitId}/concerns": unit(),
    "POST /units/{unitId}/concerns": unit({ body: { kind: "interests", title: "The road" } }),
    "PATCH /units/{unitId}/concerns/{concernId}": unit({
      ...ofIts("concernId", "concern"),
      body: { action: "Asked" },
    }),
    "GET /venues/kept": nothing,
    "GET /units/{unitId}/venues": unit(),
    "POST /units/{unitId}/venues": unit({ body: { name: "Room", kind: "activity-room" } }),
    "GET /units/{unitId}/venues/{venueId}": unit(ofIts("venueId", "venue")),
    "PATCH /units/{unitId}/venues/{venueId}": unit({ ...ofIts("venueId", "venue"), body: { seats: 40 } }),
    "GET /units/{unitId}/lecturers": unit(),
    "POST /units/{unitId}/lecturers": unit({ body: { name: "王华", kind: "professor" } }),
    "GET /units/{unitId}/lecturers/{knownLecturerId}": unit(ofIts("knownLecturerId", "lecturer")),
    "PATCH /units/{unitId}/lecturers/{knownLecturerId}": unit({
      ...ofIts("knownLecturerId", "lecturer"),
      body: { work: "The university" },
    }),
    "POST /units/{unitId}/lecturers/{knownLecturerId}/merge": unit({
      ...ofIts("knownLecturerId", "same lecturer"),
      body: (unitId: number) => ({ intoId: ids.get(`lecturer of ${unitId}`) ?? 1 }),
    }),
    "GET /units/{unitId}/secretary-lectures": unit(),
    "GET /turns/next": nothing,
    "GET /units/{unitId}/turns": unit(),
    "POST /units/{unitId}/turns": unit({
      body: { kind: "contents", title: "Offices", takers: [{ name: "The office" }] },
    }),
    "PATCH /units/{unitId}/turns/{rotaId}": unit({ ...ofIts("rotaId", "rota"), body: { title: "Mondays" } }),
    "POST /units/{unitId}/turns/{rotaId}/pass": unit({
      ...ofIts("rotaId", "rota"),
      body: (unitId: number) => ({ takerId: ids.get(`taker 1 of ${unitId}`) ?? 1, reason: "Away" }),
    }),
    "POST /units/{unitId}/turns/{rotaId}/swap": unit({
      ...ofIts("rotaId", "rota"),
      body: (unitId: number) => ({
        takerId: ids.get(`taker 1 of ${unitId}`) ?? 1,
        withId: ids.get(`taker 2 of ${unitId}`) ?? 2,
      }),
    }),
    "GET /units/{unitId}/robot": unit(),
    "PUT /units/{unitId}/robot": unit({
      body: { brand: "wecom", url: "https://robot.example.cn/send", secret: null, digestAt: null },
    }),
    "DELETE /units/{unitId}/robot": unit(),
    "POST /units/{unitId}/move": unit({
      body: (unitId: number) => ({ parentId: unitId, day: "2010-08-20" }),
    }),
    "POST /units/{unitId}/merge": unit({
      body: (unitId: number) => ({ into: unitId, day: "2010-08-20", postsGoOn: true }),
    }),
    "POST /units/{unitId}/dissolve": unit({ body: { day: "2010-08-20" } }),
    "POST /units/{unitId}/reopen": unit({ body: {} }),

    "GET /home/branch/{unitId}": unit(),
    "GET /units/{unitId}/standing": unit(),
    "GET /units/{unitId}/people/standing": unit(),
    "GET /explanations": unit({
      query: (subjectId: number) => ({
        obligation: "CG-DAYS",
        subjectType: "org",
        subjectId,
        period: "2010",
      }),
    }),
    "GET /explanations#member": member({
      query: (subjectId: number) => ({
        obligation: "TR-MEMBER",
        subjectType: "member",
        subjectId,
        period: "2010",
      }),
    }),
    "GET /units/{unitId}/plans/{year}": planOf(2010),
    "GET /units/{unitId}/plans/{year}/versions": planOf(2010),
    "GET /units/{unitId}/plans/{year}/versions/{number}": {
      about: "unit",
      params: { year: 2010, number: 1 },
    },
    "GET /units/{unitId}/plans/{year}/below": planOf(2010),
    "GET /units/{unitId}/plans/{year}/lines": planOf(2010),
    "GET /plan-lines/{planLineId}": { about: "none", params: { planLineId: idOf("plan line") } },
    "POST /units/{unitId}/plans/{year}": planOf(2013, { from: "template" }),
    "PUT /units/{unitId}/plans/{year}": planOf(2011, {
      goals: "To learn",
      guidance: null,
      reading: null,
      note: null,
      visitIds: [],
      lines: [
        {
          planLineId: null,
          month: 3,
          topic: "Two chapters",
          contentCategories: [],
          form: "领读",
          lecturer: "王老师",
          responsibleId: null,
          hours: 2,
          sourceLineId: null,
        },
      ],
    }),
    "DELETE /units/{unitId}/plans/{year}": planOf(2011),
    "POST /units/{unitId}/plans/{year}/submit": planOf(2011, {}),
    "POST /units/{unitId}/plans/{year}/withdraw": planOf(2012, {}),
    "POST /units/{unitId}/plans/{year}/return": planOf(2012, { word: "Please add the lectures" }),
    "POST /units/{unitId}/plans/{year}/unfile": planOf(2010, { why: "Somebody else's" }),
    "GET /units/{unitId}/rules": unit(),
    "POST /units/{unitId}/rules": unit({ body: { topic: "training", body: "Everybody learns" } }),
    "GET /units/{unitId}/responsibilities": unit(),
    "PUT /units/{unitId}/responsibilities": unit({ body: { leadId: null, chargeId: null, follows: [] } }),
    "GET /units/{unitId}/responsibilities/gaps": unit(),
    "GET /units/{unitId}/summaries/{period}": unit({ params: { period: "2010-Q1" } }),
    "PUT /units/{unitId}/summaries/{period}": unit({
      params: { period: "2010-Q1" },
      body: { words: "We learnt" },
    }),
    "POST /plans/file": ownThing({ year: 2012, unitIds: [aUnit], instead: true }),

    "GET /board/{unitId}": unit(),
    "GET /board/{unitId}/branches": unit({ query: { obligation: "TM-COMMITTEE" } }),
    "GET /reminders/draft": { about: "none", query: { obligation: "TM-COMMITTEE" } },
    "POST /reminders": unit({
      body: (unitId: number) => ({ obligation: "TM-COMMITTEE", unitIds: [unitId] }),
    }),
    "GET /units/{unitId}/reminders": unit(),
    "POST /units/{unitId}/calls": unit({ body: { at: "2010-08-19 10:00", whom: "书记", note: "这周就开" } }),
    "POST /units/{unitId}/calls/{reminderId}/correct": unit({
      ...ofIts("reminderId", "call"),
      body: { at: "2010-08-19 10:00", whom: "书记", note: "下周就开" },
    }),
    "POST /units/{unitId}/calls/{reminderId}/take-back": unit({ ...ofIts("reminderId", "call"), body: {} }),
    "GET /units/{unitId}/platform-record": unit({ query: { month: "2010-08" } }),
    "GET /sheets/units/{unitId}/platform-record": unit({ query: { month: "2010-08" } }),
    "PUT /settings/platform-record": ownThing({ columns: [{ field: "kind", heading: "会议类型" }] }),
    "GET /sheets/events": nothing,
    "GET /sheets/people": nothing,
    "GET /sheets/units": nothing,
    "GET /sheets/boards": nothing,
    "GET /sheets/boards/branches": nothing,
    "GET /sheets/board/{unitId}": unit(),
    "GET /sheets/board/{unitId}/branches": unit({ query: { obligation: "TM-COMMITTEE" } }),
    "GET /sheets/units/{unitId}/register": unit(),
    "GET /sheets/units/{unitId}/absences": unit(),
    "GET /sheets/units/{unitId}/training": unit(),
    "GET /sheets/units/{unitId}/training-records": unit(),
    "GET /sheets/calendar": { about: "none", query: { from: "2010-08-01", until: "2010-08-31" } },
    "GET /sheets/units/{unitId}/plans/{year}": planOf(2010),
    "GET /sheets/units/{unitId}/plans/{year}/below": planOf(2010),
    "GET /sheets/units/{unitId}/leave": unit(),
    "GET /sheets/units/{unitId}/make-ups": unit(),
    "GET /sheets/units/{unitId}/study-days": unit(),
    "GET /sheets/units/{unitId}/study-days/sittings": unit(),
    "GET /sheets/units/{unitId}/study-days/members": unit(),
    "GET /sheets/units/{unitId}/reminders": unit(),
    "GET /sheets/units/{unitId}/venues": unit(),
    "GET /sheets/units/{unitId}/venues/{venueId}": unit(ofIts("venueId", "venue")),
    "GET /sheets/units/{unitId}/lecturers": unit(),
    "GET /sheets/units/{unitId}/lecturers/{knownLecturerId}": unit(ofIts("knownLecturerId", "lecturer")),
    "GET /sheets/units/{unitId}/lectures": unit(),
    "GET /sheets/units/{unitId}/secretary-lectures": unit(),
    "GET /sheets/units/{unitId}/turns": unit(),
    "GET /sheets/units/{unitId}/concerns": unit(),
    "GET /sheets/units/{unitId}/topics": unit(),
    "GET /sheets/units/{unitId}/topics/{topicId}/units": unit(ofIts("topicId", "topic")),
    "GET /sheets/units/{unitId}/mix": unit(),
    "GET /sheets/units/{unitId}/due": unit(),
    "GET /sheets/board/{unitId}/due": unit(),
    "GET /sheets/units/{unitId}/responsibilities": unit(),
    "GET /sheets/units/{unitId}/responsibilities/gaps": unit(),
    "GET /sheets/units/{unitId}/summaries/{period}": unit({ params: { period: "2010-Q1" } }),
    "GET /boards": nothing,
    "GET /boards/branches": nothing,
  }
}
