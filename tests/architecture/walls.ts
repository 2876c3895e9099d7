import { globSync, readFileSync } from "node:fs"
import { dirname, join, normalize, relative } from "node:path"

/** What each room of `src` may import: other rooms, and packages ("node:" stands for Node itself). */
const rooms: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>
> = {
  domain: { rooms: ["domain"], packages: [] },
  // A method of counting is whole in its file, the schema of its part of a clause's file included.
  "domain/policy": { rooms: ["domain"], packages: ["zod"] },
  contract: { rooms: ["contract", "domain"], packages: ["zod"] },
  server: {
    rooms: ["server", "contract", "domain"],
    packages: [
      "node:",
      "@hono/node-server",
      "@node-rs/argon2",
      "chinese-days",
      "commander",
      "hono",
      "hucre",
      "kysely",
      "openid-client",
      "papaparse",
      "pg",
      "pg-copy-streams",
      "pinyin-pro",
      "yaml",
      "zod",
    ],
  },
  web: {
    rooms: ["web", "contract", "domain"],
    packages: ["@tanstack", "downshift", "echarts", "react", "react-dom", "uqr"],
  },
}

/** A line that goes through a wall. */
export interface Breach {
  readonly file: string
  readonly what: string
}

const statements = [
  /^(?:import|export)\s[\w\s{},*$]*\bfrom\s+"([^"]+)"/gm,
  /^import\s+"([^"]+)"/gm,
  /\bimport\(\s*"([^"]+)"\s*\)/g,
]

/** The modules a source file names. */
export function importsOf(source: string): string[] {
  return statements.flatMap((statement) => [...source.matchAll(statement)].map((match) => match[1] ?? ""))
}

function roomOf(file: string): string {
  return file.split("/")[1] ?? ""
}

/** A feature's folder, `src/server/features/x`, when the file lies in one. */
function featureOf(file: string): string | undefined {
  return /^src\/(?:server\/(?:features\/[^/]+|documents\/[^/]+|db)|web\/features\/[^/]+)(?=\/)/.exec(
    file,
  )?.[0]
}

/** The files a feature is entered by. */
const doors = ["/index.ts", "/index.tsx"]

/** Files that may know table names. */
function maySpeakSql(file: string): boolean {
  return (
    /(?:store|queries)\.ts$/.test(file) ||
    file.startsWith("src/server/db/") ||
    file.startsWith("src/server/access/")
  )
}

const sqlSpoken =
  /\b(?:select|insert into|update|delete from)\b[^`"']{0,300}\b(?:unit|member|membership|post|activity|attendance|training|writing|study_plan|duty|journal|session|device|activation|recovery_code|grant_of_role|setting)\b/

/** The breaches of one file. `source` is its text, `file` its path from the repository's root. */
export function breachesOf(file: string, source: string): Breach[] {
  const room = (/^src\/domain\/policy\//.test(file) && rooms["domain/policy"]) || rooms[roomOf(file)]
  if (!room) return [{ file, what: "is in no room" }]
  const breaches: Breach[] = []
  for (const module of importsOf(source)) {
    if (!module.startsWith(".")) {
      const named = room.packages.some(
        (name) => module === name || module.startsWith(name.endsWith(":") ? name : `${name}/`),
      )
      if (!named) breaches.push({ file, what: `imports the package ${module}` })
      continue
    }
    const target = normalize(join(dirname(file), module))
    if (!room.rooms.includes(roomOf(target)))
      breaches.push({ file, what: `imports ${target} from another room` })
    const feature = featureOf(target)
    if (feature && feature !== featureOf(file) && !doors.includes(target.slice(feature.length))) {
      breaches.push({ file, what: `goes past the door of ${feature}` })
    }
  }
  const test = file.endsWith(".test.ts")
  if (roomOf(file) === "server" && !test && !maySpeakSql(file) && sqlSpoken.test(source)) {
    breaches.push({ file, what: "speaks SQL outside store.ts, queries.ts and db/" })
  }
  return breaches
}

/** A circle of imports, as files; undefined when there is none. */
export function circleIn(imports: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const walk = (file: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of imports.get(file) ?? []) {
      const circle = walk(next, [...trail, file])
      if (circle) return circle
    }
    done.add(file)
    return undefined
  }
  for (const file of imports.keys()) {
    const circle = walk(file, [])
    if (circle) return circle
  }
  return undefined
}

/** Reads every source file below `root` and answers its breaches. */
export function readSources(root: string): {
  files: string[]
  breaches: Breach[]
  circle: string[] | undefined
} {
  // How a room is built is no part of it.
  const files = globSync("src/**/*.{ts,tsx}", { cwd: root, exclude: ["**/*.config.ts"] }).map((file) =>
    relative(root, join(root, file)),
  )
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]))
  const breaches = files.flatMap((file) => {
    const source = sources.get(file) ?? ""
    if (!file.endsWith(".test.ts")) return breachesOf(file, source)
    return []
  })
  // Types are gone when the program runs, so a circle of types is none.
  const runtime = (source: string) => source.replaceAll(/^(?:import|export) type\s[\w\s{},*$]*\bfrom\b/gm, "")
  const imports = new Map(
    files.map((file) => [
      file,
      importsOf(runtime(sources.get(file) ?? ""))
        .filter((module) => module.startsWith("."))
        .map((module) => normalize(join(dirname(file), module))),
    ]),
  )
  return { files, breaches, circle: circleIn(imports) }
}
