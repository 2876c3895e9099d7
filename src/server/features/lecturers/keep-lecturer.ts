import type { z } from "zod"
import {
  type LecturerSaid,
  lecturerProblems,
  mostSpellings,
  type newLecturer,
} from "../../../contract/lecturers.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { memberWithin, unitWithin } from "../../access/index.ts"
import { refuseEnded } from "../../ended-units.ts"
import { given } from "../../given.ts"
import { Problem, problem } from "../../http/problem.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { type LecturerRow, lecturersFor } from "./lecturer-queries.ts"
import { addLecturer, isThere, type LecturerNow, removeLecturer, updateLecturer } from "./lecturer-store.ts"

/** A lecturer by their address. */
export interface LecturerAddress {
  readonly unitId: number
  readonly knownLecturerId: number
}

/** Enters a lecturer, of the roster or from outside. */
export async function enterLecturer(
  context: RequestContext,
  scope: Scope<"study.keep">,
  unitId: number,
  said: z.output<typeof newLecturer>,
): Promise<number> {
  refuseEnded(context, await unitWithin(context, scope, unitId))
  const now = { work: null, memberId: null, spellings: [], ...given(said), name: said.name, kind: said.kind }
  await checkMember(context, now.memberId)
  await refuseTwice(context, unitId, now, null)
  const knownLecturerId = await addLecturer(context.client, unitId, now)
  await audit(context, "lecturer-entered", { unitId, details: { knownLecturerId, after: said } })
  return knownLecturerId
}

/** Changes what is kept of a lecturer. */
export async function changeLecturer(
  context: RequestContext,
  scope: Scope<"study.keep">,
  at: LecturerAddress,
  version: number,
  patch: LecturerSaid,
) {
  const before = await ownLecturer(context, scope, at)
  const now: LecturerNow = { ...before, memberId: before.member?.memberId ?? null, ...given(patch) }
  if (now.memberId !== before.member?.memberId) await checkMember(context, now.memberId)
  await refuseTwice(context, at.unitId, now, at.knownLecturerId)
  const answer = await store(context, at.knownLecturerId, version, before, now)
  await audit(context, "lecturer-changed", {
    unitId: at.unitId,
    details: { knownLecturerId: at.knownLecturerId, after: patch },
  })
  return answer
}

/** One person who was entered twice: the spellings of the other, and all they taught, become those of this one. */
export async function mergeLecturers(
  context: RequestContext,
  scope: Scope<"study.keep">,
  { unitId, knownLecturerId }: LecturerAddress,
  intoId: number,
) {
  if (intoId === knownLecturerId) throw new Problem(lecturerProblems, "merged-with-oneself")
  const other = await ownLecturer(context, scope, { unitId, knownLecturerId })
  const { path } = await unitWithin(context, scope, unitId)
  const reads = scopeFor(context.actor, "event.read")
  const which = { below: true, knownLecturerId: intoId, limit: 1 }
  const [before] = await lecturersFor(context.client, path, reads, which)
  if (!before || !reachesUnit(scope, before.path)) throw problem("not-found")
  if (before.member && other.member && before.member.memberId !== other.member.memberId) {
    throw new Problem(lecturerProblems, "two-of-the-roster")
  }
  const spellings = new Set([...before.spellings, other.name, ...other.spellings])
  spellings.delete(before.name)
  if (spellings.size > mostSpellings)
    throw new Problem(lecturerProblems, "too-many-spellings", { most: mostSpellings })
  const now: LecturerNow = {
    ...before,
    work: before.work ?? other.work,
    memberId: (before.member ?? other.member)?.memberId ?? null,
    spellings: [...spellings],
  }
  await removeLecturer(context.client, knownLecturerId)
  const answer = await store(context, intoId, before.version, before, now)
  await audit(context, "lecturers-merged", {
    unitId: before.unit.unitId,
    details: { knownLecturerId: intoId, merged: knownLecturerId },
  })
  return answer
}

async function store(
  context: RequestContext,
  knownLecturerId: number,
  version: number,
  before: LecturerRow,
  now: LecturerNow,
) {
  if (!(await updateLecturer(context.client, knownLecturerId, version, now))) {
    throw problem("stale", {}, { current: before })
  }
  return new Answer({ knownLecturerId, version: version + 1 }, { version: version + 1 })
}

async function ownLecturer(
  context: RequestContext,
  scope: Scope<"study.keep">,
  { unitId, knownLecturerId }: LecturerAddress,
): Promise<LecturerRow> {
  const { path } = await unitWithin(context, scope, unitId)
  const reads = scopeFor(context.actor, "event.read")
  const [found] = await lecturersFor(context.client, path, reads, { below: true, knownLecturerId, limit: 1 })
  if (found?.unit.unitId !== unitId) throw problem("not-found")
  return found
}

async function checkMember(context: RequestContext, memberId: number | null): Promise<void> {
  if (memberId !== null) await memberWithin(context, scopeFor(context.actor, "member.read"), memberId)
}

async function refuseTwice(
  context: RequestContext,
  unitId: number,
  now: LecturerNow,
  except: number | null,
): Promise<void> {
  if (await isThere(context.client, unitId, now, except))
    throw new Problem(lecturerProblems, "lecturer-there")
}
