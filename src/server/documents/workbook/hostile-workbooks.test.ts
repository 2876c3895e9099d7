import { randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import {
  bookParts,
  craftZip,
  type Part,
  readBytes,
  readParts,
  textRow,
} from "../../../../tests/support/crafted-files.ts"

const header = textRow("党员编号", "姓名")
const members = (rows: string) => bookParts({ 党员: header + rows })
const sheetPart = "xl/worksheets/sheet1.xml"
const oneMember = members(textRow("0001", "王建国"))
/** These parts with texts that cells share. */
const sharing = (parts: readonly Part[], texts: string, attributes = ""): Part[] => {
  const related =
    '<Relationship Id="texts" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
  const rels = "xl/_rels/workbook.xml.rels"
  const before = String(parts.find(({ name }) => name === rels)?.data)
  return [
    ...withPart(parts, rels, { data: before.replace("</Relationships>", related) }),
    {
      name: "xl/sharedStrings.xml",
      data: `<sst ${attributes}>${texts}</sst>`,
      ...(texts.length < 5_000_000 ? { stored: true } : {}),
    },
  ]
}
const withPart = (parts: readonly Part[], name: string, change: Partial<Part>) =>
  parts.map((part) => (part.name === name ? { ...part, ...change } : part))

test("an honest workbook made by hand is read", async () => {
  const read = await readParts(oneMember)
  expect(read.faults).toEqual([])
  expect(read.rows.members.map((row) => row.cells.slice(0, 2))).toEqual([["0001", "王建国"]])
  expect(read.columns.members).toEqual(["code", "name"])
  expect(read.columns.units).toBeUndefined()
})

test("stored parts and prefixed tags are read like others", async () => {
  const prefixed = `<x:worksheet><x:sheetData>${(header + textRow("01", "李")).replace(/<(\/?)/g, "<$1x:")}</x:sheetData></x:worksheet>`
  const read = await readParts(withPart(oneMember, sheetPart, { data: prefixed, stored: true }))
  expect(read.rows.members[0]?.cells.slice(0, 2)).toEqual(["01", "李"])
})

test("what is no workbook is named for what it is", async () => {
  const codes = async (bytes: Buffer) => (await readBytes(bytes)).refused?.code
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)])
  expect(await codes(Buffer.from("这不是表格"))).toBe("not-a-workbook")
  expect(await codes(Buffer.alloc(0))).toBe("not-a-workbook")
  expect(await codes(compound)).toBe("old-xls")
  expect(await codes(Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]))).toBe(
    "password-protected",
  )
  expect(await codes(craftZip([{ name: "readme.txt", data: "hello" }]))).toBe("not-a-workbook")
})

test("a Word document is said to be one", async () => {
  const read = await readParts([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "word/document.xml", data: "<document/>" },
  ])
  expect(read.refused).toMatchObject({ code: "other-document", details: { kindEn: "Word document" } })
})

test("a truncated or altered workbook is refused as damaged", async () => {
  const whole = craftZip(oneMember)
  expect((await readBytes(whole.subarray(0, whole.length / 2))).refused?.code).toBe("file-damaged")
  const altered = craftZip(withPart(oneMember, sheetPart, { stored: true }))
  const at = altered.indexOf("王建国")
  altered.write("李", at)
  expect((await readBytes(altered)).refused?.code).toBe("file-damaged")
})

test("XML that breaks off or is not UTF-8 is refused as damaged", async () => {
  const cut = await readParts(withPart(oneMember, sheetPart, { data: "<worksheet><sheetData><row><c t=" }))
  expect(cut.refused?.code).toBe("file-damaged")
  const gbk = Buffer.concat([Buffer.from("<worksheet><sheetData><row><c><v>"), Buffer.from([0xcd, 0xf5])])
  expect((await readParts(withPart(oneMember, sheetPart, { data: gbk }))).refused?.code).toBe("file-damaged")
})

test("a file beyond 10 MB is refused before it is opened", async () => {
  const read = await readBytes(Buffer.concat([craftZip(oneMember), randomBytes(10 * 1024 * 1024)]))
  expect(read.refused).toMatchObject({ code: "file-too-large", details: { limit: 10 } })
})

test("201 parts are refused, 200 are not", async () => {
  const extra = (count: number) =>
    Array.from({ length: count - oneMember.length }, (_, index) => ({ name: `x/${index}.xml`, data: "<x/>" }))
  expect((await readParts([...oneMember, ...extra(200)])).refused).toBeUndefined()
  expect((await readParts([...oneMember, ...extra(201)])).refused).toMatchObject({
    code: "too-many-entries",
    details: { entries: 201 },
  })
})

