import { applicationRole } from "./access.ts"
import { migrationNames } from "./migrations/names.ts"
import { codeOf, DatabaseTrouble } from "./trouble.ts"

/** What a database says of its own schema. */
export interface SchemaState {
  readonly names: readonly string[]
  readonly readable: boolean
}

/** Asks one query of the database, as either role. */
export type Ask = (text: string) => Promise<readonly SchemaState[]>

/**
 * Whether the schema is the one this program knows and the application's role may see that. One query, for
 * either role. Throws {@link DatabaseTrouble} for a database that a newer program has migrated.
 */
export async function isCurrent(ask: Ask, known: readonly string[] = migrationNames): Promise<boolean> {
  const done = await readDone(ask)
  const unknown = done.names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new DatabaseTrouble({
      zh: `数据库已由更新的版本升级过（有“${unknown}”）：请安装那个版本或更新的。`,
      en:
        `The database was brought up to date by a newer version of this program (it has "${unknown}"): ` +
        "install that version or a later one.",
    })
  }
  return done.readable && known.every((name) => done.names.includes(name))
}

async function readDone(ask: Ask): Promise<SchemaState> {
  try {
    const [state] = await ask(`
      select array(select name::text from kysely_migration) as names,
             exists (select from pg_roles where rolname = '${applicationRole}'
                       and has_table_privilege(oid, 'kysely_migration', 'select')) as readable`)
    return state ?? { names: [], readable: false }
  } catch (error) {
    const [noSuchTable, notAllowed] = ["42P01", "42501"]
    if (codeOf(error) === noSuchTable || codeOf(error) === notAllowed) return { names: [], readable: false }
    throw error
  }
}
