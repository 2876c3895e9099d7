import { templateOf } from "../../documents/workbook/index.ts"

/** An empty workbook to fill in, as a file to save. */
export async function giveRosterTemplate(): Promise<{ fileName: string; base64: string }> {
  const bytes = await templateOf(["members", "memberships", "posts"])
  return { fileName: "党员名册.xlsx", base64: Buffer.from(bytes).toString("base64") }
}
