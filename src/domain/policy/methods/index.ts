import type { z } from "zod"
import type { Method } from "../method.ts"
import { atLeastOnceEvery } from "./at-least-once-every.ts"
import { beforeDeadline } from "./before-deadline.ts"
import { meanPerYear } from "./mean-per-year.ts"
import { minimumPerCycle } from "./minimum-per-cycle.ts"
import { minimumPerPerson } from "./minimum-per-person.ts"
import { minimumPerYear } from "./minimum-per-year.ts"
import { sample } from "./sample.ts"
import { shareComplete } from "./share-complete.ts"

/** Every way of counting. A new one is its file and a line here. */
export const methods = [
  atLeastOnceEvery,
  minimumPerYear,
  shareComplete,
  minimumPerPerson,
  meanPerYear,
  minimumPerCycle,
  beforeDeadline,
  sample,
] as const

/** The `measure` of a clause: one method and what it counts. */
export type Measure = z.output<ReturnType<(typeof methods)[number]["schema"]>>

const byName = new Map<string, unknown>(methods.map((method) => [method.name, method]))

/** The method of a measure. */
export function methodOf<M extends Measure>({ method }: M): Method<M> {
  const found = byName.get(method)
  if (!found) throw new Error(`there is no method ${method}`)
  // The name of a method is that of its measure: `methods.test.ts`.
  return found as Method<M>
}
