import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { areBuilt } from "../../build-pages.ts"
import { hasDatabase } from "../../db/index.ts"
import { tightestDisk } from "../../disk-space.ts"
import type { Env } from "../../env.ts"
import { saidOf } from "../../said-of.ts"
import { secretKeyFile } from "../../secret-key.ts"
import type { Shell } from "../screen/shell.ts"
import { type Check, fine, noted, wrong } from "./check.ts"

const megabyte = 1024 * 1024

/** What can be seen without the database. */
export async function checkMachine(shell: Shell): Promise<Check[]> {
  const { env } = shell
  return [
    checkNode(),
    checkClock(),
    ...checkFolder(env),
    ...checkOtherFolders(env),
    checkPages(),
    await checkPacks(shell),
    await checkPort(env),
  ]
}

function checkNode(): Check {
  const { node } = process.versions
  if (Number.parseInt(node, 10) >= 26) return fine("node", `Node ${node}`, `Node ${node}`)
  return wrong(
    "node",
    { zh: `Node ${node} 太旧，需要 26 以上。`, en: `Node ${node} is too old: 26 is needed.` },
    {
      zh: "用 npm start、npm run xueer 启动，它们会用自带的 Node。",
      en: "Start with npm start or npm run xueer: they use the Node that comes along.",
    },
  )
}

/** Earlier than this program was written, or a lifetime later. */
function checkClock(): Check {
  const year = new Date().getUTCFullYear()
  if (year >= 2026 && year < 2100)
    return fine("clock", "系统时钟可信。", "The clock of this machine is plausible.")
  return wrong(
    "clock",
    { zh: `系统时钟显示 ${year} 年。`, en: `The clock of this machine says ${year}.` },
    { zh: "校准系统时间（NTP）。", en: "Set the clock, best by NTP." },
  )
}

function checkFolder(env: Env): Check[] {
  const { dataDir } = env
  const found = statSync(dataDir, { throwIfNoEntry: false })
  if (!found) {
    return [
      noted(
        "folder",
        `数据文件夹 ${dataDir} 还没有，首次 npm start 会建。`,
        `The data folder ${dataDir} is not there yet: the first npm start makes it.`,
      ),
      checkDisk(dataDir),
    ]
  }
  return [
    checkRights(dataDir, found.isDirectory(), found.uid, found.mode),
    checkDisk(dataDir),
    ...checkKey(env),
  ]
}

function checkRights(dataDir: string, isFolder: boolean, owner: number, mode: number): Check {
  const mend = {
    zh: `让运行本程序的账号拥有并能写 ${dataDir}（chown、chmod 700），或用 DATA_DIR 指定另一个文件夹。`,
    en: `Let the account that runs this program own ${dataDir} and write to it (chown, chmod 700), or name another DATA_DIR.`,
  }
  const bad = (zh: string, en: string) => wrong("folder", { zh, en }, mend)
  if (!isFolder) return bad(`${dataDir} 不是文件夹。`, `${dataDir} is not a folder.`)
  const own = process.getuid?.() ?? owner
  if (own !== 0 && owner !== own)
    return bad(`${dataDir} 属于另一个账号。`, `${dataDir} belongs to another account.`)
  if ((mode & 0o022) !== 0)
    return bad(`别的账号也能写 ${dataDir}。`, `Other accounts may write to ${dataDir} as well.`)
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return bad(`当前账号不能写 ${dataDir}。`, `This account may not write to ${dataDir}.`)
  }
  return fine("folder", `数据文件夹 ${dataDir} 可写。`, `The data folder ${dataDir} can be written.`)
}

