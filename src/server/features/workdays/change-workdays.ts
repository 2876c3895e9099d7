import type { z } from "zod"
import { type importWorkdaysQuery, workdayProblems, type workdayYears } from "../../../contract/workdays.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { reachesAll } from "../../access/index.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { countsOf } from "./counts-of.ts"
import { readWorkdayFile } from "./import-year.ts"
import { showWorkdays } from "./show-workdays.ts"
import { putYear, removeYear } from "./store.ts"

type Years = Promise<z.input<typeof workdayYears>>

/** Brings in the list of a year, in the place of the one there was. */
export async function importYear(
  context: RequestContext,
  scope: Scope<Permission>,
  { year, sure }: z.output<typeof importWorkdaysQuery>,
  content: unknown,
): Years {
  if (!reachesAll(scope)) throw problem("forbidden")
  if (!(content instanceof Uint8Array)) throw new Error("a file comes as bytes")
  const reading = readWorkdayFile({ content, year, sure: sure === "yes" })
  if ("fault" in reading) throw new Problem(workdayProblems, reading.fault.code, reading.fault.details)
  if ("asks" in reading) throw problem("please-confirm", {}, { questions: reading.asks(context.language) })
  await putYear(context.client, reading.list, context.actor.accountId)
  await audit(context, "workdays-imported", { details: { ...countsOf(reading.list) } })
  return await showWorkdays(context)
}

/** Takes back the list of a year that was brought in. */
export async function takeBackYear(context: RequestContext, scope: Scope<Permission>, year: number): Years {
  if (!reachesAll(scope)) throw problem("forbidden")
  if (await removeYear(context.client, year)) await audit(context, "workdays-removed", { details: { year } })
  return await showWorkdays(context)
}
