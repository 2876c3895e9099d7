import type { z } from "zod"
import type { Lecturer, lecturersOfUnit, lecturerTaught } from "../../../contract/lecturers.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { mayStillIn } from "../../ended-units.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import {
  type LecturerRow,
  lecturersFor,
  strangersMost,
  strangersNamed,
  taughtBy,
  taughtMost,
} from "./lecturer-queries.ts"

/** Names as a Chinese register has them, by their pinyin. */
const byName = new Intl.Collator("zh-Hans")

/** Lecturers that are listed at once. */
const most = 500

/** The lecturers that a unit may choose, and names at its activities that are in no register. */
export async function readLecturers(
  context: RequestContext,
  scope: Scope<"study.read">,
  unitId: number,
): Promise<z.output<typeof lecturersOfUnit>> {
  const unit = await unitWithin(context, scope, unitId)
  const { code, name, path } = unit
  const below = reachesUnit(scope, path)
  const reads = scopeFor(context.actor, "event.read")
  const rows = await lecturersFor(context.client, path, reads, { below, limit: most + 1 })
  const { items, more } = cutAt(rows, most)
  const names = cutAt(await strangersNamed(context.client, path, below), strangersMost)
  return {
    unit: { unitId, code, name },
    lecturers: items.toSorted((a, b) => byName.compare(a.name, b.name)).map((row) => shown(context, row)),
    more,
    names: names.items,
    moreNames: names.more,
    can: mayStillIn(context, "study.keep", unit) ? ["study.keep"] : [],
  }
}

/** A lecturer with what they taught, as far as the reader sees it. */
export async function readLecturer(
  context: RequestContext,
  scope: Scope<"study.read">,
  { unitId, knownLecturerId }: { readonly unitId: number; readonly knownLecturerId: number },
): Promise<z.output<typeof lecturerTaught>> {
  const { code, name, path } = await unitWithin(context, scope, unitId)
  const reads = scopeFor(context.actor, "event.read")
  const [row] = await lecturersFor(context.client, path, reads, { below: true, knownLecturerId, limit: 1 })
  if (!row) throw problem("not-found")
  const { items, more } = cutAt(await taughtBy(context.client, knownLecturerId, reads), taughtMost)
  return {
    of: { unitId, code, name },
    lecturer: shown(context, row),
    activities: items,
    more,
  }
}

function shown(context: RequestContext, { path, ...lecturer }: LecturerRow): Lecturer {
  const keeps = reachesUnit(scopeFor(context.actor, "study.keep"), path)
  return { ...lecturer, can: keeps ? ["study.keep"] : [] }
}
