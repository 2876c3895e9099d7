import type { z } from "zod"
import type { summary, summaryWords } from "../../../contract/summaries.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { bandOrder } from "../../../domain/evaluation/band.ts"
import { periodDay } from "../../../domain/overview/board-view.ts"
import { isRecordable } from "../../../domain/overview/outlook.ts"
import { type Period, periodKinds, periodsOf, yearOf } from "../../../domain/shared/calendar.ts"
import { type UnitWithin, unitWithin } from "../../access/index.ts"
import { contentVersion } from "../../content-version.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { clausesOf, countClauses, countPlans } from "../overview/index.ts"
import {
  putWords,
  readWords,
  type Summed,
  sumHeld,
  sumLeaders,
  sumUnit,
  waitForWords,
} from "./summary-store.ts"

type Summary = z.output<typeof summary>

/** A period of a unit, written from its records; nobody below is asked for anything. */
export async function showSummary(
  context: RequestContext,
  scope: Scope<"plan.read">,
  unitId: number,
  period: string,
): Promise<Summary> {
  return await summaryOf(context, await unitWithin(context, scope, unitId), periodOf(period))
}

/** Writes into a summary what figures do not say, in the version somebody saw. */
export async function writeSummary(
  context: RequestContext,
  scope: Scope<"plan.write">,
  unitId: number,
  period: string,
  version: number,
  { words, sentences = null }: z.output<typeof summaryWords>,
): Promise<Summary> {
  const unit = await unitWithin(context, scope, unitId)
  const of = periodOf(period)
  await waitForWords(context.client, unitId)
  if (versionOf(await readWords(context.client, unitId, period)) !== version) {
    throw problem("stale", {}, { current: await summaryOf(context, unit, of) })
  }
  await putWords(context.client, {
    unitId,
    period,
    words,
    sentences: sentences || null,
    by: context.actor.accountId,
  })
  await audit(context, "summary-written", { unitId, details: { period } })
  return await summaryOf(context, unit, of)
}

function versionOf(written: Awaited<ReturnType<typeof readWords>>): number {
  return contentVersion(written && [written.words, written.sentences])
}

function periodOf(name: string): Period {
  const found = periodKinds.flatMap((kind) => periodsOf(yearOf(name), kind)).find((one) => one.name === name)
  if (!found) throw problem("not-found")
  return found
}

async function summaryOf(context: RequestContext, unit: UnitWithin, period: Period): Promise<Summary> {
  const { client, today, actor } = context
  const { unitId, code, name, path, foundedOn } = unit
  const year = yearOf(period.name)
  const asked: Summed = { unitId, first: period.first, day: periodDay(period, today), year }
  const { branches, people, ...lines } = await sumUnit(client, asked)
  const plans = { ...(await countPlans(context, asked)), ...lines }
  const held = await sumHeld(client, asked)
  const keeps = reachesUnit(scopeFor(actor, "plan.write"), path)
  const stands = reachesUnit(scopeFor(actor, "standing.read"), path)
  // What is being written is for those who write it, and for those above them.
  const written = reachesUnit(scopeFor(actor, "plan.read"), path)
    ? await readWords(client, unitId, period.name)
    : undefined
  return {
    unit: { unitId, code, name, foundedOn },
    period: period.name,
    first: period.first,
    last: period.last,
    today,
    held: held.map(({ hundredthHours, ...one }) => ({ ...one, hours: hundredthHours / 100 })),
    branches,
    people,
    plans,
    // How the unit stands is for whoever may see that anywhere else.
    clauses: stands && year <= yearOf(today) ? await clausesNow(context, asked) : [],
    leaders: reachesUnit(scopeFor(actor, "member.read"), path) ? await sumLeaders(client, asked) : [],
    sentences: written?.sentences ?? null,
    words: written?.words ?? "",
    version: versionOf(written),
    changedAt: written?.changedAt ?? null,
    changedBy: written?.changedBy ?? null,
    can: keeps ? ["plan.write"] : [],
  }
}

/** What must be done and can be recorded here, with how many units stand how. */
async function clausesNow(context: RequestContext, asked: Summed): Promise<Summary["clauses"]> {
  const must = [...clausesOf(context.app.packs, asked.year).values()].filter(
    ({ clause }) => clause.subject.who !== "person" && clause.weight === "must" && isRecordable(clause),
  )
  const counted = await countClauses(
    context,
    asked,
    must.map(({ clause }) => clause),
  )
  return must.flatMap(({ clause: { id, title }, pack }) =>
    bandOrder.flatMap((band) => {
      const units = counted.get(id)?.[band] ?? 0
      return units === 0 ? [] : [{ obligation: id, title, packTitle: pack.title, band, units }]
    }),
  )
}
