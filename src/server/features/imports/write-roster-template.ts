import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeTemplate } from "../../documents/workbook/index.ts"

/** An empty workbook to fill in, as a file to save. */
export async function giveRosterTemplate(): Promise<{ fileName: string; base64: string }> {
  return { fileName: "党员名册.xlsx", base64: await writeRosterTemplate() }
}

async function writeRosterTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "xueer-template-"))
  try {
    const file = join(folder, "template.xlsx")
    await writeTemplate(file, ["members", "memberships", "posts"])
    return (await readFile(file)).toString("base64")
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
