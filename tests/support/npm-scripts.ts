import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const file = fileURLToPath(new URL("../../package.json", import.meta.url))

/** What a script of npm gives Node: options, and the file it starts. The shell steps aside for it, so signals arrive. */
export function scriptOf(name: "start" | "demo" | "xueer"): { options: string[]; program: string } {
  const { scripts } = JSON.parse(readFileSync(file, "utf8"))
  const [exec, node, ...words] = scripts[name].split(" ")
  if (exec !== "exec" || node !== "node") throw new Error(`the script ${name} does not begin with exec node`)
  return { options: words.slice(0, -1), program: words.at(-1) }
}
