import type { Said } from "../../../contract/refusals.ts"
import { scopeFor } from "../../../domain/access/scope.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { type Links, lockRotasOf, usableLinks } from "./link-queries.ts"
import { type Named, named } from "./name-people.ts"

/** What is joined to a sitting, each with where it stands in the request. */
export type NamedLinks = Readonly<Record<keyof Links, readonly Named[]>>

const sentences: Readonly<Record<keyof Links, Said>> = {
  topics: {
    zh: "找不到这个专题，或者不是本组织和上级组织定的。",
    en: "There is no such topic of this unit, or of one above it.",
  },
  concerns: {
    zh: "找不到这个问题，或者不是本组织和上级组织的。",
    en: "There is no such problem of this unit, or of one above it.",
  },
  takers: {
    zh: "轮流名单里没有这一位，或者这份名单已经结束，或者不归您这里轮。请刷新后再看。",
    en: "Nobody of that rota takes this turn, or the rota is over, or it is not yours to go on with. Please look again.",
  },
  venues: {
    zh: "找不到这个阵地，或者不向本组织开放。",
    en: "There is no such place that this unit may use.",
  },
}

/** Where items of a sitting, or a correction, name what they are joined to. */
export function linksIn(
  items: readonly {
    readonly topicId?: number | null | undefined
    readonly concernId?: number | null | undefined
    readonly takerId?: number | undefined
  }[],
  venueId: number | null | undefined,
  pointerOf: (index: number) => string,
): NamedLinks {
  const of = (field: "topicId" | "concernId" | "takerId") =>
    items.flatMap((item, index) => named(item[field], `${pointerOf(index)}/${field}`))
  return {
    topics: of("topicId"),
    concerns: of("concernId"),
    takers: of("takerId"),
    venues: named(venueId, "/venueId"),
  }
}

/** Refuses what the unit may not use on a day. */
export async function checkLinks(
  context: RequestContext,
  path: string,
  links: NamedLinks,
  on: string,
): Promise<void> {
  const kinds = Object.keys(sentences) as (keyof Links)[]
  if (kinds.every((kind) => links[kind].length === 0)) return
  const ids = (kind: keyof Links) => links[kind].map(({ id }) => id)
  if (links.takers.length > 0) await lockRotasOf(context.client, ids("takers"))
  const asked = {
    topics: ids("topics"),
    concerns: ids("concerns"),
    takers: ids("takers"),
    venues: ids("venues"),
  }
  const usable = await usableLinks(context.client, path, asked, {
    on,
    keeps: scopeFor(context.actor, "study.keep"),
  })
  const errors = kinds.flatMap((kind) =>
    links[kind]
      .filter(({ id }) => !usable[kind].includes(id))
      .map(({ pointer }) => ({ pointer, message: sentences[kind][context.language] })),
  )
  if (errors.length > 0) throw problem("invalid", {}, { errors })
}
