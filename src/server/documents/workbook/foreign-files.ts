import { open } from "node:fs/promises"
import { FileRefused } from "./refused.ts"
import type { ZipEntry } from "./zip-directory.ts"

const compoundFile = Buffer.from("d0cf11e0a1b11ae1", "hex")
const zip = Buffer.from("504b0304", "hex")
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le")

/** Whether a path means a workbook file and not a folder of CSV files. */
export function isXlsxPath(path: string): boolean {
  return /\.xlsx$/i.test(path)
}

/** Refuses a path that should be a folder of CSV files and is a file. */
export async function refuseNoFolder(path: string, file: string): Promise<void> {
  const handle = await open(path)
  try {
    const status = await handle.stat()
    if (status.isDirectory()) return
    const head = Buffer.alloc(compoundFile.length)
    if (status.isFile()) await handle.read(head)
    throw new FileRefused(head.equals(compoundFile) ? "old-xls" : "not-a-folder", { sheet: file })
  } finally {
    await handle.close()
  }
}

/** Refuses what is not packed as a workbook is, and says what it looks like: old Excel, locked, or else. */
export function refuseForeign(bytes: Buffer, file: string): void {
  if (bytes.subarray(0, compoundFile.length).equals(compoundFile))
    throw new FileRefused(bytes.includes(encryptedPackage) ? "password-protected" : "old-xls", {
      sheet: file,
    })
  if (!bytes.subarray(0, zip.length).equals(zip)) throw new FileRefused("not-a-workbook", { sheet: file })
}

const others = [
  { part: /^word\//, kind: "Word 文档", kindEn: "Word document" },
  { part: /^ppt\//, kind: "PowerPoint 演示文稿", kindEn: "PowerPoint presentation" },
  { part: /^xl\/workbook\.bin$/, kind: "二进制工作簿 (.xlsb)", kindEn: "binary workbook (.xlsb)" },
  { part: /^content\.xml$/, kind: "OpenDocument 文件", kindEn: "OpenDocument file" },
] as const

/** Refuses a package that is another kind of document, and says which. */
export function recogniseDocument(entries: readonly ZipEntry[], file: string): void {
  for (const { part, kind, kindEn } of others)
    if (entries.some((entry) => part.test(entry.name)))
      throw new FileRefused("other-document", { sheet: file, details: { kind, kindEn } })
}
