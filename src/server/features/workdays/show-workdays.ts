import type { z } from "zod"
import type { workdayYears } from "../../../contract/workdays.ts"
import { isEmpty, scopeFor } from "../../../domain/access/scope.ts"
import type { RequestContext } from "../../request-context.ts"
import { publishedYears } from "./published.ts"
import { listImportedYears } from "./queries.ts"
import { missingYears, readCalendar } from "./read-calendar.ts"

/** The years whose list is there, and those whose list is missed. */
export async function showWorkdays({
  client,
  today,
  actor,
}: RequestContext): Promise<z.input<typeof workdayYears>> {
  return {
    published: publishedYears,
    imported: (await listImportedYears(client)).map(({ days, ...year }) => ({ ...year, days: [...days] })),
    missing: missingYears(today, await readCalendar(client)),
    can: isEmpty(scopeFor(actor, "settings.edit")) ? [] : ["settings.edit"],
  }
}
