import type pg from "pg"
import { type Access, applicationRole } from "./access.ts"
import { DatabaseTrouble, noAnswer, noConnection } from "./trouble.ts"

/**
 * Throws {@link DatabaseTrouble} where the server may lose or damage what it has confirmed, or where the account that
 * the program works as could do anything: then nothing of what is promised about the audit log holds.
 */
export async function refuseUnsafe(pool: pg.Pool, access: Access): Promise<void> {
  const [found] = (await ask(pool, access)).rows
  if (!found) throw noAnswer(access.name)
  for (const name of ["fsync", "full_page_writes"] as const) {
    if (found[name]) continue
    throw new DatabaseTrouble({
      zh: `${access.name.zh}：${name} 关着，断电会毁掉已确认的记录：请在 postgresql.conf 里设 ${name} = on 并重载。`,
      en:
        `${access.name.en}: ${name} is off, and a power cut would destroy what was confirmed: set ${name} = on in ` +
        "postgresql.conf, and reload it.",
    })
  }
  if (found.roleMayAll) {
    throw new DatabaseTrouble({
      zh: `${access.name.zh}：角色 ${applicationRole} 权限过大：请执行 ALTER ROLE ${applicationRole} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB。`,
      en:
        `${access.name.en}: the role ${applicationRole} may do everything: run ALTER ROLE ${applicationRole} NOSUPERUSER ` +
        "NOBYPASSRLS NOCREATEROLE NOCREATEDB.",
    })
  }
  if (found.loginMayAll) {
    throw new DatabaseTrouble({
      zh: `${access.name.zh}：账号 ${found.login} 是超级用户：这里请写普通账号，这一个如有需要写在 DATABASE_OWNER_URL。`,
      en:
        `${access.name.en}: its account ${found.login} is a superuser: name an ordinary one there, and this one, if need ` +
        "be, in DATABASE_OWNER_URL.",
    })
  }
  if (access.workingLogin !== undefined && found.loginOwns) {
    throw new DatabaseTrouble({
      zh: `${access.name.zh}：账号 ${found.login} 拥有数据表，或属于拥有它们的角色：这里请写另一个账号。`,
      en: `${access.name.en}: its account ${found.login} owns the tables, or is a member of the role that does: name another there.`,
    })
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
    throw noConnection(access.name, error)
  }
}