test("a bomb is refused by its ratio, and by what it would unpack to, before anything is unpacked", async () => {
  const spaces = { name: "xl/bomb.xml", data: `<x>${" ".repeat(3 * 1024 * 1024)}</x>` }
  expect((await readParts([...oneMember, spaces])).refused).toMatchObject({
    code: "packed-too-tightly",
    details: { entry: "xl/bomb.xml", limit: 100 },
  })
  const claimed = {
    name: "xl/big.bin",
    data: randomBytes(9 * 1024 * 1024),
    lie: { unpacked: 101 * 1024 * 1024 },
  }
  expect((await readParts([...oneMember, claimed])).refused?.code).toBe("unpacks-too-large")
})

test("a part that unpacks to more, or less, than it declares is refused", async () => {
  for (const unpacked of [10, 100_000]) {
    const read = await readParts(withPart(oneMember, sheetPart, { lie: { unpacked } }))
    expect(read.refused).toMatchObject({ code: "zip-inconsistent", details: { what: sheetPart } })
  }
})

test("a part that hides its size behind a data descriptor is refused", async () => {
  const lie = { packed: 0, unpacked: 0, flags: 0x0808 }
  for (const localLie of [{ flags: 0x0808 }, lie]) {
    const read = await readParts(withPart(oneMember, sheetPart, { lie, localLie }))
    expect(read.refused?.code).toBe("zip-inconsistent")
  }
})

test("honest data descriptors, as streaming writers leave them, are read", async () => {
  const flags = 0x0808
  const read = await readParts(
    withPart(oneMember, sheetPart, { lie: { flags }, localLie: { flags, packed: 0, unpacked: 0 } }),
  )
  expect(read.rows.members).toHaveLength(1)
})

test("encrypted, doubled and overlapping parts and ZIP64 are refused", async () => {
  const encrypted = withPart(oneMember, sheetPart, { lie: { flags: 0x0801 } })
  expect((await readParts(encrypted)).refused?.code).toBe("password-protected")
  expect((await readParts([...oneMember, { name: "XL/styles.xml", data: "<x/>" }])).refused?.code).toBe(
    "zip-inconsistent",
  )
  const overlapping = craftZip(oneMember)
  const second = overlapping.indexOf("PK\x01\x02", overlapping.indexOf("PK\x01\x02") + 1, "latin1")
  overlapping.writeUInt32LE(0, second + 42)
  expect((await readBytes(overlapping)).refused?.code).toBe("zip-inconsistent")
  const zip64 = craftZip(withPart(oneMember, sheetPart, { lie: { unpacked: 0xffffffff } }))
  expect((await readBytes(zip64)).refused?.code).toBe("zip-unusual")
})

