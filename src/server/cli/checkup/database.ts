import { type DatabaseFacts, DatabaseTrouble, hasDatabase, inspectDatabase } from "../../db/index.ts"
import { mostApart } from "../../watch-clocks.ts"
import type { Shell } from "../screen/shell.ts"
import type { Said } from "../screen/speaker.ts"
import { type Check, fine, noted, warned, wrong } from "./check.ts"

/** What the database says of itself; `usable`: whether one may go on and look into it. */
export async function checkDatabase(shell: Shell): Promise<{ checks: Check[]; usable: boolean }> {
  if (!hasDatabase(shell.env)) {
    const none = noted(
      "database",
      "还没有数据库，首次 npm start 会建。",
      "There is no database yet: the first npm start makes it.",
    )
    return { checks: [none], usable: false }
  }
  try {
    const facts = await inspectDatabase(shell.env, (line) => shell.speak.tell(line))
    return { checks: checksOf(facts), usable: isUsable(facts) }
  } catch (error) {
    if (!(error instanceof DatabaseTrouble)) throw error
    const mend: Said = {
      zh: "启动数据库，或改正 DATABASE_URL、DATA_DIR；原因写在前面。",
      en: "Start the database, or correct DATABASE_URL or DATA_DIR; the sentence before says why.",
    }
    return { checks: [wrong("database", error.said, mend)], usable: false }
  }
}

/** Whether the program would open it at all. */
function isUsable({ current, fsync, fullPageWrites, roleTooMighty, loginTooMighty }: DatabaseFacts): boolean {
  return current && fsync && fullPageWrites && !roleTooMighty && !loginTooMighty
}

function checksOf(facts: DatabaseFacts): Check[] {
  return [
    facts.version >= 150_000
      ? fine("database", `PostgreSQL ${facts.release}`, `PostgreSQL ${facts.release}`)
      : wrong(
          "database",
          { zh: `PostgreSQL ${facts.release} 太旧。`, en: `PostgreSQL ${facts.release} is too old.` },
          { zh: "升级到 15 以上。", en: "Upgrade to 15 or newer." },
        ),
    judge(facts.encoding === "UTF8", "encoding", {
      good: { zh: "数据库编码 UTF8。", en: "The database is encoded as UTF8." },
      bad: { zh: `数据库编码是 ${facts.encoding}。`, en: `The database is encoded as ${facts.encoding}.` },
      mend: { zh: "用 UTF8 编码另建数据库。", en: "Make a database with encoding UTF8." },
    }),
    ...durability(facts),
    ...rights(facts),
    ...logins(facts),
    judge(facts.current, "schema", {
      good: { zh: "数据库结构是最新的。", en: "The database is up to date." },
      bad: { zh: "数据库结构不是最新的。", en: "The database is not up to date." },
      mend: { zh: "运行 npm start，它会更新。", en: "Run npm start: it brings it up to date." },
    }),
    judge(Math.abs(facts.secondsAhead) <= mostApart, "database-clock", {
      good: { zh: "数据库与本机时钟一致。", en: "The clocks of database and machine agree." },
      bad: {
        zh: `数据库与本机时钟相差 ${Math.round(facts.secondsAhead)} 秒。`,
        en: `The clocks of database and machine are ${Math.round(facts.secondsAhead)} seconds apart.`,
      },
      mend: { zh: "两边都用 NTP 校时。", en: "Set both by NTP." },
    }),
  ]
}

function durability(facts: DatabaseFacts): Check[] {
  const settings: readonly (readonly [string, boolean])[] = [
    ["fsync", facts.fsync],
    ["full_page_writes", facts.fullPageWrites],
    ["synchronous_commit", facts.synchronousCommit],
  ]
  return settings.map(([name, on]) =>
    judge(on, name, {
      good: { zh: `${name} 已开启。`, en: `${name} is on.` },
      bad: {
        zh: `${name} 关着：断电会丢已确认的记录。`,
        en: `${name} is off: a power cut loses records that were confirmed.`,
      },
      mend: {
        zh: `在 postgresql.conf 里设 ${name} = on 并重载。`,
        en: `Set ${name} = on in postgresql.conf and reload.`,
      },
    }),
  )
}

function rights(facts: DatabaseFacts): Check[] {
  if (facts.roleTooMighty === null) return []
  return [
    judge(!facts.roleTooMighty, "role", {
      good: {
        zh: "程序的数据库角色权限最小。",
        en: "The program's role in the database has no more rights than it needs.",
      },
      bad: {
        zh: "程序的数据库角色 xueer_app 权限过大。",
        en: "The program's role xueer_app may do more than it should.",
      },
      mend: {
        zh: "ALTER ROLE xueer_app NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB",
        en: "ALTER ROLE xueer_app NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB",
      },
    }),
    judge(!facts.auditLogOpen, "append-only", {
      good: { zh: "操作记录只能追加。", en: "The audit log can only be added to." },
      bad: { zh: "程序的角色能改写操作记录。", en: "The program's role may rewrite the audit log." },
      mend: {
        zh: "REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM xueer_app",
        en: "REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM xueer_app",
      },
    }),
  ]
}

function logins({ oneLogin, loginTooMighty }: DatabaseFacts): Check[] {
  if (loginTooMighty) {
    return [
      wrong(
        "logins",
        {
          zh: "DATABASE_URL 的账号是超级用户。",
          en: "The account of DATABASE_URL is a superuser.",
        },
        {
          zh: "在 DATABASE_URL 里写一个普通账号；超级用户如有需要，写在 DATABASE_OWNER_URL。",
          en: "Name an ordinary account in DATABASE_URL, and the superuser, if need be, in DATABASE_OWNER_URL.",
        },
      ),
    ]
  }
  if (!oneLogin) return []
  const what = {
    zh: "程序用建表的账号登录数据库。",
    en: "The program signs in to the database as the account that owns the tables.",
  }
  const mend = {
    zh: "把建表的账号写在 DATABASE_OWNER_URL，在 DATABASE_URL 里写另一个普通账号。",
    en: "Name that account in DATABASE_OWNER_URL, and an ordinary one of its own in DATABASE_URL.",
  }
  return [warned("logins", what, mend)]
}

function judge(
  good: boolean,
  name: string,
  words: { readonly good: Said; readonly bad: Said; readonly mend: Said },
): Check {
  return good ? { name, state: "fine", what: words.good } : wrong(name, words.bad, words.mend)
}
