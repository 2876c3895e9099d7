import type { z } from "zod"
import { formIn, wordsIn } from "../../../contract/field-words.ts"
import type { plansQuery } from "../../../contract/plans.ts"
import { sheetNames } from "../../../contract/sheet-words.ts"
import { planLate, planStateNames } from "../../../contract/study-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { listPlansBelow, showPlan } from "../plans/index.ts"
import { atOnce, everyRow } from "./every-row.ts"
import { listSheet } from "./list-sheet.ts"

/** The plans below a unit: who has filed, who is late, who has not begun. */
export async function plansSheet(
  context: RequestContext,
  scope: Scope<"board.read">,
  { unitId, year }: { readonly unitId: number; readonly year: number },
  query: Omit<z.output<typeof plansQuery>, "limit" | "cursor">,
): Promise<FileOut> {
  const { language } = context
  const words = wordsIn(language)
  const unit = await unitWithin(context, scope, unitId)
  return await listSheet(context, {
    name: sheetNames.plans,
    unit,
    period: String(year),
    rows: await everyRow((cursor) =>
      listPlansBelow(context, scope, unitId, year, { ...query, cursor, limit: atOnce }),
    ),
    columns: [
      ...(["unitCode", "unit", "kind", "filesWith", "state", "late", "sentOn", "filedOn"] as const),
      ...(["filingNumber", "lines", "heldLines", "remindedOn"] as const),
    ],
    cells: ({ unit: of, ...plan }) => ({
      unitCode: of.code,
      unit: of.name,
      kind: words.orgKinds[of.kind],
      filesWith: plan.filesWith,
      state: planStateNames[plan.state][language],
      late: plan.late ? planLate(plan)[language] : null,
      sentOn: plan.submittedOn,
      filedOn: plan.filedOn,
      filingNumber: plan.filingNumber,
      lines: plan.lines,
      heldLines: plan.held,
      remindedOn: plan.remindedOn,
    }),
  })
}

/** The lines of a unit's plan, each with what was held or is planned of it. */
export async function planSheet(
  context: RequestContext,
  scope: Scope<"plan.read">,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const { language } = context
  const words = wordsIn(language)
  const { unit, plan } = (await showPlan(context, scope, unitId, year)).body
  return await listSheet(context, {
    name: sheetNames.plan,
    unit,
    period: String(year),
    rows: plan?.lines ?? [],
    columns: [
      ...(["number", "month", "topic", "contents", "form", "lecturer", "responsible", "hours"] as const),
      "heldOn",
    ],
    cells: (line) => ({
      number: line.ordinal,
      month: line.month,
      topic: line.topic,
      contents: line.contentCategories.map((one) => words.contentCategories[one]).join("、"),
      form: formIn(line.form, language),
      lecturer: line.lecturer,
      responsible: line.responsible?.name ?? null,
      hours: line.hours,
      heldOn: line.sittings
        .map(({ on, state }) => `${on} ${words.activityStates[state]}`)
        .join(language === "zh" ? "；" : "; "),
    }),
  })
}
