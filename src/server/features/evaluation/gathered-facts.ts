import type { ClientBase } from "pg"
import {
  type Check,
  type FactQuestion,
  type Facts,
  isOfPeople,
  type PersonQuestion,
  type Tally,
  type TallyOf,
  type UnitQuestion,
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

/** What goes through all activities or lists, however few are asked about. */
const goesThroughAll: readonly FactQuestion["about"][] = ["absences-made-up", "activities-reaching"]

/**
 * What goes through everything, asked once for all parts of a judgement. What reads the lists themselves has a
 * connection of its own.
 */
export class SharedFacts {
  readonly #queues: ConnectionQueues
  readonly #scope: FactScope
  readonly #asked = new Map<string, Promise<unknown>>()

  constructor(queues: ConnectionQueues, scope: FactScope) {
    this.#queues = queues
    this.#scope = scope
  }

  /** The lists in which somebody is missing. */
  incomplete(subjects: readonly OrgKind[], time: FactTime): Promise<number[]> {
    const key = JSON.stringify(["incomplete", subjects, time])
    return this.#once("heavy", key, (client) => listIncomplete(client, subjects, this.#scope, time))
  }

  tally(question: UnitQuestion, time: FactTime, bucket: Bucket): Promise<Tallies> {
    const queue = question.about === "absences-made-up" ? "heavy" : "light"
    const key = JSON.stringify([question, time, bucket])
    return this.#once(queue, key, (client) => tally(client, question, this.#scope, time, bucket))
  }

  #once<T>(
    queue: keyof ConnectionQueues,
    key: string,
    gather: (client: ClientBase) => Promise<T>,
  ): Promise<T> {
    return once(this.#asked, key, () => this.#queues[queue].ask(gather))
  }
}

/** The key names what is asked, so what stands under it has its type. */
function once<T>(asked: Map<string, Promise<unknown>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = asked.get(key)
  if (known) return known as Promise<T>
  const answer = ask()
  asked.set(key, answer)
  return answer
}

/**
 * The facts of one year as known on one day, gathered when a clause asks for them: one query for a question, however
 * many the subjects are, and however many clauses ask it.
 */
export class GatheredFacts implements Facts {
  readonly #queues: ConnectionQueues
  readonly #scope: FactScope
  readonly #shared: SharedFacts
  readonly #year: number
  readonly #asOf: Day
  readonly #gathered = new Map<string, Promise<unknown>>()

  constructor(queues: ConnectionQueues, scope: FactScope, shared: SharedFacts, year: number, asOf: Day) {
    this.#queues = queues
    this.#scope = scope
    this.#shared = shared
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
    return this.#once("checks", (client) => listChecks(client, this.#scope, this.#time(this.#year)))
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
    const tallies = await this.#sums(question, bucket, time)
    return (id, kind, index) => tallied(tallies, bucket, id, kind, index)
  }

  async #sums(question: FactQuestion, bucket: Bucket, time: FactTime): Promise<Tallies> {
    if (!isOfPeople(question) && goesThroughAll.includes(question.about)) {
      return this.#shared.tally(question, time, bucket)
    }
    const asksLists = question.about === "activities-in-order" && question.asks !== "record"
    const incomplete = asksLists ? await this.#shared.incomplete(question.of, time) : undefined
    const key = JSON.stringify([question, bucket, time])
    return this.#once(key, (client) => tally(client, question, this.#scope, time, bucket, incomplete))
  }

  #time(firstYear: number): FactTime {
    return { first: firstDayOf(firstYear), last: lastDayOf(this.#year), asOf: this.#asOf, year: this.#year }
  }

  #once<T>(key: string, gather: (client: ClientBase) => Promise<T>): Promise<T> {
    return once(this.#gathered, key, () => this.#queues.light.ask(gather))
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
