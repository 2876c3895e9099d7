import type { Answer, Body } from "../../contract/endpoints/index.ts"
import { type MaybeStanding, onceEach } from "../../domain/events/marks.ts"
import { api, ask } from "../api/client.ts"
import { ApiProblem } from "../api/problem.ts"
import {
  deviceName,
  type HallList,
  type Kept,
  type KeptList,
  keepLists,
  noteTaken,
  noteTried,
  noteTrouble,
  readKept,
  type Trouble,
  type UnsentMark,
  type UnsentRest,
} from "./kept-lists.ts"

type Taken = Answer<"POST /events/{activityId}/marks">
type SentMark = Body<"POST /events/{activityId}/marks">["marks"][number]

/** Marks that go in one request. */
const most = 400

/** Takes the day's lists onto this browser; of some the server has just refused what was marked. */
export async function fetchLists(refused: ReadonlySet<number>): Promise<void> {
  await keepLists(await ask(api.GET("/api/events/hall", {})), refused)
}

/** Refusals that tell why a list waits. */
const troubles: Readonly<Record<string, Trouble>> = {
  "wrong-state": "cancelled",
  "leave-alone-ahead": "not-yet",
  "not-held-yet": "not-yet",
  forbidden: "refused",
  "not-found": "refused",
  "kind-not-yours": "refused",
  "phones-many": "phones-many",
  invalid: "refused",
}

/** The lists of which something can be sent: not those that wait for somebody to look. */
export function waiting({ lists, marks, rests }: Kept): number[] {
  const stuck = lists.filter(({ trouble }) => trouble && trouble !== "not-yet")
  const ids = new Set([...marks, ...rests].map(({ activityId }) => activityId))
  for (const { activityId } of stuck) ids.delete(activityId)
  return [...ids]
}

/**
 * Sends what was marked, list by list, but for lists that wait for somebody to look; answers of which it was refused.
 * Throws where no server answers, or nobody is signed in.
 */
export async function sendMarks(): Promise<ReadonlySet<number>> {
  if (!navigator.onLine) throw new TypeError("the browser knows of no network")
  const { lists, marks, rests } = await readKept()
  const device = await deviceName()
  const refused = new Set<number>()
  for (const activityId of waiting({ lists, marks, rests })) {
    const of = <T extends { readonly activityId: number }>(all: readonly T[]) =>
      all.filter((one) => one.activityId === activityId)
    const [list] = of(lists)
    const [rest] = of(rests)
    try {
      await sendList(device, list, activityId, of(marks), rest)
    } catch (error) {
      const trouble = error instanceof ApiProblem ? troubles[error.code] : undefined
      if (!trouble) throw error
      await noteTrouble(activityId, trouble)
      refused.add(activityId)
    }
  }
  return refused
}

/** Sends what was marked of one list to each of its items; of a list whose names are gone, to the one it is known by. */
async function sendList(
  device: string,
  list: KeptList | undefined,
  activityId: number,
  marks: readonly UnsentMark[],
  rest: UnsentRest | undefined,
): Promise<void> {
  const items = list?.items ?? [{ activityId, rows: [] }]
  const answers: ItemAnswer[] = []
  await noteTried(marks)
  for (const item of items) {
    const rows = new Map<number, MaybeStanding>(item.rows.map(({ memberId, row }) => [memberId, row]))
    for (let from = 0; from === 0 || from < marks.length; from += most) {
      const some = marks.slice(from, from + most).map((mark) => asSent(mark, rows))
      const isLast = from + most >= marks.length
      const taken = await ask(
        api.POST("/api/events/{activityId}/marks", {
          params: { path: { activityId: item.activityId } },
          body: {
            device,
            marks: some,
            ...(rest?.held ? { held: true } : {}),
            ...(rest && isLast ? { rest: { memberIds: [...rest.memberIds], status: rest.status } } : {}),
          },
        }),
      )
      answers.push({ item: item.activityId, taken })
    }
  }
  if (list) await noteTaken({ list: afterSending(list, rest, answers), sent: marks, rest })
}

function asSent(
  { memberId, number, to, before, decides }: UnsentMark,
  rows: ReadonlyMap<number, MaybeStanding>,
): SentMark {
  // A make-up is no mark: to mark nothing leaves it as it is.
  const status = to === null || to.status === "made-up" ? null : to.status
  return {
    memberId,
    number,
    status,
    ...(to?.detail ? { detail: to.detail } : {}),
    ...(to?.reason ? { reason: to.reason } : {}),
    seen: [rows.get(memberId) ?? null, ...before],
    ...(decides ? { decides } : {}),
  }
}

interface ItemAnswer {
  readonly item: number
  readonly taken: Taken
}

function byItemOf(answers: readonly ItemAnswer[]): Map<number, ItemAnswer[]> {
  const found = new Map<number, ItemAnswer[]>()
  for (const answer of answers) found.set(answer.item, [...(found.get(answer.item) ?? []), answer])
  return found
}

/** The list as it stands now, by what the server answered. */
function afterSending(
  list: KeptList,
  rest: UnsentRest | undefined,
  answers: readonly ItemAnswer[],
): KeptList {
  const items = list.items.map((item): HallList["items"][number] => {
    const rows = new Map<number, MaybeStanding>(item.rows.map(({ memberId, row }) => [memberId, row]))
    for (const { taken } of answers.filter((one) => one.item === item.activityId)) {
      for (const { memberId, row } of taken.rows) rows.set(memberId, row)
    }
    for (const memberId of rest?.memberIds ?? []) {
      if (!rows.get(memberId))
        rows.set(memberId, { status: rest?.status ?? "present", detail: null, reason: null })
    }
    return { ...item, rows: [...rows].flatMap(([memberId, row]) => (row ? [{ memberId, row }] : [])) }
  })
  const { taken } = answers.at(-1) ?? {}
  const byItem = [...byItemOf(answers).values()]
  // Somebody is expected where any of the items takes what was marked of them.
  const [first, ...others] = byItem.map((of) => of.flatMap(({ taken: { unexpected: found } }) => found))
  const gone = new Set((first ?? []).filter((id) => others.every((one) => one.includes(id))))
  const unexpected = list.people.filter(({ memberId }) => gone.has(memberId)).map(({ name }) => name)
  const clashes = onceEach(byItem.flatMap((of) => of.at(-1)?.taken.clashes ?? []))
  const moreClashes = byItem.some((of) => of.at(-1)?.taken.moreClashes)
  return { ...list, state: taken?.state ?? list.state, items, clashes, moreClashes, unexpected }
}
