import { globSync, readFileSync } from "node:fs"
import { dirname, join, normalize, relative } from "node:path"
import { fileURLToPath } from "node:url"

/** What each room of `src` may import: other rooms, and packages ("node:" stands for Node itself). */
const rooms: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>
> = {
  domain: { rooms: ["domain"], packages: [] },
  // A method of counting is whole in its file, the schema of its part of a clause's file included: types of zod.
  "domain/policy": { rooms: ["domain"], packages: ["zod"] },
  contract: { rooms: ["contract", "domain"], packages: ["zod"] },
  server: {
    rooms: ["server", "contract", "domain"],
    packages: [
      "node:",
      "@hono/node-server",
      "@node-rs/argon2",
      "age-encryption",
      "chinese-days",
      "commander",
      "file-type",
      "hono",
      "hucre",
      "ical-generator",
      "kysely",
      "nodemailer",
      "openid-client",
      "papaparse",
      "pg",
      "pg-boss",
      "pg-copy-streams",
      "pino",
      "prom-client",
      "pinyin-pro",
      "s3mini",
      "sharp",
      "saxes",
      "tar-stream",
      "yaml",
      "zod",
    ],
  },
  web: {
    rooms: ["web", "contract", "domain"],
    packages: [
      "@tanstack",
      "@tiptap",
      "downshift",
      "echarts",
      "idb",
      "react",
      "react-dom",
      "uqr",
      "workbox-core",
      "workbox-precaching",
      "workbox-routing",
      "workbox-strategies",
    ],
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
  return statements.flatMap((statement) => matches(statement, source))
}

function matches(statement: RegExp, source: string): string[] {
  return [...source.matchAll(statement)].map((match) => match[1] ?? "")
}

/** The modules that are loaded before anything of a source file runs: not those that it asks for later. */
export function loadedFirst(source: string): string[] {
  return statements.slice(0, 2).flatMap((statement) => matches(statement, runtimeOf(source)))
}

/** A source file without what is gone when it runs: imports of types alone. */
export function runtimeOf(source: string): string {
  return source.replaceAll(/^(?:import|export) type\s[\w\s{},*$]*\bfrom\b/gm, "")
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

/**
 * Only the list of all routes takes the routes of features, and takes them past their doors: behind those they would be
 * loaded, with the schemas of the whole API, by everything that uses a feature.
 */
const routesOfFeature = /^src\/server\/features\/[^/]+\/(?:[\w-]+-)?routes\.ts$/
const listOfRoutes = "src/server/api/routes.ts"

/** Files that may know table names. */
function maySpeakSql(file: string): boolean {
  return (
    /(?:store|queries)\.ts$/.test(file) ||
    file.startsWith("src/server/db/") ||
    file.startsWith("src/server/access/")
  )
}

/** The tables of the database, as its migrations make, rename and drop them. */
export function tablesIn(migrations: string): string[] {
  const made = [...migrations.matchAll(/create table (\w+)/g)].map(([, name = ""]) => name)
  const renamed = new Map(
    [...migrations.matchAll(/alter table (\w+) rename to (\w+)/g)].map(([, from = "", to = ""]) => [
      from,
      to,
    ]),
  )
  const dropped = new Set([...migrations.matchAll(/drop table (\w+)/g)].map(([, name]) => name))
  return made.filter((name) => !dropped.has(name)).map((name) => renamed.get(name) ?? name)
}

/** How SQL sounds that names a table of the migrations. */
function sqlOf(root: string): RegExp {
  const tables = tablesIn(
    globSync("src/server/db/migrations/*.ts", { cwd: root })
      .map((file) => readFileSync(join(root, file), "utf8"))
      .join("\n"),
  )
  const named = `(?:${tables.join("|")})\\b`
  return new RegExp(
    `\\b(?:insert into|delete from|update) ${named}|\\bselect\\b[^\`"']{0,300}\\b(?:from|join) ${named}`,
  )
}

const ours = sqlOf(fileURLToPath(new URL("../..", import.meta.url)))

/** The breaches of one file. `source` is its text, `file` its path from the repository's root. */
export function breachesOf(file: string, source: string, sqlSpoken = ours): Breach[] {
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
    if (routesOfFeature.test(target)) {
      if (file !== listOfRoutes)
        breaches.push({ file, what: `takes ${target}, which is for ${listOfRoutes}` })
    } else if (feature && feature !== featureOf(file) && !doors.includes(target.slice(feature.length))) {
      breaches.push({ file, what: `goes past the door of ${feature}` })
    }
  }
  const test = file.endsWith(".test.ts")
  if (roomOf(file) === "server" && !test && !maySpeakSql(file) && sqlSpoken.test(source)) {
    breaches.push({ file, what: "speaks SQL outside store.ts, queries.ts and db/" })
  }
  return breaches
}

/** What each names, as far as it is named: files by files, or folders by folders. */
export type Imports = ReadonlyMap<string, readonly string[]>

/** A circle of imports; undefined when there is none. */
export function circleIn(imports: Imports): string[] | undefined {
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of imports.get(file) ?? []) {
      const circle = walk(next, [...path, file])
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

/** The folder of a file. What lies in a room itself, such as the program's start, stands for itself. */
function folderOf(file: string): string {
  return /^src\/[^/]+\/[^/]+$/.test(file) ? file : dirname(file)
}

/** Which folder needs which, out of which file does. */
export function betweenFolders(imports: Imports): Imports {
  const folders = new Map<string, string[]>()
  for (const [file, named] of imports) {
    const from = folderOf(file)
    const others = named.map(folderOf).filter((folder) => folder !== from)
    folders.set(from, [...new Set([...(folders.get(from) ?? []), ...others])])
  }
  return folders
}

/** Reads every source file below `root` and answers its breaches. */
export function readSources(root: string): {
  files: string[]
  breaches: Breach[]
  circle: string[] | undefined
  folderCircle: string[] | undefined
} {
  // How a room is built is no part of it.
  const files = globSync("src/**/*.{ts,tsx}", { cwd: root, exclude: ["**/*.config.ts"] }).map((file) =>
    relative(root, join(root, file)),
  )
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]))
  const sqlSpoken = sqlOf(root)
  const breaches = files.flatMap((file) => {
    const source = sources.get(file) ?? ""
    if (!file.endsWith(".test.ts")) return breachesOf(file, source, sqlSpoken)
    return []
  })
  const importsIn = (read: (source: string, file: string) => string, of = files): Imports =>
    new Map(
      of.map((file) => [
        file,
        importsOf(read(sources.get(file) ?? "", file))
          .filter((module) => module.startsWith("."))
          .map((module) => normalize(join(dirname(file), module))),
      ]),
    )
  // Types are gone when the program runs, so a circle of types between two files is none. Between folders it is one,
  // but for those of the domain, whose records name each other.
  const beyondTheDomain = (source: string, file: string) =>
    file.startsWith("src/domain/") ? runtimeOf(source) : source
  const program = files.filter((file) => !file.endsWith(".test.ts"))
  return {
    files,
    breaches,
    circle: circleIn(importsIn(runtimeOf)),
    folderCircle: circleIn(betweenFolders(importsIn(beyondTheDomain, program))),
  }
}
