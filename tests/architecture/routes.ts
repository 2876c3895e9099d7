import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { importsOf } from "./walls.ts"

/** Files that declare routes. */
export function routeFiles(root: string): string[] {
  return globSync("src/server/features/*/{routes,*-routes}.ts", { cwd: root }).sort()
}

/** Lines of what a route runs; more decides, reads or shapes something. */
const mostLines = 4

/** What stands in code that decides, reads or shapes. */
const logic: readonly (readonly [RegExp, string])[] = [
  [/^(?:export )?(?:async )?function /m, "has a function of its own"],
  [/\bclient\b/, "asks the database"],
  [/\b(?:if|for|while|switch) \(|\bthrow\b/, "decides something"],
  [/\.(?:map|filter|flatMap|find|reduce|sort)\(/, "shapes rows"],
]

/** What a file of routes does beside declaring and calling. */
export function logicIn(source: string): string[] {
  const found = logic.flatMap(([sign, what]) => (sign.test(source) ? [what] : []))
  for (const module of importsOf(source)) {
    const named = /^import type /m.test(importLineOf(source, module))
    if (/(?:store|queries)\.ts$/.test(module)) found.push(`imports ${module}`)
    else if (!named && !module.startsWith("./") && !module.endsWith("/http/route.ts"))
      found.push(`imports ${module}, which is for the action`)
  }
  for (const [, name = ""] of source.matchAll(/^export (?:const|let|class|interface|type) (\w+)/gm)) {
    if (!name.endsWith("Routes")) found.push(`exports ${name}`)
  }
  for (const [run] of source.matchAll(/^ {4}run: [\s\S]*?\n {2}\}\),$/gm)) {
    const lines = run.split("\n").length - 1
    if (lines > mostLines) found.push(`runs ${lines} lines at ${run.split("\n")[0]?.trim()}`)
  }
  return found
}

function importLineOf(source: string, module: string): string {
  return source.split(/\n(?=import )/).find((line) => line.includes(`"${module}"`)) ?? ""
}

/** Every file of routes that does more. */
export function routesWithLogic(root: string): string[] {
  return routeFiles(root).flatMap((file) =>
    logicIn(readFileSync(join(root, file), "utf8")).map((what) => `${file} ${what}`),
  )
}
