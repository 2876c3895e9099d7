import { readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"

/**
 * The packages that some files of ours come to load, each with one way to it: the files by which it comes. `modulesOf`
 * says which modules of a source count.
 */
export function waysToPackages(
  root: string,
  files: readonly string[],
  modulesOf: (source: string) => readonly string[],
): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  const seen = new Set(files)
  let ways = files.map((file) => [file])
  while (ways.length > 0) {
    const next: string[][] = []
    for (const way of ways) {
      const file = way.at(-1) ?? ""
      for (const module of modulesOf(readFileSync(join(root, file), "utf8"))) {
        if (!module.startsWith(".")) {
          if (!found.has(module)) found.set(module, way)
          continue
        }
        const target = normalize(join(dirname(file), module))
        if (!/\.tsx?$/.test(target) || seen.has(target)) continue
        seen.add(target)
        next.push([...way, target])
      }
    }
    ways = next
  }
  return found
}