/** Places of their own for backups and for the end of the audit log: found out by night is too late. */
function checkOtherFolders({ backupDir, backupPassphrase, auditHead }: Env): Check[] {
  const places = [
    ["BACKUP_DIR", backupPassphrase === undefined ? undefined : nearestThere(backupDir)],
    ["AUDIT_HEAD_FOLDER", auditHead.folder],
  ] as const
  return places.flatMap(([name, folder]) => {
    if (folder === undefined) return []
    try {
      accessSync(folder, constants.W_OK | constants.X_OK)
      return []
    } catch (error) {
      const { zh, en } = saidOf(error)
      const mend = {
        zh: `建好这个文件夹并让运行本程序的账号能写，或改正 ${name}。`,
        en: `Make that folder and let the account that runs this program write to it, or correct ${name}.`,
      }
      return [wrong(name, { zh: `${name}：${zh}`, en: `${name}: ${en}` }, mend)]
    }
  })
}

/** The folder, or where it would be made. */
function nearestThere(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestThere(dirname(folder))
}

function checkDisk(dataDir: string): Check {
  const { folder, free: bytes } = tightestDisk(dataDir)
  const free = Math.floor(bytes / megabyte)
  const zh = `${folder} 所在的磁盘还有 ${free} MB。`
  const en = `${free} MB are free on the disk of ${folder}.`
  const mend = {
    zh: "腾出空间，或把 DATA_DIR 移到大一些的磁盘。",
    en: "Make room, or move DATA_DIR to a larger disk.",
  }
  if (free < 256) return wrong("disk", { zh, en }, mend)
  return free < 2048 ? noted("disk", zh, en) : fine("disk", zh, en)
}

function checkKey(env: Env): Check[] {
  const file = secretKeyFile(env.dataDir)
  const found = statSync(file, { throwIfNoEntry: false })
  // Where there is a database, whether it misses one is asked of it.
  if (!found && hasDatabase(env)) return []
  if (!found)
    return [
      noted("secret", `${file} 还没有，用到时会建。`, `${file} is not there yet: it is made when needed.`),
    ]
  if ((found.mode & 0o077) === 0) {
    return [fine("secret", "密钥文件只有本账号能读。", "The secret file is readable by this account alone.")]
  }
  return [
    wrong(
      "secret",
      { zh: `别的账号也能读 ${file}。`, en: `Other accounts may read ${file}.` },
      { zh: `chmod 600 ${file}`, en: `chmod 600 ${file}` },
    ),
  ]
}

function checkPages(): Check {
  if (areBuilt()) return fine("pages", "页面已构建。", "The pages are built.")
  return noted(
    "pages",
    "页面还没有构建，或出自别的源码；npm start 会构建。",
    "The pages are not built, or were made from other sources: npm start builds them.",
  )
}

async function checkPacks({ packs }: Shell): Promise<Check> {
  try {
    const { length } = await packs()
    return fine("policies", `读得 ${length} 份制度文件。`, `${length} policy packs can be read.`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return wrong(
      "policies",
      { zh: `制度文件读不出来：${why}`, en: `The policy packs cannot be read: ${why}` },
      {
        zh: "按所指的文件和行改正，或恢复 policies 文件夹。",
        en: "Mend the file and line that is named, or restore the folder policies.",
      },
    )
  }
}

async function checkPort({ host, port, dataDir }: Env): Promise<Check> {
  const answer = await ask(`http://${host.includes(":") ? `[${host}]` : host}:${port}/healthz`)
  if (answer === "nobody") return fine("port", `端口 ${port} 空闲。`, `Port ${port} is free.`)
  const pidFile = join(dataDir, "serving.pid")
  if (answer === "ok" && existsSync(pidFile)) {
    const pid = readFileSync(pidFile, "utf8").trim()
    return fine(
      "port",
      `端口 ${port} 上是本系统（进程 ${pid}）。`,
      `Port ${port} is served by this program (process ${pid}).`,
    )
  }
  return wrong(
    "port",
    { zh: `端口 ${port} 被别的程序占用。`, en: `Port ${port} is taken by another program.` },
    { zh: "用 PORT 指定空闲的端口，例如 PORT=8788。", en: "Name a free one, such as PORT=8788." },
  )
}

async function ask(url: string): Promise<string> {
  try {
    return await (await fetch(url, { signal: AbortSignal.timeout(3000) })).text()
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined
    return code === "ECONNREFUSED" ? "nobody" : "something"
  }
}
