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
  const nothing: Sample = { about: "none" }
  const ownThing = (body?: unknown): Sample => ({ about: "none", ...(body === undefined ? {} : { body }) })
  const unit = (more: Omit<Sample, "about"> = {}): Sample => ({ about: "unit", ...more })
  const member = (more: Omit<Sample, "about"> = {}): Sample => ({ about: "member", ...more })
  const event = (more: Omit<Sample, "about"> = {}): Sample => ({ about: "event", ...more })
  const account = (more: Omit<Sample, "about"> = {}): Sample => ({ about: "account", ...more })
  const post = { params: (memberId: number) => ({ postId: ids.get(`post of ${memberId}`) ?? 2_000_000_000 }) }
  const asked = (name: string): Sample => ({
    about: "none",
    params: { confirmationId: idOf(`confirmation ${name}`) },
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
    "GET /events/month": { about: "none", query: { month: "2010-08" } },
    "GET /events/{activityId}": event(),
    "GET /events/{activityId}/roll": event(),
    "GET /events/{activityId}/changes": event(),
    "GET /units/{unitId}/register": unit(),
    "GET /units/{unitId}/absences": unit(),
    "GET /units/{unitId}/sitting-template": unit(),
    "GET /units/{unitId}/sitting-people": unit(),
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
    "GET /board/{unitId}": unit(),
    "GET /board/{unitId}/branches": unit({ query: { obligation: "TM-COMMITTEE" } }),
    "GET /boards": nothing,
    "GET /boards/branches": nothing,
  }
}
