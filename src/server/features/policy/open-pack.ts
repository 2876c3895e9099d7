import { readdirSync } from "node:fs"
import { basename, dirname, resolve } from "node:path"
import type { ExampleFile } from "../../../contract/policy-file.ts"
import type { Pack } from "../../../domain/policy/clause.ts"

/**
 * One pack with its examples, as the program would read them; `folder` is the pack's own. Throws
 * {@link PackUnreadable} with every fault, by file and line.
 */
export async function openPack(
  folder: string,
): Promise<{ readonly pack: Pack; readonly files: readonly ExampleFile[] }> {
  // Who names a folder that is not there is told so, before anything is missed in it.
  readdirSync(folder)
  // A YAML parser and schemas: loaded only by whoever reads a pack.
  const { readOnePack } = await import("./read-packs.ts")
  const { readExamples } = await import("./read-examples.ts")
  const pack = readOnePack(folder)
  return { pack, files: readExamples(basename(resolve(folder)), dirname(resolve(folder))) }
}
