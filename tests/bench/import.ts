import { tablesOf, timeCopy } from "./copy-rows.ts"
import { higher, type Peak, type Run } from "./measure.ts"
import { type Figure, oneGigabyte } from "./report.ts"
import type { Workshop } from "./workshop.ts"

const caches = "warm: files just written; database new, empty and up"

/** The whole district from a folder of CSV. */
export async function benchImport(shop: Workshop, runs = 1): Promise<Figure[]> {
  const { dataDir, done } = await importInto(shop, await shop.csvBook(), runs)
  shop.leaveDistrict(dataDir)
  const work = `import of a CSV folder: ${await countRows(shop, dataDir)}`
  shop.step("import: the floor")
  return [
    {
      name: "import",
      work,
      runs: done.map(({ ms }) => ms),
      target: 90_000,
      floor: {
        what: "COPY of the same rows into the same tables, indexes and constraints, one transaction",
        runs: [await timeCopy(shop, dataDir, tablesOf.whole)],
        most: 3,
      },
      peak: highest(done),
      mostMemory: oneGigabyte,
      caches,
    },
  ]
}

/** The district's roster from an `.xlsx`. */
export async function benchImportXlsx(shop: Workshop, runs = 1): Promise<Figure[]> {
  const { dataDir, done } = await importInto(shop, await shop.xlsxBook(), runs)
  const work = `import of an .xlsx: ${await countRows(shop, dataDir)}`
  shop.step("import-xlsx: the floor")
  const floor = await timeCopy(shop, dataDir, tablesOf.roster)
  await shop.remove(dataDir)
  return [
    {
      name: "import-xlsx",
      work,
      runs: done.map(({ ms }) => ms),
      target: 15_000,
      floor: { what: "COPY of the same rows into the same four tables, one transaction", runs: [floor] },
      peak: highest(done),
      caches,
    },
  ]
}

/** Imports into a new database each time, and keeps the last. */
async function importInto(
  shop: Workshop,
  book: string,
  runs: number,
): Promise<{ dataDir: string; done: Run[] }> {
  const done: Run[] = []
  for (let left = runs; ; left -= 1) {
    shop.step(`importing, ${left} to go`)
    const dataDir = shop.path("data")
    done.push(
      await shop.withDatabase(dataDir, async () => await shop.xueer(dataDir, ["import", book, "--json"])),
    )
    if (left <= 1) return { dataDir, done }
    await shop.remove(dataDir)
  }
}

/** The highest memory of several runs. */
export function highest(done: readonly Run[]): Peak {
  return done.map(({ peak }) => peak).reduce(higher, { program: undefined, database: undefined })
}

async function countRows(shop: Workshop, dataDir: string): Promise<string> {
  const { rows } = await shop.withDatabase(dataDir, ({ pool }) =>
    pool.query<Record<"branches" | "members" | "activities" | "attendance", number>>(
      `select (select count(*) from unit where kind = 'branch') as branches,
              (select count(*) from member) as members,
              (select count(*) from activity) as activities,
              (select count(*) from attendance) as attendance`,
    ),
  )
  return Object.entries(rows[0] ?? {})
    .filter(([, count]) => count > 0)
    .map(
      ([name, count]) => `${count.toLocaleString("en")} ${name === "attendance" ? "attendance rows" : name}`,
    )
    .join(", ")
}
