import { datedQuestions, itemNames } from "../../../contract/dated.ts"
import { type Question, unanswered } from "../../../contract/questions.ts"
import type { Confirmed } from "../../../contract/wire.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { rowsFrom } from "./queries.ts"
import { changesOf, type Holds, keepChanges } from "./store.ts"
import type { Subject } from "./subjects.ts"

/** What somebody said about since when an edit holds. */
export interface Since {
  readonly from?: Day | undefined
  readonly always?: boolean | undefined
  readonly confirmed?: Confirmed
}

/** An item of a unit or person, before and after. */
export interface ItemChange<Item extends string> {
  readonly item: Item
  readonly was: unknown
  readonly value: unknown
}

/**
 * Keeps since when an edit holds that the main table already has. Refuses a day to come; asks before what was said of
 * later days goes.
 */
export async function keepSince<Item extends string & keyof typeof itemNames>(
  { client, today, language }: RequestContext,
  subject: Subject<Item>,
  id: number,
  changes: readonly ItemChange<Item>[],
  since: Since,
): Promise<void> {
  const day = since.from ?? today
  if (changes.length === 0) return
  if (!since.always && day > today) throw problem("holds-later")
  const holds: Holds = since.always ? "always" : { from: day }
  const known = await rowsFrom(client, subject, id, day)
  const questions = changes.flatMap(({ item }): Question[] => {
    const rows = known.find((one) => one.item === item)
    if (!rows) return []
    const name = itemNames[item]
    if (holds === "always") {
      const sentence = datedQuestions.always(name, rows.rows)[language]
      return [{ key: `always:${item}:${rows.rows}`, pointer: "/always", sentence }]
    }
    if (rows.later.length === 0) return []
    const sentence = datedQuestions.later(name, rows.later)[language]
    return [{ key: `later:${item}:${rows.later.join(",")}`, pointer: "/from", sentence }]
  })
  const open = unanswered(questions, since.confirmed)
  if (open.length > 0) throw problem("please-confirm", {}, { questions: open })
  await keepChanges(client, subject, changesOf(id, changes), holds)
}
