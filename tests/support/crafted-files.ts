import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { crc32, deflateRawSync } from "node:zlib"
import { type Fault, type SheetKey, type SheetRow, sheets } from "../../src/contract/workbook.ts"
import { FileRefused, openWorkbook } from "../../src/server/documents/workbook/index.ts"

/** Files made by hand for the tests of workbooks, honest and hostile. */

export interface Part {
  readonly name: string
  readonly data: string | Buffer
  readonly stored?: true
  /** What the directory says instead of the truth. */
  readonly lie?: { readonly unpacked?: number; readonly packed?: number; readonly flags?: number }
  /** What the place of the data says instead of the truth. */
  readonly localLie?: { readonly unpacked?: number; readonly packed?: number; readonly flags?: number }
}

/** A ZIP file of these parts. */
export function craftZip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const data = Buffer.from(part.data)
    const packed = part.stored ? data : deflateRawSync(data)
    const name = Buffer.from(part.name)
    const header = (lie: Part["lie"]) => {
      const fields = Buffer.alloc(26)
      fields.writeUInt16LE(20, 0)
      fields.writeUInt16LE(lie?.flags ?? 0x0800, 2)
      fields.writeUInt16LE(part.stored ? 0 : 8, 4)
      fields.writeUInt32LE(crc32(data), 10)
      fields.writeUInt32LE(lie?.packed ?? packed.length, 14)
      fields.writeUInt32LE(lie?.unpacked ?? data.length, 18)
      fields.writeUInt16LE(name.length, 22)
      return fields
    }
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), header(part.lie), tail, name)
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), header(part.localLie ?? part.lie), name, packed])
    bodies.push(body)
    at += body.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write("PK\x05\x06", "latin1")
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** The parts of a workbook whose sheets hold these rows as XML; style 1 is a date, style 2 a date with time. */
export function bookParts(sheetRows: Readonly<Record<string, string>>): Part[] {
  const names = Object.keys(sheetRows)
  const rel = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`
  const rels = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  return [
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "_rels/.rels", data: rels(rel(1, "officeDocument", "xl/workbook.xml")) },
    {
      name: "xl/workbook.xml",
      data: `<workbook xmlns:r="${office}"><sheets>${names
        .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: rels(
        names.map((_, index) => rel(index + 1, "worksheet", `worksheets/sheet${index + 1}.xml`)).join("") +
          rel(names.length + 1, "styles", "styles.xml"),
      ),
    },
    {
      name: "xl/styles.xml",
      data: '<styleSheet><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    },
    ...names.map((name, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `<worksheet><sheetData>${sheetRows[name]}</sheetData></worksheet>`,
    })),
  ]
}

/** A row of text cells, as XML. */
export function textRow(...values: readonly string[]): string {
  return `<row>${values.map((value) => `<c t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`).join("")}</row>`
}

/** Runs with a folder of its own, which is removed afterwards. */
export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "workbook-"))
  try {
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export interface ReadFile {
  readonly rows: Readonly<Record<SheetKey, readonly SheetRow[]>>
  readonly columns: Readonly<Record<SheetKey, readonly string[] | undefined>>
  readonly faults: readonly Fault[]
  /** Set when the file was refused as a whole. */
  readonly refused?: Fault
}

/** Reads everything in a file or folder. */
export async function readAll(path: string): Promise<ReadFile> {
  const rows = emptySheets((): SheetRow[] => [])
  const columns = emptySheets((): readonly string[] | undefined => undefined)
  const faults: Fault[] = []
  try {
    const book = await openWorkbook(path, (fault) => faults.push(fault))
    for (const { key } of sheets) {
      columns[key] = await book.columns(key)
      for await (const batch of book.rows(key)) rows[key].push(...batch)
    }
    await book.close()
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return { rows, columns, faults, refused: error.fault }
  }
  return { rows, columns, faults }
}

function emptySheets<T>(make: () => T): Record<SheetKey, T> {
  return {
    units: make(),
    members: make(),
    memberships: make(),
    posts: make(),
    activities: make(),
    attendance: make(),
    trainings: make(),
    writings: make(),
    plans: make(),
    planLines: make(),
    leave: make(),
    unitHistory: make(),
    memberHistory: make(),
  }
}

/** Reads a workbook of these parts. */
export function readParts(parts: readonly Part[]): Promise<ReadFile> {
  return readBytes(craftZip(parts))
}

/** Reads a workbook file of these bytes. */
export function readBytes(bytes: Buffer, name = "book.xlsx"): Promise<ReadFile> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, name), bytes)
    return readAll(join(folder, name))
  })
}

/** Reads a folder of these CSV files. */
export function readCsv(files: Readonly<Record<string, string | Buffer>>): Promise<ReadFile> {
  return inFolder(async (folder) => {
    for (const [name, data] of Object.entries(files)) await writeFile(join(folder, name), data)
    return readAll(folder)
  })
}
