import type { AppContext } from "../../request-context.ts"

/** An import that is being worked on in this process. */
export interface Running {
  readonly importId: number
  readonly accountId: number
  readonly doing: "checking" | "applying" | "undoing"
  /** The title of the sheet being read. */
  readonly sheet: string | null
  readonly ended: Promise<void>
}

const known = new WeakMap<AppContext, Map<number, Running>>()

function runningIn(app: AppContext): Map<number, Running> {
  const running = known.get(app) ?? new Map<number, Running>()
  known.set(app, running)
  return running
}

/** The import that is being worked on, if it is. */
export function findRunning(app: AppContext, importId: number): Running | undefined {
  return runningIn(app).get(importId)
}

/** Whether somebody has an import that is being worked on. */
export function isBusy(app: AppContext, accountId: number): boolean {
  return [...runningIn(app).values()].some((running) => running.accountId === accountId)
}

/** Imports that may be under way at one time, each with its file in memory; two files are read at once. */
const most = 20

/** Whether so many imports are under way that one more has to come later. */
export function isCrowded(app: AppContext): boolean {
  return runningIn(app).size >= most
}

/** Works on an import beside the requests; `work` is told where it stands through what it is given. */
export function startRunning(
  app: AppContext,
  of: Pick<Running, "importId" | "accountId" | "doing">,
  work: (progress: { sheet: string | null }) => Promise<void>,
): Running {
  const progress = { sheet: null as string | null }
  const running: Running = {
    ...of,
    get sheet() {
      return progress.sheet
    },
    ended: work(progress).finally(() => runningIn(app).delete(of.importId)),
  }
  runningIn(app).set(of.importId, running)
  // Whoever waits hears of it when it fails; nobody else does.
  running.ended.catch(() => undefined)
  return running
}
