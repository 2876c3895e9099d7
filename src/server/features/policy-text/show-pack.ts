import { type Clause, inForceOn, type Pack, targetOn } from "../../../domain/policy/clause.ts"
import { type Day, dayOf, yearOf } from "../../../domain/shared/calendar.ts"
import { packsInForce, packText } from "../policy/index.ts"
import { markQuotes } from "./mark-quotes.ts"

/** A pack as a line of the list. */
export function packHead(packs: readonly Pack[], pack: Pack, today: Day) {
  const { id, version, title, issuer, from, unverified } = pack
  const inForce = packsInForce(packs, yearOf(today)).some((one) => one.id === id)
  return { id, version, title, issuer, from, unverified, inForce, clauses: pack.clauses.length }
}

/** A pack's text with every clause linked to what it asks, its parameters, and since when each holds. */
export function packPageOf(packs: readonly Pack[], pack: Pack, today: Day, dataDir: string) {
  const text = markQuotes(packText(pack, dataDir), pack.clauses)
  const order = text.flatMap(({ runs }) => runs.flatMap((run) => run.clauses))
  const inOrder = [...pack.clauses].sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
  return {
    ...packHead(packs, pack, today),
    text,
    clauses: inOrder.map((clause) => clauseOf(clause, today)),
    parameters: Object.values(pack.parameters).map(({ name, title, values, otherReading }) => ({
      name,
      title,
      value: inForceOn(values, today)?.value ?? null,
      values: values.map(dated),
      otherReading: otherReading ?? null,
      usedBy: pack.clauses.filter((clause) => clause.uses.includes(name)).map((clause) => clause.id),
    })),
  }
}

function clauseOf(clause: Clause, today: Day) {
  const { id, title, article, quote, reading, weight, subject, period, unit, uses, reviewed } = clause
  // What a year asks is what holds on its first day; within a year a number may begin later.
  const target = targetOn(clause.targets, today) ?? targetOn(clause.targets, yearStart(today)) ?? null
  const targets = clause.targets.map(dated)
  return {
    id,
    title,
    article,
    quote,
    reading,
    weight,
    who: subject.who,
    period,
    unit,
    target,
    targets,
    uses: [...uses],
    reviewed,
  }
}

function yearStart(today: Day): Day {
  return dayOf(`${today.slice(0, 4)}-01-01`)
}

function dated<T>({
  from,
  value,
  source,
  unverified,
}: {
  from: Day
  value: T
  source: string
  unverified?: true
}) {
  return { from, value, source, unverified: unverified ?? false }
}
