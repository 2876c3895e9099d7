import { chownSync, lchownSync, lstatSync, readdirSync, statSync } from "node:fs"
import { dirname, join } from "node:path"

/**
 * Gives what was just made to the owner of the folder it lies in: what root makes in somebody's data folder would be in
 * that person's way later. Only root can, and others need not.
 */
export function giveToFolderOwner(path: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(path))
  if (uid !== 0) chownSync(path, uid, gid)
}

/** Gives to the owner of a folder what root left there, as programs before did; the database cluster has an owner of its own. */
export function takeBackFromRoot(folder: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  if (uid === 0) return
  for (const name of readdirSync(folder)) {
    if (name === "postgres" || name.startsWith("postgres.new-")) continue
    const path = join(folder, name)
    const inside = lstatSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: "utf8" })
      : []
    for (const one of [path, ...inside.map((entry) => join(path, entry))])
      if (lstatSync(one).uid === 0) lchownSync(one, uid, gid)
  }
}
