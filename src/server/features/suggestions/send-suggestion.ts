import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { addSuggestion } from "./store.ts"

/** Sends a suggestion from where one belongs: one's unit, else that of the first role one holds. */
export async function sendSuggestion(
  context: RequestContext,
  { page, body }: { readonly page: string; readonly body: string },
): Promise<number> {
  const { actor, client } = context
  const unitId = Number(actor.memberPath?.split(".").at(-1) ?? actor.roles[0]?.unitId ?? 0) || null
  const suggestionId = await addSuggestion(client, { accountId: actor.accountId, unitId, page, body })
  await audit(context, "suggestion-sent", { unitId, details: { suggestionId } })
  return suggestionId
}
