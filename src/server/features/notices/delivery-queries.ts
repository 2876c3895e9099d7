import type { NoticeKind } from "../../../contract/notice-sentences.ts"
import type { DeliveryState } from "../../../contract/notice-words.ts"
import type { Language } from "../../../contract/refusals.ts"
import type { Queryable } from "../../request-context.ts"
import { codeHolds } from "./code-holds.ts"
import { detailsShown } from "./queries.ts"

/** Whom a mail is for. */
export interface Addressee {
  readonly address: string | null
  readonly wanted: string | null
  readonly codeSeed: string | null
  readonly codeHolds: boolean
  readonly language: Language
  readonly open: boolean
  /** Whether they have a letter on days off as well. */
  readonly onDaysOff: boolean
}

/** Where somebody has mail now; undefined where they never had. */
export async function addresseeOf(client: Queryable, accountId: number): Promise<Addressee | undefined> {
  const { rows } = await client.query<Addressee>(
    `select m.address, m.wanted, m.code_seed as "codeSeed", coalesce(${codeHolds}, false) as "codeHolds",
            case when a.prefs ->> 'language' = 'en' then 'en' else 'zh' end as language, a.disabled_at is null as open,
            m.on_days_off as "onDaysOff"
       from mail_address m join account a using (account_id) where m.account_id = $1`,
    [accountId],
  )
  return rows[0]
}

/** A line of a letter. */
export interface LetterLine {
  readonly kind: NoticeKind
  readonly details: Readonly<Record<string, string | number | null>>
}

/** What a letter of the day tells: its notices that nobody has seen meanwhile, the newest first. */
export async function linesOfDigest(client: Queryable, deliveryId: number): Promise<LetterLine[]> {
  const { rows } = await client.query<LetterLine>(
    `select n.kind, ${detailsShown} as details from notice n left join unit u on u.unit_id::text = n.details ->> 'unitId'
      where n.delivery_id = $1 and n.seen_at is null order by n.notice_id desc`,
    [deliveryId],
  )
  return rows
}

/** The name of a unit that something is about; undefined where there is none. */
export async function unitNamed(client: Queryable, unitId: number): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>("select name from unit where unit_id = $1", [unitId])
  return rows[0]?.name
}

/** What could not go out, by what was in the way. */
interface FailedRow {
  readonly channel: "mail" | "robot"
  readonly state: DeliveryState
  readonly trouble: string | null
  readonly count: number
  readonly lastAt: string
}

/** How much waits to go out, and what could not in the last thirty days, by what was in the way. */
export async function deliveriesNow(client: Queryable): Promise<{ waiting: number; failed: FailedRow[] }> {
  const { rows } = await client.query<{ waiting: number }>(
    "select count(*) as waiting from delivery where state in ('waiting', 'sending')",
  )
  const failed = await client.query<FailedRow>(
    `select channel, state, trouble, count(*) as count, to_json(max(made_at)) #>> '{}' as "lastAt"
       from delivery
      where made_at > now() - interval '30 days'
        and (state in ('given-up', 'unsure') or state = 'waiting' and trouble is not null)
      group by channel, state, trouble order by max(made_at) desc limit 20`,
  )
  return { waiting: rows[0]?.waiting ?? 0, failed: failed.rows }
}
