import type { House } from "../../moment.ts"

/** An import that is being worked on in this process. */
export interface Running {
  readonly importId: number
  readonly accountId: number
  readonly doing: "checking" | "applying" | "undoing"
  /** The title of the sheet being read. */
  readonly sheet: string | null
  readonly ended: Promise<void>
}

const known = new WeakMap<House, Map<number, Running>>()

function runningIn(house: House): Map<number, Running> {
  const running = known.get(house) ?? new Map<number, Running>()
  known.set(house, running)
  return running
}

/** The import that is being worked on, if it is. */
export function findRunning(house: House, importId: number): Running | undefined {
  return runningIn(house).get(importId)
}

/** Whether somebody has an import that is being worked on. */
export function isBusy(house: House, accountId: number): boolean {
  return [...runningIn(house).values()].some((running) => running.accountId === accountId)
}

/** Works on an import beside the requests; `work` is told where it stands through what it is given. */
export function startRunning(
  house: House,
  of: Pick<Running, "importId" | "accountId" | "doing">,
  work: (progress: { sheet: string | null }) => Promise<void>,
): Running {
  const progress = { sheet: null as string | null }
  const running: Running = {
    ...of,
    get sheet() {
      return progress.sheet
    },
    ended: work(progress).finally(() => runningIn(house).delete(of.importId)),
  }
  runningIn(house).set(of.importId, running)
  // Whoever waits hears of it when it fails; nobody else does.
  running.ended.catch(() => undefined)
  return running
}
