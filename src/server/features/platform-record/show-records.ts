import type { PlatformRecords } from "../../../contract/platform-record.ts"
import { platformSheet } from "../../../contract/platform-record-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { showEvent } from "../events/index.ts"
import { platformColumns } from "../settings/index.ts"
import { makeSheet } from "../sheets/index.ts"
import { listBeside, listHeld } from "./queries.ts"
import { lacks, sayRecord } from "./say-record.ts"

/** Records of a month that are made at once. */
const most = 200

/** Beside an activity that is gone meanwhile nothing is written. */
const nothing = {
  recorder: null,
  decisions: [],
  agenda: [],
  notes: { conclusion: null, station: null, question: null, report: null },
  parts: [],
  ratings: [],
}

/** What a unit and its groups held in a month, as the provincial platform wants it typed. */
export async function showRecords(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
  month: string,
): Promise<PlatformRecords> {
  const { client, actor } = context
  const unit = await unitWithin(context, scope, unitId)
  const read = scopeFor(actor, "event.read")
  if (!reachesUnit(read, unit.path)) throw problem("forbidden")
  const ids = await listHeld(context, unit.unitId, month, most + 1)
  const columns = await platformColumns(client)
  const fields = columns.map(({ field }) => field)
  const besides = new Map((await listBeside(client, ids)).map((one) => [one.activityId, one]))
  const records: PlatformRecords["records"] = []
  for (const activityId of ids.slice(0, most)) {
    const { body: event } = await showEvent(context, read, activityId)
    const beside = besides.get(activityId) ?? nothing
    const said = sayRecord(event, beside, fields)
    const { kind, topic, start } = event
    const missing = lacks(event, beside, said)
    records.push({
      ...{ activityId, kind, topic, start },
      values: columns.map(({ field }) => said[field]),
      missing: columns.filter(({ field }) => missing.includes(field)),
    })
  }
  return {
    unit: { unitId: unit.unitId, code: unit.code, name: unit.name },
    month,
    headings: columns.map(({ heading }) => heading),
    records,
    more: ids.length > most,
  }
}

/** The same as a sheet to import there. */
export async function recordsSheet(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
  month: string,
): Promise<FileOut> {
  const { unit, headings, records } = await showRecords(context, scope, unitId, month)
  return await makeSheet(context, {
    name: platformSheet,
    unit,
    period: month,
    rows: records,
    columns: headings.map((heading, place) => ({
      title: { zh: heading, en: heading },
      width: 24,
      cell: ({ values }: (typeof records)[number]) => values[place] ?? null,
    })),
  })
}
