import { memberOf, type UnitCode } from "./world.ts"

/**
 * How the asked unit stands to the asker's: S the same, C below it, G two below, P above, A two above, B beside,
 * U elsewhere; O is the asker's own record. M is nothing at all.
 */
export type Relation = "O" | "S" | "C" | "G" | "P" | "A" | "B" | "U" | "M"

const seenFrom: Readonly<Record<string, Readonly<Partial<Record<Relation, UnitCode>>>>> = {
  B1: { S: "B1", C: "G1", P: "T1", A: "D", B: "B2", U: "B3" },
  G1: { S: "G1", P: "B1", A: "T1", B: "G2", U: "B3" },
  T1: { S: "T1", C: "B1", G: "G1", P: "D", B: "T2", U: "B3" },
  D: { S: "D", C: "T1", G: "B1" },
}

/**
 * What is asked about: a unit, a member of it or the leave or a training of one, one of its events, a file of that or one on its way to it, an import for it, the account of a member of it, a
 * role held in it or taken back; or a session, one's own or somebody else's.
 */
export type About =
  | "unit"
  | "member"
  | "event"
  | "attachment"
  | "upload"
  | "import"
  | "account"
  | "grant"
  | "past-grant"
  | "session"
  | "leave"
  | "training"
  | "make-up"
  | "dispute"
  | "feed"

/** Whom or what an asker can ask about, relation by relation. */
export function relationsFrom(at: UnitCode, about: About): [Relation, string][] {
  const found: [Relation, string][] = []
  for (const [relation, unit] of Object.entries(seenFrom[at] ?? {}) as [Relation, UnitCode][]) {
    const target = targetIn(unit, about)
    if (target !== undefined) found.push([relation, target])
  }
  return found
}

/** What belongs to the event of a unit, and is called as it is. */
const ofEvents: readonly About[] = ["event", "attachment", "upload", "make-up", "dispute"]

function targetIn(unit: UnitCode, about: About): string | undefined {
  if (about === "unit") return unit
  if (ofEvents.includes(about)) return `e-${unit}`
  if (about === "import") return `i-${unit}`
  return memberOf(unit)
}

/**
 * What a cell of the table says about a relation: letters before the slash may, letters behind it are told that they
 * may not (403), for all others it does not exist (404).
 */
export function expectedFor(cell: string, relation: Relation): "allowed" | 403 | 404 {
  const [may = "", told = ""] = cell.split("/")
  if (may.includes(relation)) return "allowed"
  return told.includes(relation) ? 403 : 404
}
