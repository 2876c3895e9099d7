import { chmod, rm } from "node:fs/promises"
import type { Pack } from "../../../domain/policy/clause.ts"
import { openDatabase } from "../../db/index.ts"
import { openPack, PackUnreadable } from "../../features/policy/index.ts"
import { makeTemporaryFolder } from "../../left-over.ts"
import { type Example, type ExampleJudged, judgeExample } from "../examples/judge-example.ts"
import type { Shell } from "../screen/shell.ts"

/** `xueer policy check DIR`: reads a pack as the program would, and names every fault with file and line. */
export async function checkPolicyVerb(shell: Shell, folder: string): Promise<number> {
  const found = await readAll(folder)
  if ("faults" in found) return refuse(shell, found.faults)
  const { pack, files } = found
  const counts = { clauses: pack.clauses.length, examples: files.flatMap(({ examples }) => examples).length }
  if (shell.json)
    shell.speak.answer(JSON.stringify({ pack: pack.id, version: pack.version, ...counts, faults: [] }))
  else {
    shell.speak.answer({
      zh: `${pack.title}（${pack.id} v${pack.version}）：${counts.clauses} 条，${counts.examples} 个例子，没有错误。`,
      en: `${pack.title} (${pack.id} v${pack.version}): ${counts.clauses} clauses, ${counts.examples} examples, no fault.`,
    })
  }
  return 0
}

/** `xueer policy test DIR`: judges the pack's own examples, in a database of their own that is gone afterwards. */
export async function testPolicyVerb(shell: Shell, folder: string): Promise<number> {
  const found = await readAll(folder)
  if ("faults" in found) return refuse(shell, found.faults)
  const { pack, files } = found
  const wrong: { clause: string; example: string; expected: readonly string[]; found: readonly string[] }[] =
    []
  let judged = 0
  await inOwnDatabase(shell, async (judge) => {
    for (const { clause, examples } of files) {
      for (const example of examples) {
        const { expected, found: rows } = await judge(pack, clause, example)
        judged += 1
        if (expected.join("\n") !== rows.join("\n"))
          wrong.push({ clause, example: example.name, expected, found: rows })
      }
    }
  })
  if (shell.json) shell.speak.answer(JSON.stringify({ pack: pack.id, judged, wrong }))
  else {
    for (const { clause, example, expected, found: rows } of wrong) {
      const none = shell.speak.words({ zh: "（没有）", en: "(nothing)" })
      const list = (lines: readonly string[]) =>
        lines.length === 0 ? `    ${none}` : lines.map((one) => `    ${one}`).join("\n")
      shell.speak.answer({
        zh: `${clause}：${example}\n  例子说：\n${list(expected)}\n  判出来：\n${list(rows)}`,
        en: `${clause}: ${example}\n  the example says:\n${list(expected)}\n  judged:\n${list(rows)}`,
      })
    }
    shell.speak.answer({
      zh: `${judged} 个例子，${judged - wrong.length} 个相符，${wrong.length} 个不符。`,
      en: `${judged} examples: ${judged - wrong.length} agree, ${wrong.length} do not.`,
    })
  }
  return wrong.length === 0 ? 0 : 1
}

async function readAll(folder: string) {
  try {
    return await openPack(folder)
  } catch (error) {
    if (error instanceof PackUnreadable) return { faults: error.faults }
    throw error
  }
}

function refuse({ json, speak }: Shell, faults: readonly string[]): number {
  if (json) speak.answer(JSON.stringify({ faults }))
  else {
    speak.answer(faults.join("\n"))
    speak.answer({
      zh: `${faults.length} 处错误。`,
      en: `${faults.length} fault${faults.length === 1 ? "" : "s"}.`,
    })
  }
  return 1
}

type Judge = (pack: Pack, clause: string, example: Example) => Promise<ExampleJudged>

/** An embedded database in a folder that is removed again: an installation's own data is not touched. */
async function inOwnDatabase(
  { env, speak, packs }: Shell,
  work: (judge: Judge) => Promise<void>,
): Promise<void> {
  const dataDir = makeTemporaryFolder("policy")
  // Where root steps down to another account to run the database, that account may pass.
  await chmod(dataDir, 0o711)
  try {
    const database = await openDatabase(
      { ...env, databaseUrl: undefined, databaseOwnerUrl: undefined, dataDir },
      (line) => speak.tell(line),
    )
    const beside = await packs()
    try {
      await work((pack, clause, example: Example) => judgeExample(database, pack, beside, clause, example))
    } finally {
      await database.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
