import type { z } from "zod"
import type { sentSuggestion, suggestion } from "../../../contract/suggestions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { reachesAll, within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

type Suggestion = z.infer<typeof suggestion>
export type SentSuggestion = z.infer<typeof sentSuggestion> & { readonly accountId: number }

const columns = `s.suggestion_id as "suggestionId", s.page, s.body, to_json(s.sent_at) #>> '{}' as "sentAt", s.answer,
  to_json(s.answered_at) #>> '{}' as "answeredAt",
  (select name from account where account_id = s.answered_by) as "answeredBy"`

/** What somebody has sent before one of them, newest first. */
export async function suggestionsBy(
  client: Queryable,
  accountId: number,
  before: number | undefined,
  limit: number,
): Promise<Suggestion[]> {
  const { rows } = await client.query<Suggestion>(
    `select ${columns} from suggestion s where s.account_id = $1 and s.suggestion_id < $2
      order by s.suggestion_id desc limit $3`,
    [accountId, before ?? 2_147_483_647, limit],
  )
  return rows
}

export interface Wanted {
  readonly openOnly?: boolean
  readonly before?: number | undefined
  readonly limit: number
  readonly suggestionId?: number
}

/** What was sent within a scope, newest first. */
export async function suggestionsWithin(
  client: Queryable,
  scope: Scope<"suggestion.answer">,
  wanted: Wanted,
): Promise<SentSuggestion[]> {
  const values: unknown[] = [wanted.before ?? 2_147_483_647, wanted.limit]
  const reach = reachesAll(scope) ? "true" : within(scope, values, { path: "u.path" })
  const conditions = ["s.suggestion_id < $1", reach]
  if (wanted.openOnly) conditions.push("s.answered_at is null")
  if (wanted.suggestionId !== undefined) {
    values.push(wanted.suggestionId)
    conditions.push(`s.suggestion_id = $${values.length}`)
  }
  const { rows } = await client.query<SentSuggestion>(
    `select ${columns}, s.account_id as "accountId", a.name as sender,
            case when u.unit_id is not null
                 then json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) end as unit,
            case when s.answered_at is null then array['suggestion.answer'] else '{}' end as can
       from suggestion s join account a on a.account_id = s.account_id left join unit u on u.unit_id = s.unit_id
      where ${conditions.join(" and ")} order by s.suggestion_id desc limit $2`,
    values,
  )
  return rows
}
