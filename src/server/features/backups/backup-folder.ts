import { existsSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { type Dated, whichMayGo } from "./which-to-keep.ts"

/** The name of a nightly backup: `xueer-2026-11-30-0130.tar.zst.age`, by the clock of Asia/Shanghai. */
const shape = /^xueer-(\d{4}-\d{2}-\d{2})-\d{4}\.tar\.zst\.age$/

/** The file of a backup that begins at a minute, `YYYY-MM-DD HH:mm`. */
export function fileOfMinute(folder: string, minute: string): string {
  return join(folder, `xueer-${minute.replace(" ", "-").replace(":", "")}.tar.zst.age`)
}

/** The backups in a folder, the newest first; other files are none of ours. */
export function listBackups(folder: string): Dated[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const day = shape.exec(name)?.[1]
      return day === undefined ? [] : [{ name, day }]
    })
    .sort((one, other) => (one.name < other.name ? 1 : -1))
}

/** Lets go of backups that need not be kept any longer; one that was `proven` counts before all that were not. */
export function thinBackups(folder: string, proven: ReadonlySet<string>): void {
  const all = listBackups(folder)
  const isProven = ({ name }: Dated) => proven.has(name)
  const gone = whichMayGo([...all.filter(isProven), ...all.filter((one) => !isProven(one))])
  for (const { name } of gone) rmSync(join(folder, name))
}
