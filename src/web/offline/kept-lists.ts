import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import type { Answer } from "../../contract/endpoints/index.ts"
import type { MaybeStanding, Standing } from "../../domain/events/marks.ts"
import { databaseName, isForgotten, isOver } from "./whose.ts"

export type HallList = Answer<"GET /events/hall">["lists"][number]

/** Why what was marked could not be written, and waits. */
export type Trouble = "cancelled" | "not-yet" | "refused" | "phones-many"

/** The list of a sitting, as the server last told it. */
export interface KeptList extends HallList {
  /** The day it is of. */
  readonly today: string
  readonly trouble?: Trouble
  /** Names of those who were marked and are not expected any more. */
  readonly unexpected?: readonly string[]
}

/** What was marked of somebody and has not been sent. */
export interface UnsentMark {
  readonly activityId: number
  readonly memberId: number
  readonly number: number
  readonly to: MaybeStanding
  /** It has been sent, and nobody knows yet whether it arrived. */
  readonly tried: boolean
  /** What was marked before it and may have arrived, since the server last told how they stand. */
  readonly before: readonly MaybeStanding[]
  readonly decides: boolean
}

/** That a sitting was held, with how everybody stands whom nobody marked. */
export interface UnsentRest {
  readonly activityId: number
  readonly held: boolean
  readonly memberIds: readonly number[]
  readonly status: "present" | "absent"
}

