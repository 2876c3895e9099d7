import { expect, test } from "vitest"
import { z } from "zod"
import { endpoints } from "../../src/contract/endpoints/index.ts"

/**
 * Lists that an answer holds without pages, by endpoint and place, each with what bounds it. Everything else that may grow
 * takes `limit` and `cursor`.
 */
const bounded: Readonly<Record<string, string>> = {
  "GET /accounts/{accountId} grants": "roles that one account holds or held",
  "GET /accounts/{accountId} pastGrants": "roles that one account holds or held",
  "GET /confirmations items": "what waits for a second person, gone after days",
  "GET /events/{activityId}/announcement people": "those expected at one sitting, 500 named",
  "GET /backups backups": "24 backups are kept",
  "GET /calendar unit.weeks": "weeks of the months shown",
  "GET /calendar days": "days of the months shown",
  "GET /calendar listed": "days off of the months shown",
  "GET /units/{unitId}/lay-out kinds": "kinds of activities",
  "GET /units/{unitId}/lay-out lines": "lines of one unit's plans, from this year on",
  "GET /units/{unitId}/lay-out listed": "days off of two years",
  "GET /units/{unitId}/lay-out taken": "days ahead on which one unit has something on",
  "GET /me/feeds items": "feeds of one account, as many as it may have",
  "GET /me/feeds offered.units": "feeds of one account, as many as it may have",
  "GET /events/hall lists": "sittings of today that somebody records",
  "GET /events/here items": "meetings of this moment that expect the reader",
  "GET /events/{activityId} audience": "one sitting",
  "GET /events/{activityId} minutesDocument.content": "one sitting",
  "GET /events/{activityId} holders": "one sitting",
  "GET /events/{activityId} sitting": "one sitting",
  "GET /events/{activityId} attendance": "2,000 people of one list",
  "GET /events/{activityId} clashes": "100 of one sitting, of 12 phones each, and says that there are more",
  "GET /events/{activityId} attachments.items": "one sitting",
  "GET /events/{activityId} attachments.uploads": "one sitting",
  "GET /events/{activityId}/roll people": "the roll of one sitting",
  "GET /events/{activityId}/roll branches": "the roll of one sitting",
  "GET /units/{unitId}/register activities": "sittings of one unit in a year",
  "GET /units/{unitId}/register people": "people of one unit, of a small one",
  "GET /units/{unitId}/absences people": "people of one unit with absences in a year",
  "GET /units/{unitId}/sitting-template last.items": "what one unit needs to record a sitting",
  "GET /units/{unitId}/sitting-template lastByKind": "one for each kind of activity",
  "GET /units/{unitId}/sitting-template roster": "what one unit needs to record a sitting",
  "GET /units/{unitId}/sitting-template branches": "what one unit needs to record a sitting",
  "GET /units/{unitId}/sitting-template groups": "what one unit needs to record a sitting",
  "GET /units/{unitId}/sitting-template below": "what one unit needs to record a sitting",
  "GET /units/{unitId}/sitting-template suggested": "what one unit needs to record a sitting",
  "GET /units/{unitId}/sitting-template concerns": "what one unit needs to record a sitting",
  "GET /units/{unitId}/sitting-people items": "people of one unit and those below, found by what is typed",
  "GET /explanations parameters": "what stands behind one figure, records cut",
  "GET /explanations records": "what stands behind one figure, records cut",
  "GET /explanations arithmetic": "what stands behind one figure, records cut",
  "GET /explanations steps": "what stands behind one figure, records cut",
  "GET /explanations planned": "what stands behind one figure, records cut",
  "GET /imports/{importId} preview.sheets": "one file: the first faults, changes and rows added",
  "GET /imports/{importId} preview.faults": "one file: the first faults, changes and rows added",
  "GET /imports/{importId} preview.changes": "one file: the first faults, changes and rows added",
  "GET /imports/{importId} preview.added": "one file: the first faults, changes and rows added",
  "GET /jobs jobs": "jobs of the program",
  "GET /units/{unitId}/reminders calls.contacts": "who holds three posts of one unit",
  "GET /leave/mine items": "200 of one person",
  "GET /leave/mine approvers": "posts and sittings of one leave",
  "GET /leave/waiting items": "200",
  "GET /plans/waiting items": "one's own offices, two years",
  "GET /leave/{leaveId} misses": "posts and sittings of one leave",
  "GET /units/{unitId}/leave items": "200, and says that there is more",
  "GET /units/{unitId}/leave-approver holders": "posts and sittings of one leave",
  "GET /units/{unitId}/lecturers lecturers": "500",
  "GET /units/{unitId}/lecturers names": "50",
  "GET /units/{unitId}/lecturers/{knownLecturerId} activities": "the newest of one lecturer",
  "GET /units/{unitId}/secretary-lectures rows": "1,000 branches",
  "GET /make-ups/mine items": "200 of one person, and says that there is more",
  "GET /units/{unitId}/make-ups items": "200, and says that there is more",
  "GET /me/data roles": "everything kept of one person, as the law asks",
  "GET /me/data sessions": "everything kept of one person, as the law asks",
  "GET /me/data memberships": "everything kept of one person, as the law asks",
  "GET /me/data posts": "everything kept of one person, as the law asks",
  "GET /me/data attendance": "everything kept of one person, as the law asks",
  "GET /me/data led": "everything kept of one person, as the law asks",
  "GET /me/data training": "everything kept of one person, as the law asks",
  "GET /me/data writing": "everything kept of one person, as the law asks",
  "GET /me/data recordedTasks": "everything kept of one person, as the law asks",
  "GET /me/data registers": "everything kept of one person, as the law asks",
  "GET /me/data notices": "everything kept of one person, as the law asks",
  "GET /me/data letters": "everything kept of one person, as the law asks",
  "GET /me/data suggestions": "everything kept of one person, as the law asks",
  "GET /me/data actions": "everything kept of one person, as the law asks",
  "GET /me/looks items": "the newest looks at one person",
  "GET /events/{activityId}/meeting parts": "one meeting",
  "GET /events/{activityId}/meeting motions": "one meeting",
  "GET /events/{activityId}/meeting ratings": "one meeting",
  "GET /events/{activityId}/meeting tasks": "one meeting",
  "GET /events/{activityId}/meeting record.deeds": "one meeting",
  "GET /events/{activityId}/meeting record.later": "200 of one meeting",
  "GET /meetings/waiting tasks": "one meeting",
  "GET /meetings/waiting records": "one meeting",
  "GET /units/{unitId}/study-days days": "2,000 of one year",
  "GET /deliveries failed": "20 causes",
  "GET /board/{unitId} unit.parents": "one board: figures, clauses, units directly below",
  "GET /board/{unitId} kpis": "one board: figures, clauses, units directly below",
  "GET /board/{unitId} owed": "one board: figures, clauses, units directly below",
  "GET /board/{unitId} apart": "one board: figures, clauses, units directly below",
  "GET /board/{unitId} groups": "one board: figures, clauses, units directly below",
  "GET /board/{unitId} children": "one board: figures, clauses, units directly below",
  "GET /board/{unitId}/branches rules": "clauses of one year",
  "GET /board/{unitId}/due items": "one board: figures, clauses, units directly below",
  "GET /home desks": "one home: the first rows of each part",
  "GET /home/member training": "one home: the first rows of each part",
  "GET /home/member apart": "one home: the first rows of each part",
  "GET /home/member missed": "one home: the first rows of each part",
  "GET /home/member pending": "one home: the first rows of each part",
  "GET /home/member ahead": "one home: the first rows of each part",
  "GET /home/branch/{unitId} owed": "one home: the first rows of each part",
  "GET /home/branch/{unitId} next": "one home: the first rows of each part",
  "GET /home/branch/{unitId} makeUps": "one home: the first rows of each part",
  "GET /home/branch/{unitId} incomplete": "one home: the first rows of each part",
  "GET /home/branch/{unitId} grid": "one home: the first rows of each part",
  "GET /home/branch/{unitId} hours": "one home: the first rows of each part",
  "GET /home/branch/{unitId} recent": "one home: the first rows of each part",
  "GET /home/branch/{unitId} ahead": "one home: the first rows of each part",
  "GET /units/{unitId}/standing grid": "clauses and periods of one year",
  "GET /units/{unitId}/standing hours": "clauses and periods of one year",
  "GET /units/{unitId}/standing owed": "clauses and periods of one year",
  "GET /units/{unitId}/standing plans": "plans of one unit, from this year on",
  "GET /units/{unitId}/standing makeUps": "one home: the first rows of each part",
  "GET /units/{unitId}/due items": "what is asked of one unit",
  "GET /people/{memberId}/standing figures": "clauses of one year",
  "GET /units/{unitId}/people/standing items": "people of one unit in a year",
  "GET /boards/branches rules": "clauses of one year",
  "GET /boards unit.parents": "one board: figures, clauses, units directly below",
  "GET /boards kpis": "one board: figures, clauses, units directly below",
  "GET /boards owed": "one board: figures, clauses, units directly below",
  "GET /boards apart": "one board: figures, clauses, units directly below",
  "GET /boards groups": "one board: figures, clauses, units directly below",
  "GET /boards children": "one board: figures, clauses, units directly below",
  "GET /people/{memberId} memberships": "one person",
  "GET /people/{memberId} posts": "one person",
  "GET /people/{memberId} roles": "one person",
  "GET /people/{memberId} categories": "one person",
  "GET /people/{memberId} dated": "one person",
  "GET /units/{unitId}/plans/{year} unit.groupMembers": "one central group",
  "GET /units/{unitId}/plans/{year} plan.visits": "500 people to visit",
  "GET /units/{unitId}/plans/{year} plan.lines": "lines of one plan, 200 on the pages",
  "GET /units/{unitId}/plans/{year} toVisit": "500 people to visit",
  "GET /units/{unitId}/plans/{year}/versions/{number} lines": "lines of one plan",
  "GET /units/{unitId}/plans/{year}/lines lines": "lines of one plan",
  "GET /units/{unitId}/platform-record records": "records of one unit and month, cut",
  "GET /policy items": "documents in force and their clauses",
  "GET /policy/{pack} text": "documents in force and their clauses",
  "GET /policy/{pack} clauses": "documents in force and their clauses",
  "GET /policy/{pack} parameters": "documents in force and their clauses",
  "GET /policy/{pack}/clauses/{clause}/standing reach": "documents in force and their clauses",
  "GET /reminders/draft units": "units that owe one thing, 500 at a time",
  "GET /units/{unitId}/responsibilities follows": "branches of one unit",
  "GET /units/{unitId}/responsibilities unfollowed": "branches of one unit",
  "GET /units/{unitId}/responsibilities branches": "branches of one unit",
  "GET /units/{unitId}/rules rules": "six rules, twenty texts of each",
  "GET /units/{unitId}/summaries/{period} held": "kinds of activities, clauses",
  "GET /units/{unitId}/summaries/{period} clauses": "kinds of activities, clauses",
  "GET /session session.roles": "roles of one account",
  "GET /me/sessions items": "sessions of one account",
  "GET /units/{unitId}/topics topics": "200",
  "GET /units/{unitId}/mix categories": "categories and paths",
  "GET /units/{unitId}/mix paths": "categories and paths",
  "GET /people/{memberId}/mix categories": "categories and paths",
  "GET /people/{memberId}/mix paths": "categories and paths",
  "GET /turns/next turns": "10",
  "GET /units/{unitId}/turns rotas":
    "20 of one unit, of each 200 takers and 30 turns; cut where there are more",
  "GET /units/{unitId} above": "one unit: those above it, kinds below it, its posts",
  "GET /units/{unitId} below": "one unit: those above it, kinds below it, its posts",
  "GET /units/{unitId} posts": "one unit: those above it, kinds below it, its posts",
  "GET /units/{unitId} dated": "one unit: those above it, kinds below it, its posts",
  "GET /venues/kept venues": "20",
  "GET /units/{unitId}/venues venues": "places of one unit, and those it may use",
  "GET /units/{unitId}/venues/{venueId} bookings": "one month of one place",
  "GET /workdays imported": "years that were brought in",
  "GET /disputes/mine mine": "as many as one answer names, of one person",
  "GET /disputes/mine absences": "300 of one person, of the days for which they may be disputed",
  "GET /disputes/mine toSettle": "as many as one answer names",
  "GET /leave/{leaveId} attended": "sittings of the days of one leave",
  "GET /leave/{leaveId} absentSince": "sittings of the days of one leave",
  "GET /me/data leave": "one person's own, cut as the rest of it",
  "GET /me/data makeUps": "one person's own, cut as the rest of it",
  "GET /me/data disputes": "one person's own, cut as the rest of it",
  "GET /units/{unitId}/study-days duties": "clauses about one group",
  "GET /units/{unitId}/study-days sittings": "400 of one group in a year",
  "GET /units/{unitId}/study-days members": "members of one group",
  "GET /units/{unitId}/lectures lectures": "100 of a year",
  "GET /units/{unitId}/lectures/missed people": "people of one branch",
  "GET /home/branch/{unitId} plans": "plans of one unit, from this year on",
  "GET /units/{unitId}/summaries/{period} leaders": "those who lead one unit",
  "GET /training/mine items": "as many as one answer names, of one person",
  "GET /training/waiting items": "as many as one answer names",
  "GET /training/{trainingId} certificates": "five of one training",
}

