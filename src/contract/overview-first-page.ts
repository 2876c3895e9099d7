import type { Desk } from "../domain/overview/desks.ts"
import type { EndpointKey } from "./endpoints/index.ts"

type Values = Readonly<Record<string, string>>

/** Something that a page asks for as soon as it is known whose it is. */
export interface FirstQuestion {
  readonly endpoint: EndpointKey
  readonly params: Values
  readonly query: Values
  /** All of it, as it stands in an address: `/api/board/1?view=now`. */
  readonly address: string
}

/** What the home asks for that opens on a desk; no desk: that of an administrator. */
export function firstQuestions(desk: Desk | undefined): FirstQuestion[] {
  return [ask("GET /organisation"), ...(desk ? [...ofDesk(desk), ...ofEveryDesk] : [])]
}

function ofDesk({ kind, unitId }: Desk): FirstQuestion[] {
  if (kind === "member") return [ask("GET /home/member"), ask("GET /leave/mine"), ...atTheFoot]
  if (unitId === null) return kind === "inspector" ? [ask("GET /boards", {}, now)] : []
  const params = { unitId: String(unitId) }
  const board = ask("GET /board/{unitId}", params, now)
  const home = ask("GET /home/branch/{unitId}", params)
  if (kind === "administrator") return []
  if (kind === "inspector") return [board]
  if (kind === "committee" || kind === "district") return [board, home, ask("GET /plans/waiting")]
  const makeUps = ask("GET /units/{unitId}/make-ups", params)
  // A central group's secretary has no say in leave.
  const leave = kind === "central-group" ? [] : [ask("GET /units/{unitId}/leave", params)]
  return [home, makeUps, ...leave, ...atTheFoot]
}

const now = { view: "now" }

/** What waits for the reader themselves, whichever desk they sit at. */
const ofEveryDesk = [
  ask("GET /leave/waiting"),
  ask("GET /training/waiting"),
  ask("GET /meetings/waiting"),
  ask("GET /make-ups/mine"),
  ask("GET /disputes/mine"),
]
/** What stands below a unit's and a member's home. */
const atTheFoot = [ask("GET /turns/next"), ask("GET /venues/kept")]

function ask(endpoint: EndpointKey, params: Values = {}, query: Values = {}): FirstQuestion {
  const [, path = ""] = endpoint.split(" ")
  const named = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "")
  const asked = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join("&")
  return { endpoint, params, query, address: `/api${named}${asked && `?${asked}`}` }
}