interface Schema extends DBSchema {
  lists: { key: number; value: KeptList }
  marks: { key: [number, number]; value: UnsentMark }
  rests: { key: number; value: UnsentRest }
  /** The name of this browser, and how many marks it has made. */
  about: { key: "device" | "number"; value: string | number }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

async function database(): Promise<IDBPDatabase<Schema>> {
  if (isForgotten()) throw new Error("nothing is kept any more")
  opened ??= openDB<Schema>(databaseName, 1, {
    upgrade(db) {
      db.createObjectStore("lists", { keyPath: "activityId" })
      db.createObjectStore("marks", { keyPath: ["activityId", "memberId"] })
      db.createObjectStore("rests", { keyPath: "activityId" })
      db.createObjectStore("about")
    },
    // Somebody signs out in a page beside this one.
    blocking: () => {
      void opened?.then((db) => db.close())
      opened = undefined
    },
  })
  return await opened
}

type Listener = () => void
const listeners = new Set<Listener>()
const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("xueer hall")
tabs?.addEventListener("message", () => {
  for (const tell of listeners) tell()
})

/** Does something whenever what is kept changes, in this tab or one beside it; answers how to stop. */
export function whenKeptChanges(tell: Listener): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function changed(): void {
  for (const tell of listeners) tell()
  tabs?.postMessage(null)
}

/** Everything that is kept. */
export interface Kept {
  readonly lists: readonly KeptList[]
  readonly marks: readonly UnsentMark[]
  readonly rests: readonly UnsentRest[]
}

/**
 * What is kept now. Lists that have been kept for long enough are let go of, with or without a network; what was marked
 * and not sent stays, without the names.
 */
export async function readKept(): Promise<Kept> {
  const db = await database()
  if (isOver()) await db.clear("lists")
  const [lists, marks, rests] = await Promise.all([
    db.getAll("lists"),
    db.getAll("marks"),
    db.getAll("rests"),
  ])
  return { lists, marks, rests }
}

/**
 * Puts the day's lists in the place of those that were kept; one that still has something unsent stays. What the server
 * has just refused stays said beside it; what it refused earlier is tried again, for the list is there again.
 */
export async function keepLists(
  { today, lists }: Answer<"GET /events/hall">,
  refused: ReadonlySet<number>,
): Promise<void> {
  const db = await database()
  const tx = db.transaction(["lists", "marks", "rests"], "readwrite")
  const [before, marks, rests] = await Promise.all([
    tx.objectStore("lists").getAll(),
    tx.objectStore("marks").getAll(),
    tx.objectStore("rests").getAll(),
  ])
  const unsent = new Set([...marks, ...rests].map(({ activityId }) => activityId))
  const told = new Set(lists.map(({ activityId }) => activityId))
  for (const { activityId } of before) {
    if (!told.has(activityId) && !unsent.has(activityId)) await tx.objectStore("lists").delete(activityId)
  }
  for (const list of lists) {
    const known = before.find(({ activityId }) => activityId === list.activityId)
    const marked = new Set(
      marks.filter((one) => one.activityId === list.activityId).map((one) => one.memberId),
    )
    await tx.objectStore("lists").put({
      ...asKnown(list, known, marked),
      today,
      ...(known?.unexpected ? { unexpected: known.unexpected } : {}),
      ...(known?.trouble && refused.has(list.activityId) ? { trouble: known.trouble } : {}),
    })
  }
  await tx.done
  changed()
}

/** A list as the server tells it, but for people who are marked here: of them what the mark was made on. */
function asKnown(list: HallList, known: KeptList | undefined, marked: ReadonlySet<number>): HallList {
  if (!known || marked.size === 0) return list
  const items = list.items.map((item) => {
    const before = known.items.find(({ activityId }) => activityId === item.activityId)
    if (!before) return item
    const rows = [
      ...item.rows.filter(({ memberId }) => !marked.has(memberId)),
      ...before.rows.filter(({ memberId }) => marked.has(memberId)),
    ]
    return { ...item, rows }
  })
  return { ...list, items }
}

/** Marks people of a list. */
export async function markPeople(
  activityId: number,
  said: readonly { readonly memberId: number; readonly to: MaybeStanding; readonly decides?: boolean }[],
): Promise<void> {
  const db = await database()
  const tx = db.transaction(["marks", "rests", "about"], "readwrite")
  const marks = tx.objectStore("marks")
  const about = tx.objectStore("about")
  const rest = await tx.objectStore("rests").get(activityId)
  let number = Number((await about.get("number")) ?? 0)
  for (const { memberId, to, decides = false } of said) {
    number += 1
    const before = await marks.get([activityId, memberId])
    const implied: Standing[] = rest?.memberIds.includes(memberId)
      ? [{ status: rest.status, detail: null, reason: null }]
      : []
    const earlier = before ? [...before.before, ...(before.tried ? [before.to] : [])] : implied
    await marks.put({
      ...{ activityId, memberId, number, to, decides },
      tried: false,
      before: earlier.slice(-18),
    })
  }
  await about.put(number, "number")
  await tx.done
  changed()
}

/** Says that a sitting was held, and how everybody stands whom nobody marked. */
export async function keepRest(rest: UnsentRest): Promise<void> {
  const db = await database()
  await db.put("rests", rest)
  changed()
}

/** Forgets what was marked of a list and has not been sent. */
export async function dropUnsent(activityId: number): Promise<void> {
  const db = await database()
  const tx = db.transaction(["lists", "marks", "rests"], "readwrite")
  for (const key of await tx.objectStore("marks").getAllKeys()) {
    if (key[0] === activityId) await tx.objectStore("marks").delete(key)
  }
  await tx.objectStore("rests").delete(activityId)
  const list = await tx.objectStore("lists").get(activityId)
  if (list) await tx.objectStore("lists").put(withoutTrouble(list))
  await tx.done
  changed()
}

function withoutTrouble({ trouble: _, ...list }: KeptList): KeptList {
  return list
}

/** Marks are about to be sent: whether they arrive or not, they may have. */
export async function noteTried(sent: readonly UnsentMark[]): Promise<void> {
  const db = await database()
  const tx = db.transaction("marks", "readwrite")
  for (const mark of sent) {
    const now = await tx.store.get([mark.activityId, mark.memberId])
    if (now?.number === mark.number) await tx.store.put({ ...now, tried: true })
  }
  await tx.done
}

/** What the server said of marks that were sent. */
export interface Taken {
  readonly list: KeptList
  readonly sent: readonly UnsentMark[]
  readonly rest: UnsentRest | undefined
}

/** Everything that was sent has been taken: it is kept no longer, but for what was marked meanwhile. */
export async function noteTaken({ list, sent, rest }: Taken): Promise<void> {
  const db = await database()
  const tx = db.transaction(["lists", "marks", "rests"], "readwrite")
  const marks = tx.objectStore("marks")
  for (const { activityId, memberId, number } of sent) {
    const now = await marks.get([activityId, memberId])
    if (now?.number === number) await marks.delete([activityId, memberId])
  }
  if (rest) await tx.objectStore("rests").delete(rest.activityId)
  await tx.objectStore("lists").put(withoutTrouble(list))
  await tx.done
  changed()
}

/** Why what was marked of a list waits. */
export async function noteTrouble(activityId: number, trouble: Trouble): Promise<void> {
  const db = await database()
  const list = await db.get("lists", activityId)
  if (!list || list.trouble === trouble) return
  await db.put("lists", { ...list, trouble })
  changed()
}

/** The name of this browser in what it sends: made up by chance, and gone with what it keeps. */
export async function deviceName(): Promise<string> {
  const db = await database()
  const known = await db.get("about", "device")
  if (typeof known === "string") return known
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const name = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")
  await db.put("about", name, "device")
  return name
}
