import { auditSystem } from "../../features/audit/index.ts"
import { explain } from "../../features/evaluation/index.ts"
import { type CommonOptions, dayFrom, type Shell } from "../screen/shell.ts"
import { tellExplanation } from "../screen/show-explanation.ts"

export interface ExplainOptions extends CommonOptions {
  readonly obligation: string
  readonly subject: string
  readonly period: string
  readonly asOf?: string
}

/** `xueer explain --obligation ID --subject CODE --period P`: one result, opened to the clause and the records. Leaves its entry in the audit log first. */
export async function explainVerb(shell: Shell, options: ExplainOptions): Promise<number> {
  const { obligation, subject, period } = options
  const asOf = options.asOf === undefined ? shell.today : dayFrom(options.asOf)
  const packs = await shell.packs()
  const explanation = await shell.withDatabase(async (database) => {
    const found = await explain(database, packs, { obligation, subject, period, asOf })
    const details = { obligation, asked: subject, period, asOf }
    await auditSystem(database.pool, "explained-by-command", { details })
    return found
  })
  if (shell.json) {
    const arithmetic = explanation.arithmetic.map((line) => shell.speak.words(line))
    shell.speak.answer(JSON.stringify({ ...explanation, arithmetic }))
  } else tellExplanation(shell.speak, explanation)
  return 0
}
