import { useSyncExternalStore } from "react"
import { attachmentLimits } from "../../../domain/events/attachments.ts"
import { api, ask } from "../../api/client.ts"
import { ApiProblem, isProblem } from "../../api/problem.ts"

/** A file on its way from this page. */
export interface Sending {
  readonly key: number
  readonly activityId: number
  readonly name: string
  readonly bytes: number
  readonly sent: number
  readonly state: "waiting" | "sending" | "resting" | "looking" | "refused"
  /** Why it was refused. */
  readonly error?: unknown
}

/** Bytes of a chunk: where the network is slow they become fewer, where it is fast more. */
const chunks = { first: 262_144, least: 65_536, most: attachmentLimits.chunkBytes }

/** Milliseconds between tries. */
const pauses = { first: 1000, most: 30_000 }

/** Files are sent one after another, also while other pages are looked at. */
let all: readonly Sending[] = []
let made = 0
let turn: Promise<void> = Promise.resolve()
const dropped = new Map<number, AbortController>()
const hearers = new Set<() => void>()

function change(next: readonly Sending[]): void {
  all = next
  for (const hear of hearers) hear()
}

function tell(key: number, news: Partial<Sending>): void {
  change(all.map((one) => (one.key === key ? { ...one, ...news } : one)))
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** What is on its way to an activity. */
export function useSending(activityId: number): readonly Sending[] {
  return useSyncExternalStore(subscribe, () => all).filter((one) => one.activityId === activityId)
}

/** Sends files to an activity; `onDone` is called after each that has become an attachment. */
export function sendFiles(activityId: number, files: readonly File[], onDone: () => void): void {
  for (const file of files) {
    made += 1
    const key = made
    const { name, size: bytes } = file
    change([...all, { key, activityId, name, bytes, sent: 0, state: "waiting" }])
    const stop = new AbortController()
    dropped.set(key, stop)
    turn = turn.then(async () => {
      if (!stop.signal.aborted) await send(key, activityId, file, stop.signal, onDone)
    })
  }
}

/** Gives a file up, or takes a refusal as read. */
export function dropSending(key: number): void {
  dropped.get(key)?.abort()
  dropped.delete(key)
  change(all.filter((one) => one.key !== key))
}

/** Sends a file to its end, however often the network breaks. */
async function send(
  key: number,
  activityId: number,
  file: File,
  signal: AbortSignal,
  onDone: () => void,
): Promise<void> {
  for (let pause: number = pauses.first; !signal.aborted; pause = Math.min(2 * pause, pauses.most)) {
    const before = all.find((one) => one.key === key)?.sent
    try {
      await sendOnce(key, activityId, file, signal)
      dropSending(key)
      onDone()
      return
    } catch (error) {
      if (signal.aborted) return
      if (isProblem(error, "upload-elsewhere")) continue
      if (!isPassing(error)) return tell(key, { state: "refused", error })
      if (all.find((one) => one.key === key)?.sent !== before) pause = pauses.first
      tell(key, { state: "resting" })
      await networkOr(pause, signal)
    }
  }
}

/** What may be over in a moment: no network, a server that starts again or has too much to do. */
function isPassing(error: unknown): boolean {
  if (error instanceof TypeError) return true
  return (
    error instanceof ApiProblem && (error.status === 429 || (error.status >= 500 && error.status !== 507))
  )
}

function networkOr(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer)
      window.removeEventListener("online", over)
      resolve()
    }
    const timer = setTimeout(over, milliseconds)
    window.addEventListener("online", over)
    signal.addEventListener("abort", over, { once: true })
  })
}

async function sendOnce(key: number, activityId: number, file: File, signal: AbortSignal): Promise<void> {
  const body = { name: file.name.slice(-attachmentLimits.name), bytes: file.size }
  const path = { activityId }
  const { uploadId, received } = await ask(
    api.POST("/api/events/{activityId}/attachments/uploads", { params: { path }, body, signal }),
  )
  let length = chunks.first
  for (let at = received; at < file.size; ) {
    tell(key, { state: "sending", sent: at })
    const began = performance.now()
    try {
      at = await sendChunk(uploadId, at, file.slice(at, at + length), signal)
    } catch (error) {
      // What is left of a bad connection is used in smaller pieces.
      if (!(error instanceof TypeError) || length === chunks.least || !navigator.onLine) throw error
      length = chunks.least
      continue
    }
    if (performance.now() - began < 1000) length = Math.min(2 * length, chunks.most)
  }
  tell(key, { state: "looking", sent: file.size })
  await ask(
    api.POST("/api/attachments/uploads/{uploadId}/finish", {
      params: { path: { uploadId } },
      body: {},
      signal,
    }),
  )
}

async function sendChunk(
  uploadId: number,
  offset: number,
  chunk: Blob,
  signal: AbortSignal,
): Promise<number> {
  const sha256 = await digestOf(chunk)
  const { received } = await ask(
    api.PATCH("/api/attachments/uploads/{uploadId}", {
      params: { path: { uploadId }, query: { offset: String(offset), sha256 } },
      body: chunk,
      headers: { "Content-Type": "application/octet-stream" },
      signal,
    }),
  )
  return received
}

/** Browsers work it out over TLS and on the machine itself alone. */
async function digestOf(chunk: Blob): Promise<string | undefined> {
  const { subtle } = globalThis.crypto
  if (!subtle) return undefined
  const digest = await subtle.digest("SHA-256", await chunk.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("")
}