test("a document type, and so a billion laughs, is refused", async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData>${header}${textRow("1", "&b;")}</sheetData></worksheet>`
  const read = await readParts(withPart(oneMember, sheetPart, { data: laughs }))
  expect(read.refused).toMatchObject({ code: "document-type", details: { entry: sheetPart } })
})

test("an entity nobody declared is refused", async () => {
  const read = await readParts(members(textRow("1", "&lol;")))
  expect(read.refused).toMatchObject({ code: "file-damaged", details: { what: sheetPart } })
})

test("a cell far too long is refused by sheet and row, however it is cut up", async () => {
  const noise = randomBytes(1_200_000).toString("hex")
  const long = textRow("1", "a") + textRow("2", noise + noise)
  const runs = `<r><t>${noise.slice(0, 1_000_000)}</t></r>`.repeat(5)
  const rich = `${textRow("1", "a")}<row r="7"><c t="inlineStr"><is>${runs}</is></c></row>`
  const attribute = `${textRow("1", "a")}<row r="9"><c x="${noise + noise}"/></row>`
  const where = async (rows: string) => (await readParts(members(rows))).refused
  expect(await where(long)).toMatchObject({ code: "cell-too-large", sheet: "党员", row: 3 })
  expect(await where(rich)).toMatchObject({ code: "cell-too-large", sheet: "党员", row: 7 })
  expect(await where(attribute)).toMatchObject({ code: "cell-too-large", sheet: "党员", row: 9 })
})

test("a row of more cells than Excel has columns, and millions of empty marks, are refused", async () => {
  expect((await readParts(members(`<row>${"<c/>".repeat(16_385)}</row>`))).refused?.code).toBe(
    "too-many-cells",
  )
  const noise = () => randomBytes(20_000).toString("hex")
  const strings = Array.from({ length: 40 }, () => "<si/>".repeat(105_000) + noise()).join("")
  expect((await readParts(sharing(oneMember, strings))).refused?.code).toBe("too-many-cells")
})

test("texts that cells share count in each of them", async () => {
  const cell = '<c t="s"><v>0</v></c>'
  const rows = (count: number) => members(`<row>${cell}${cell}</row>`.repeat(count))
  const text = `<si><t>${"文".repeat(1_000_000)}</t></si>`
  expect((await readParts(sharing(rows(20), text))).refused).toBeUndefined()
  expect((await readParts(sharing(rows(60), text))).refused).toMatchObject({
    code: "unpacks-too-large",
    details: { limit: 100 },
  })
})

test("numbers in a sheet make nothing grow: places outside it are refused, counts are not asked", async () => {
  const said = async (rows: string) => {
    const { refused, rows: read } = await readParts(members(rows))
    return refused
      ? `${refused.code} ${refused.details?.place ?? refused.details?.cell}`
      : read.members.length
  }
  const row = (attributes: string, cells = '<c t="inlineStr"><is><t>1</t></is></c>') =>
    `<row ${attributes}>${cells}</row>`
  const cell = (r: string) => `<c r="${r}" t="inlineStr"><is><t>1</t></is></c>`
  for (const r of ["4294967295", "1048577", "0", "-1", "1e6", "0x10", "2.5", " 5", "99999999999999999999"])
    expect(await said(row(`r="${r}"`))).toBe(`place-out-of-range ${r}`)
  for (const ref of ["XFE1", "AAAA1", "ZZZZZZZZZZ1", "1", "?"])
    expect(await said(row('r="2"', cell(ref)))).toBe(`place-out-of-range ${ref}`)
  for (const ref of ["IW2", "XFD2"]) expect(await said(row('r="2"', cell(ref)))).toBe(`cell-too-far ${ref}`)
  // A look alone may stand anywhere, and the last row is one.
  expect(await said(row('r="1048576"', `${cell("A1048576")}<c r="XFD1048576" s="9"/>`))).toBe(1)
  expect(
    await said(row('r="3" spans="1:4294967295"', '<c s="4294967295" t="inlineStr"><is><t>1</t></is></c>')),
  ).toBe(1)
  expect(await said(row('r="4"', cell("A4").repeat(5000)))).toBe(1)
})

test("dimensions, counts of texts and days beyond any calendar are only what they say", async () => {
  const vast = `<worksheet><dimension ref="A1:XFD4294967295"/><sheetData>${header}<row><c t="s"><v>0</v></c><c s="1"><v>1e300</v></c></row><row><c t="s"><v>0</v></c><c s="1"><v>-1e15</v></c></row></sheetData></worksheet>`
  const parts = sharing(oneMember, "<si><t>1</t></si>", 'count="4294967295" uniqueCount="4294967295"')
  const read = await readParts(withPart(parts, sheetPart, { data: vast }))
  expect([read.refused, read.rows.members.length]).toEqual([undefined, 2])
})

test("marks within marks without end are refused", async () => {
  for (const data of ["<a>".repeat(2_000_000), `<worksheet>${"<x>".repeat(101)}`])
    expect((await readParts(withPart(oneMember, sheetPart, { data, stored: true }))).refused?.code).toBe(
      "file-damaged",
    )
})

test("parts that make patterns look again and again cost what their length costs", async () => {
  const again = (text: string, length = 1_000_000) => text.repeat(Math.ceil(length / text.length))
  const ways: readonly (readonly [string, string])[] = [
    ["_rels/.rels", again("<Relationship\t")],
    ["_rels/.rels", `<Relationships>${again("<Relationship a='")}`],
    ["_rels/.rels", again("<![CDATA[")],
    ["xl/workbook.xml", `<workbook>${again("<!--")}`],
    ["xl/styles.xml", `<styleSheet>${again("<cellXfs>")}`],
    ["xl/styles.xml", `<styleSheet><numFmts><numFmt formatCode="${again("[h")}"/></numFmts></styleSheet>`],
    [sheetPart, `<worksheet><sheetData><row ${again(" r=")}`],
    [sheetPart, `<worksheet><sheetData><row><c r="${again("A")}"/></row></sheetData></worksheet>`],
    [
      sheetPart,
      `<worksheet><sheetData>${header}<row><c><v>${again("&#x41;")}</v></c></row></sheetData></worksheet>`,
    ],
  ]
  for (const [name, data] of ways) {
    const began = performance.now()
    await readParts(withPart(oneMember, name, { data, stored: true }))
    expect([name, data.slice(0, 40), performance.now() - began < 3000]).toEqual([
      name,
      data.slice(0, 40),
      true,
    ])
  }
})

test("macros and external links are ignored, and that is said", async () => {
  const read = await readParts([
    ...oneMember,
    { name: "xl/vbaProject.bin", data: Buffer.from("d0cf11e0", "hex") },
    { name: "xl/externalLinks/externalLink1.xml", data: "<externalLink/>" },
  ])
  expect(read.refused).toBeUndefined()
  expect(read.faults.map(({ level, code }) => `${level} ${code}`)).toEqual([
    "note macros-ignored",
    "note links-ignored",
  ])
  expect(read.rows.members).toHaveLength(1)
})

test("a sheet listed under the name of a part that was not looked at is never reached", async () => {
  const hidden = oneMember.map((part) =>
    part.name === sheetPart ? { ...part, data: `junk${part.data}` } : part,
  )
  expect((await readParts(hidden)).refused?.code).toBe("file-damaged")
})
