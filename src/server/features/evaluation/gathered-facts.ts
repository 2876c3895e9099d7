import type { ClientBase } from "pg"
import type {
  Check,
  FactQuestion,
  Facts,
  PersonQuestion,
  Tally,
  TallyOf,
  UnitQuestion,
} from "../../../domain/evaluation/facts.ts"
import type { RecordLine } from "../../../domain/policy/explanation.ts"
import {
  type Day,
  firstDayOf,
  lastDayOf,
  type Period,
  type PeriodKind,
  periodsOf,
} from "../../../domain/shared/calendar.ts"
import type { MemberId, UnitId } from "../../../domain/shared/ids.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import type { ConnectionQueues } from "./connection-queue.ts"
import {
  type Bucket,
  listChecks,
  listFirstDays,
  listIncomplete,
  listRecords,
  type Tallies,
  tally,
} from "./fact-queries.ts"
import type { FactScope, FactTime } from "./relation.ts"

const nothing: Tally = { all: 0, count: 0, hundredthHours: 0 }

/** What asks longest has a connection of its own, beside the lists themselves. */
const heavy: readonly FactQuestion["about"][] = ["absences-made-up"]

/** The lists in which somebody is missing, looked for once for all parts of a judgement. */
export class IncompleteLists {
  readonly #queues: ConnectionQueues
  readonly #scope: FactScope
  readonly #found = new Map<string, Promise<number[]>>()

  constructor(queues: ConnectionQueues, scope: FactScope) {
    this.#queues = queues
    this.#scope = scope
  }

  find(subjects: readonly OrgKind[], time: FactTime): Promise<number[]> {
    const key = JSON.stringify([subjects, time])
    const found =
      this.#found.get(key) ??
      this.#queues.heavy.ask((client) => listIncomplete(client, subjects, this.#scope, time))
    this.#found.set(key, found)
    return found
  }
}

/**
 * The facts of one year as known on one day, gathered when a clause asks for them: one query for a question, however
 * many the subjects are, and however many clauses ask it.
 */
export class GatheredFacts implements Facts {
  readonly #queues: ConnectionQueues
  readonly #scope: FactScope
  readonly #lists: IncompleteLists
  readonly #year: number
  readonly #asOf: Day
  readonly #gathered = new Map<string, Promise<unknown>>()

  constructor(queues: ConnectionQueues, scope: FactScope, lists: IncompleteLists, year: number, asOf: Day) {
    this.#queues = queues
    this.#scope = scope
    this.#lists = lists
    this.#year = year
    this.#asOf = asOf
  }

  ofUnits(question: UnitQuestion, period: PeriodKind): Promise<TallyOf<UnitId>> {
    return this.#tally(question, period, this.#year)
  }

  ofPeople(question: PersonQuestion, period: PeriodKind, firstYear = this.#year): Promise<TallyOf<MemberId>> {
    return this.#tally(question, period, firstYear)
  }

  records(
    question: FactQuestion,
    id: UnitId | MemberId,
    { first, last }: Pick<Period, "first" | "last">,
  ): Promise<RecordLine[]> {
    return this.#queues.light.ask((client) =>
      listRecords(client, question, id, { first, last, asOf: this.#asOf, year: this.#year }),
    )
  }

  firstDays(
    question: PersonQuestion,
    ids: readonly MemberId[],
    { first, last }: Pick<Period, "first" | "last">,
  ): Promise<ReadonlyMap<MemberId, string>> {
    return this.#queues.light.ask((client) =>
      listFirstDays(client, question, ids, { first, last, asOf: this.#asOf, year: this.#year }),
    )
  }

  checks(): Promise<readonly Check[]> {
    return this.#once("light", "checks", (client) => listChecks(client, this.#scope, this.#time(this.#year)))
  }

  async #tally(
    question: FactQuestion,
    period: PeriodKind,
    firstYear: number,
  ): Promise<TallyOf<UnitId | MemberId>> {
    const bucket: Bucket = period === "week" || period === "year" ? period : "month"
    const weeks = periodsOf(this.#year, "week")
    const [first] = weeks
    const last = weeks.at(-1)
    const time =
      bucket === "week" && first && last
        ? { ...this.#time(this.#year), first: first.first, last: last.last }
        : this.#time(firstYear)
    const asksLists = question.about === "activities-in-order" && question.asks !== "record"
    const incomplete = asksLists ? await this.#lists.find(question.of, time) : undefined
    const queue = heavy.includes(question.about) ? "heavy" : "light"
    const key = JSON.stringify([question, bucket, firstYear])
    const tallies = await this.#once(queue, key, (client) =>
      tally(client, question, this.#scope, time, bucket, incomplete),
    )
    return (id, kind, index) => tallied(tallies, bucket, id, kind, index)
  }

  #time(firstYear: number): FactTime {
    return { first: firstDayOf(firstYear), last: lastDayOf(this.#year), asOf: this.#asOf, year: this.#year }
  }

  #once<T>(
    queue: keyof ConnectionQueues,
    key: string,
    gather: (client: ClientBase) => Promise<T>,
  ): Promise<T> {
    const known = this.#gathered.get(key)
    // The key names the query, so what was stored under it has its type.
    if (known) return known as Promise<T>
    const gathered = this.#queues[queue].ask(gather)
    this.#gathered.set(key, gathered)
    return gathered
  }
}

const monthsIn: Readonly<Record<Exclude<PeriodKind, "week">, number>> = {
  month: 1,
  "two-months": 2,
  quarter: 3,
  "half-year": 6,
  year: 12,
}

function tallied(tallies: Tallies, bucket: Bucket, id: number, kind: PeriodKind, index: number): Tally {
  const own = tallies.get(id)
  if (!own) return nothing
  if (kind === "week" || bucket !== "month") return own.get(index + 1) ?? nothing
  const length = monthsIn[kind]
  const sum = { ...nothing }
  for (let month = index * length + 1; month <= (index + 1) * length; month++) {
    const part = own.get(month)
    if (!part) continue
    sum.all += part.all
    sum.count += part.count
    sum.hundredthHours += part.hundredthHours
  }
  return sum
}