interface Node {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node | false
  readonly anyOf?: readonly Node[]
  readonly enum?: readonly unknown[]
  readonly additionalProperties?: Node | boolean
  readonly maxItems?: number
  readonly $ref?: string
}

/** Lists of objects in a schema that no length bounds, by their places. */
function listsIn(node: Node | undefined, at: string): string[] {
  if (!node) return []
  const own =
    node.type === "array" && node.items && node.maxItems === undefined && isObject(node.items) ? [at] : []
  // What stands in a row of a list is bounded with the row, or is a list of its own.
  const inner = own.length > 0 ? [] : node.items ? listsIn(node.items, at) : []
  return [
    ...own,
    ...inner,
    ...Object.entries(node.properties ?? {}).flatMap(([name, one]) =>
      listsIn(one, at === "" ? name : `${at}.${name}`),
    ),
    ...(node.anyOf ?? []).flatMap((one) => listsIn(one, at)),
  ]
}

const isObject = (node: Node): boolean =>
  node.type === "object" || node.$ref !== undefined || (node.anyOf ?? []).some(isObject)

const open = Object.entries(endpoints).flatMap(([name, endpoint]) => {
  const { answer, query }: { readonly answer?: unknown; readonly query?: unknown } = endpoint
  if (!name.startsWith("GET ") || !(answer instanceof z.ZodType)) return []
  const paged = query instanceof z.ZodObject && "cursor" in query.shape && "limit" in query.shape
  const lists = listsIn(
    z.toJSONSchema(answer, { unrepresentable: "any", io: "output", reused: "inline" }) as unknown as Node,
    "",
  )
  return lists.filter((place) => !(paged && place === "items")).map((place) => `${name} ${place}`)
})

test("a list in an answer has pages, or says what bounds it", () => {
  expect(open.filter((one) => bounded[one] === undefined)).toEqual([])
})

test("nothing is bounded that is not there", () => {
  expect(Object.keys(bounded).filter((one) => !open.includes(one))).toEqual([])
})
