import { spawn } from "node:child_process"
import { chownSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { DatabaseTrouble } from "./trouble.ts"

/** An account of this machine. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** How PostgreSQL's programs are started: as ourselves, or through a step down from root. */
export interface Way {
  readonly prefix: readonly string[]
  readonly account: Account | undefined
}

export interface Outcome {
  readonly done: boolean
  readonly output: string
}

/**
 * The account PostgreSQL runs under when we are root, which it refuses to be: the owner of the cluster if
 * there is one, else that of the folder it lies in, else who called `sudo`, else `postgres`, else `nobody`. Undefined when we are not root.
 */
export function chooseAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return named(owner.uid, owner.gid)
  const folder = statSync(dirname(cluster), { throwIfNoEntry: false })
  // PostgreSQL works for nobody whom the machine has no name for.
  const ofFolder = accounts().find(({ uid }) => uid !== 0 && uid === folder?.uid)
  if (ofFolder !== undefined) return ofFolder
  const caller = Number(process.env.SUDO_UID ?? 0)
  if (caller > 0) return named(caller, Number(process.env.SUDO_GID ?? caller))
  const known = accounts()
  return (
    known.find(({ name, uid }) => name === "postgres" && uid !== 0) ??
    known.find(({ name }) => name === "nobody") ?? { name: "nobody", uid: 65_534, gid: 65_534 }
  )
}

function accounts(): Account[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

function named(uid: number, gid: number): Account {
  return { name: accounts().find((account) => account.uid === uid)?.name ?? `account ${uid}`, uid, gid }
}

/**
 * Hands a folder and all that is in it to an account: a cluster that root copied belongs to root. So does the folder
 * behind a link, as of a write-ahead log on a disk of its own.
 */
export function giveTo({ uid, gid }: Account, folder: string): void {
  lchownSync(folder, uid, gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, entry)
    lchownSync(path, uid, gid)
    if (lstatSync(path).isSymbolicLink()) chownSync(path, uid, gid)
  }
}

/**
 * Finds a way for the account to run `program` on what is in `folder`, by trying.
 *
 * Where the data folder or the installation lies below a folder that only root may enter (`/root`), the
 * account gets one capability beside its own rights: to look into folders and read files, or, where the
 * machine withholds that one (containers do), to pass over file permissions. The capability is ambient, so
 * it reaches the server that `pg_ctl` starts; `no_setuid_fixup` makes the kernel's `access()` heed it, with
 * which PostgreSQL looks for its own program.
 */
export async function findWay(account: Account | undefined, folder: string, program: string): Promise<Way> {
  const plain: Way = { prefix: [], account }
  if (account === undefined) return plain
  const ways = [plain, through(account, "dac_read_search"), through(account, "dac_override")]
  for (const way of ways) {
    const tried = await run(way, "/", "/bin/sh", ["-c", 'cd -P "$1" && exec "$2" -V', "sh", folder, program])
    if (tried.done) return way
  }
  throw new DatabaseTrouble({
    zh: `PostgreSQL 不以 root 运行，代替它的账号 ${account.name} 进不去 ${folder} 或 ${program}：请用普通账号启动，或者让别的账号能经过上级文件夹（chmod o+x）。`,
    en:
      `PostgreSQL does not run as root, and the account it runs under instead, ${account.name}, cannot reach ` +
      `${folder} or ${program}: start the program as an ordinary user, or let others pass the folders ` +
      "above both (chmod o+x).",
  })
}

function through(account: Account, capability: string): Way {
  const step = ["setpriv", `--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"]
  const keep = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, "--securebits=+no_setuid_fixup"]
  return { prefix: [...step, ...keep, "--"], account }
}

/** Runs a program to its end, in `folder`; what it printed comes back, on success or not. */
export function run(way: Way, folder: string, program: string, args: readonly string[]): Promise<Outcome> {
  const [file = program, ...rest] = [...way.prefix, program, ...args]
  // setpriv has to begin as root; without it Node itself changes the account.
  const account = way.prefix.length === 0 && way.account !== undefined ? way.account : undefined
  return new Promise((resolve) => {
    const child = spawn(file, rest, {
      cwd: folder,
      // Nothing of ours: PGDATA, PGOPTIONS or a locale that is not there would change what is made.
      env: { PATH: process.env.PATH, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "pipe"],
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    })
    let output = ""
    const add = (piece: Buffer) => {
      output += piece.toString()
    }
    child.stdout.on("data", add)
    child.stderr.on("data", add)
    child.on("error", (error) => resolve({ done: false, output: error.message }))
    child.on("close", (code) => resolve({ done: code === 0, output }))
  })
}
