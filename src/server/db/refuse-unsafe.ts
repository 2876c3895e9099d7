import type pg from "pg"
import { type Access, applicationRole } from "./access.ts"
import { DatabaseTrouble, reasonOf } from "./trouble.ts"

/**
 * Throws {@link DatabaseTrouble} where the server may lose or damage what it has confirmed, or where the account that
 * the program works as could do anything: then nothing of what is promised about the audit log holds.
 */
export async function refuseUnsafe(pool: pg.Pool, access: Access): Promise<void> {
  const [found] = (await ask(pool, access)).rows
  if (!found) throw new DatabaseTrouble(`${access.name}: no answer.`)
  for (const name of ["fsync", "full_page_writes"] as const) {
    if (found[name]) continue
    throw new DatabaseTrouble(
      `${access.name}: ${name} is off, and a power cut would destroy what was confirmed: set ${name} = on in ` +
        "postgresql.conf, and reload it.",
    )
  }
  if (found.roleMayAll) {
    throw new DatabaseTrouble(
      `${access.name}: the role ${applicationRole} may do everything: run ALTER ROLE ${applicationRole} NOSUPERUSER ` +
        "NOBYPASSRLS NOCREATEROLE NOCREATEDB.",
    )
  }
  if (found.loginMayAll) {
    throw new DatabaseTrouble(
      `${access.name}: its account ${found.login} is a superuser: name an ordinary one there, and this one, if need ` +
        "be, in DATABASE_OWNER_URL.",
    )
  }
  if (access.workingLogin !== undefined && found.loginOwns) {
    throw new DatabaseTrouble(
      `${access.name}: its account ${found.login} owns the tables, or is a member of the role that does: name another there.`,
    )
  }
}

interface Found {
  readonly fsync: boolean
  readonly full_page_writes: boolean
  readonly roleMayAll: boolean
  readonly login: string
  readonly loginMayAll: boolean
  readonly loginOwns: boolean
}

async function ask(pool: pg.Pool, access: Access): Promise<pg.QueryResult<Found>> {
  try {
    return await pool.query<Found>(
      `select current_setting('fsync')::bool as fsync, current_setting('full_page_writes')::bool as full_page_writes,
              r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb as "roleMayAll",
              l.rolname as login, l.rolsuper as "loginMayAll",
              pg_has_role(l.oid, (select relowner from pg_class where oid = 'audit_entry'::regclass), 'member') as "loginOwns"
         from pg_roles r, pg_roles l where r.rolname = current_user and l.rolname = session_user`,
    )
  } catch (error) {
    throw new DatabaseTrouble(`${access.name}: no connection: ${reasonOf(error)}`, error)
  }
}
