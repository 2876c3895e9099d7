import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll } from "vitest"
import type { z } from "zod"
import type { ResultRow } from "../../src/contract/evaluation.ts"
import { type BranchesPage, branchesPage } from "../../src/contract/overview-boards.ts"
import { peopleStanding } from "../../src/contract/overview-homes.ts"
import { bandOf } from "../../src/domain/evaluation/band.ts"
import type { Band } from "../../src/domain/shared/words.ts"
import { databaseLike } from "./database.ts"
import { bringIn, judged } from "./district.ts"
import { openTestServer, type Person, type TestServer } from "./server.ts"

const folder = fileURLToPath(new URL("../fixtures/sample-district", import.meta.url))

/** The day on which the sample district is looked at. */
export const today = "2010-08-20"

export const worstFirst = ["short", "at-risk", "open", "met"] as const satisfies readonly Band[]

interface JudgingOtherwise {
  readonly year?: number
  readonly asOf?: string
  readonly org?: string
  readonly obligation?: string
}

/** The sample district behind the whole server, as homes and boards show it, for the tests of one file. */
export class OverviewScene {
  #server: TestServer | undefined
  readonly #known = new Map<string, Person>()

  constructor() {
    beforeAll(async () => {
      const database = await databaseLike("overview", async (filled) => {
        await bringIn(filled, `${folder}/book`)
      })
      this.#server = await openTestServer({ today, database })
    })
    afterAll(() => this.server.close())
  }

  get server(): TestServer {
    if (!this.#server) throw new Error("The server opens before the first test.")
    return this.#server
  }

  /** The member of that number; an account of theirs is made once. */
  async asMember(code: string): Promise<Person> {
    const person = this.#known.get(code) ?? (await this.server.asMember(code))
    this.#known.set(code, person)
    return person
  }

  /** The first member of a branch or its groups today. */
  async someMember(unitCode: string): Promise<string> {
    const { rows } = await this.server.database.pool.query<{ code: string }>(
      `select m.code from membership b join member m using (member_id) join unit u using (unit_id)
         left join unit p on p.unit_id = u.parent_id
        where (u.code = $1 or p.code = $1) and b.from_on <= $2 and (b.until_on is null or b.until_on > $2)
        order by m.code limit 1`,
      [unitCode, today],
    )
    return rows[0]?.code ?? ""
  }

  /** The codes of the units that exist today. */
  async unitsThere(): Promise<Set<string>> {
    const { rows } = await this.server.database.pool.query<{ code: string }>(
      `select code from unit where (founded_on is null or founded_on <= $1)
          and (dissolved_on is null or dissolved_on > $1)`,
      [today],
    )
    return new Set(rows.map(({ code }) => code))
  }

  /** The branch of each party group, by their codes. */
  async holders(): Promise<Map<string, string>> {
    const { rows } = await this.server.database.pool.query<{ code: string; holder: string }>(
      "select g.code, b.code as holder from unit g join unit b on b.unit_id = g.parent_id where g.kind = 'group'",
    )
    return new Map(rows.map(({ code, holder }) => [code, holder]))
  }

  /** What judging 2010 anew says on a day. */
  judged(of: JudgingOtherwise = {}): Promise<ResultRow[]> {
    const { database, app } = this.server
    return judged(database, app.packs, { year: 2010, asOf: today, ...of })
  }
}

/** What two people worked out by hand for a day. */
export function byHand(day: string): ResultRow[] {
  const text = readFileSync(`${folder}/expected-${day}.ndjson`, "utf8")
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** How a result is shown. */
export function stateOf({ status, atRisk }: ResultRow): Band | "not_applicable" {
  return status === "not_applicable" ? status : bandOf({ status, atRisk })
}

/** All pages of the branches that a board leads to. */
export async function wholeList(
  person: Person,
  path: string,
): Promise<{ first: BranchesPage; items: BranchesPage["items"] }> {
  const pages: BranchesPage[] = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body } = await person.get(`${path}&limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`)
    const page = branchesPage.parse(body)
    pages.push(page)
    cursor = page.next
  }
  const [first] = pages
  if (!first) throw new Error(`${path} has no page`)
  return { first, items: pages.flatMap(({ items }) => items) }
}

/** All people of a unit, with how they stand; `path` has a question already. */
export async function wholePeople(
  person: Person,
  path: string,
): Promise<z.output<typeof peopleStanding>["items"]> {
  const people = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body } = await person.get(`${path}${cursor === "" ? "" : `&cursor=${cursor}`}`)
    const page = peopleStanding.parse(body)
    people.push(...page.items)
    cursor = page.next
  }
  return people
}
