import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deflateSync } from "node:zlib"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { craftZip } from "../../../../tests/support/crafted-files.ts"
import { childrenOf } from "../../../../tests/support/processes.ts"
import { inspectApart } from "./index.ts"

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xueer-inspect-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0

async function look(content: Buffer | string, name: string) {
  const path = join(folder, `in-${++count}`)
  const anew = join(folder, `out-${count}`)
  writeFileSync(path, content)
  return { found: await inspectApart(1, path, name, anew), anew }
}

const types = (part: string, type: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`

function docx(...paragraphs: string[]): Buffer {
  const body = paragraphs.map(
    (said) => `<w:p><w:r><w:t>${[...said].join("</w:t></w:r><w:r><w:t>")}</w:t></w:r></w:p>`,
  )
  return craftZip([
    { name: "[Content_Types].xml", data: types("/word/document.xml", "wordprocessingml.document") },
    { name: "word/document.xml", data: `<w:document><w:body>${body.join("")}</w:body></w:document>` },
  ])
}

function xlsx(...cells: string[]): Buffer {
  return craftZip([
    { name: "[Content_Types].xml", data: types("/xl/workbook.xml", "spreadsheetml.sheet") },
    {
      name: "xl/sharedStrings.xml",
      data: `<sst>${cells.map((said) => `<si><t>${said}</t></si>`).join("")}</sst>`,
    },
  ])
}

function pptx(said: string, pictures = 0): Buffer {
  return craftZip([
    { name: "[Content_Types].xml", data: types("/ppt/presentation.xml", "presentationml.presentation") },
    { name: "ppt/slides/slide1.xml", data: `<p:sld><a:p><a:r><a:t>${said}</a:t></a:r></a:p></p:sld>` },
    ...Array.from({ length: pictures }, (_, at) => ({ name: `ppt/media/image${at}.png`, data: "x" })),
  ])
}

/** One page that shows a text letter by letter, as browsers write it, through a font whose codes mean nothing without its table. */
function pdf(said: string): Buffer {
  const codes = [...said].map((_, at) => (at + 3).toString(16).padStart(4, "0"))
  const table = [...said].map(
    (character, at) => `<${codes[at]}> <${character.charCodeAt(0).toString(16).padStart(4, "0")}>`,
  )
  const stream = (content: string) => {
    const packed = deflateSync(Buffer.from(content, "latin1")).toString("latin1")
    return `<</Filter /FlateDecode /Length ${packed.length}>> stream\n${packed}\nendstream endobj\n`
  }
  const cmap = `/CIDInit begincodespacerange <0000> <ffff> endcodespacerange ${table.length} beginbfchar ${table.join("\n")} endbfchar`
  return Buffer.from(
    `%PDF-1.7\n1 0 obj ${stream(`BT /F1 12 Tf 1 0 0 1 50 700 Tm ${codes.map((code) => `<${code}> Tj 12.5 0 Td`).join(" ")} ET BT 1 0 0 1 50 650 Tm [<0003> 3] TJ ET`)}2 0 obj ${stream(cmap)}trailer <</Root 3 0 R>>\n%%EOF`,
    "latin1",
  )
}

/** What begins like an old Office file and holds a stream of this name, and a text. */
function cfb(stream: string, said = ""): Buffer {
  const file = Buffer.alloc(4096)
  file.write("d0cf11e0a1b11ae1", 0, "hex")
  file.write(stream, 1024, "utf16le")
  file.write(`\r${said}\r`, 2048, "utf16le")
  return file
}

const marked = { refused: "mark", mark: expect.stringMatching(/密/) }

describe("a document", () => {
  test.each([
    ["docx", docx("学习记录", "保守党的秘密")],
    ["xlsx", xlsx("学习记录", "保守国家秘密")],
    ["pptx", pptx("学习记录", 400)],
    ["pdf", pdf("学习记录")],
    ["doc", cfb("WordDocument", "保守党的秘密")],
    ["xls", cfb("Workbook")],
    ["ppt", cfb("PowerPoint Document")],
  ])("is known by its content, whatever its name: %s", async (kind, content) => {
    expect((await look(content, "学习记录.bin")).found).toEqual({ kind, anew: false })
  })

  test.each([
    ["utf-8", Buffer.from("学习记录\n保守党的秘密")],
    ["gb18030", Buffer.from([0xd1, 0xa7, 0xcf, 0xb0])],
    ["utf-16", Buffer.from("\ufeff学习", "utf16le")],
  ])("may be plain text in %s, if its name says so", async (_, content) => {
    expect((await look(content, "记录.txt")).found).toEqual({ kind: "txt", anew: false })
    expect((await look(content, "记录.md")).found).toEqual({ refused: "kind" })
  })

  test.each([
    ["docx", docx("秘密★1年", "会议纪要")],
    ["docx", docx("000001", "机密", "特急", "关于某事的通知")],
    ["xlsx", xlsx("表一", "机密★3年")],
    ["pptx", pptx("绝密★")],
    ["pdf", pdf("机密★10年")],
    ["doc", cfb("WordDocument", "秘密★1年")],
    ["xls", cfb("Workbook", "机密")],
    ["txt", "绝密\n名单"],
    ["txt", Buffer.from([0xbb, 0xfa, 0xc3, 0xdc, 0xa1, 0xef, 0x31])],
  ])("that bears a mark is refused: %s", async (ending, content) => {
    expect((await look(content, `记录.${ending}`)).found).toEqual(marked)
  })

  test("whose name bears a mark is refused, whatever is in it", async () => {
    expect((await look(docx("会议纪要"), "会议纪要（机密）.docx")).found).toEqual(marked)
  })

  test.each([
    ["a page", "<!doctype html><script>alert(1)</script>", "页面.html", "kind"],
    ["a page that calls itself a document", "<html><body>1</body></html>", "页面.docx", "kind"],
    ["a drawing", '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "图.svg", "kind"],
    ["a program", Buffer.from("4d5a90000300000004000000ffff0000", "hex"), "程序.docx", "kind"],
    ["a program as text", Buffer.from("4d5a90000300000004000000ffff0000", "hex"), "程序.txt", "kind"],
    ["an archive", craftZip([{ name: "a.txt", data: "a" }]), "压缩.zip", "kind"],
    ["an old file of another program", cfb("Something"), "图纸.doc", "kind"],
    [
      "a photograph of a phone that keeps to itself",
      Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
      "照片.heic",
      "heic",
    ],
    ["nothing", "", "空.pdf", "kind"],
    ["a protected document", cfb("EncryptedPackage"), "加密.docx", "protected"],
    [
      "a protected PDF",
      Buffer.concat([pdf("学习"), Buffer.from("\ntrailer <</Encrypt 9 0 R>>")]),
      "加密.pdf",
      "protected",
    ],
    [
      "a damaged package",
      Buffer.concat([docx("学习").subarray(0, 400), Buffer.alloc(100)]),
      "坏.docx",
      "damaged",
    ],
  ])("is not taken: %s", async (_, content, name, refused) => {
    expect((await look(content, name)).found).toEqual({ refused })
  })

  test("a package that would burst is refused in a moment", async () => {
    const bomb = craftZip([
      { name: "[Content_Types].xml", data: types("/word/document.xml", "wordprocessingml.document") },
      { name: "word/document.xml", data: Buffer.alloc(150_000_000) },
    ])
    expect((await look(bomb, "大.docx")).found).toEqual({ refused: "damaged" })
  })
})

describe("a photograph", () => {
  const gps = { IFD0: { Make: "Camera" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "36/1 40/1 0/1" } }
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#a21" } })

  test.each(["jpeg", "png", "webp"] as const)(
    "keeps the picture and nothing beside it: %s",
    async (format) => {
      const taken = await plain(80, 40)
        .withExif(gps)
        .withMetadata({ orientation: 6 })
        .toFormat(format)
        .toBuffer()
      const hidden = Buffer.concat([taken, Buffer.from("<script>alert(1)</script>")])
      expect((await sharp(hidden).metadata()).exif).toBeDefined()
      const { found, anew } = await look(hidden, "照片.bin")
      const kind = format === "jpeg" ? "jpg" : format
      expect(found).toEqual({ kind, anew: true })
      const kept = readFileSync(anew)
      const { exif, icc, xmp, iptc, orientation, width, height } = await sharp(kept).metadata()
      expect({ exif, icc, xmp, iptc, orientation }).toEqual({})
      expect([width, height]).toEqual([40, 80])
      expect(kept.includes("script")).toBe(false)
      expect(kept.includes("Camera")).toBe(false)
    },
  )

  test("of too many points is refused without being unpacked", async () => {
    const bomb = await plain(14_000, 14_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    const began = performance.now()
    expect((await look(bomb, "大.png")).found).toEqual({ refused: "pixels" })
    expect(performance.now() - began).toBeLessThan(15_000)
  }, 60_000)

  test("that is cut off is refused", async () => {
    const whole = await plain(800, 800).jpeg().toBuffer()
    expect((await look(whole.subarray(0, whole.length / 2), "半.jpg")).found).toEqual({ refused: "damaged" })
  })
})

test("a picture for which the disk has no place is not called damaged", async () => {
  const path = join(folder, "photo.jpg")
  await sharp({ create: { width: 80, height: 40, channels: 3, background: "#a21" } })
    .jpeg()
    .toFile(path)
  expect(await inspectApart(1, path, "照片.jpg", "/dev/full")).toBe("no-room")
})

test("what is ended by somebody while it is looked at is not called damaged", async () => {
  const looking = look("学习", "记录.txt")
  await expect.poll(() => childrenOf(process.pid)).not.toEqual([])
  for (const pid of childrenOf(process.pid)) process.kill(pid, "SIGTERM")
  expect((await looking).found).toBe("busy")
})

test("a document made to be read for ever is read at once", async () => {
  const ranges = `beginbfrange ${"<0000><ffff><0000>".repeat(40_000)} endbfrange`
  const content = `%PDF-1.7\n${"/Title(".repeat(150_000)}\n1 0 obj<<>>stream\n${ranges}\nendstream`
  expect((await look(content, "长.pdf")).found).toEqual({ kind: "pdf", anew: false })
}, 25_000)

test("a document of many fonts that shows megabytes is read in moments", async () => {
  const stream = (content: string, at: number) => {
    const packed = deflateSync(Buffer.from(content, "latin1")).toString("latin1")
    return `${at + 1} 0 obj <</Filter /FlateDecode>> stream\n${packed}\nendstream endobj\n`
  }
  const shows = `BT ${`(${"a".repeat(4000)}) Tj `.repeat(3900)} ET`
  const streams = [...Array(40).fill("beginbfchar <61> <0062> endbfchar"), shows, shows]
  const content = Buffer.from(`%PDF-1.7\n${streams.map(stream).join("")}%%EOF`, "latin1")
  expect(content.length).toBeLessThan(100_000)
  const began = performance.now()
  expect((await look(content, "大.pdf")).found).toEqual({ kind: "pdf", anew: false })
  expect(performance.now() - began).toBeLessThan(15_000)
}, 40_000)

test("of the parts of a document so much is read, and no more", async () => {
  const mebibytes = (many: number) => {
    const lines = Array.from({ length: 500 }, (_, at) => `<w:t>${at * 7919} ${"学习".repeat(20)}</w:t>`).join(
      "",
    )
    return lines.repeat(Math.floor((many * 1024 * 1024) / Buffer.byteLength(lines)))
  }
  const made = (body: string) =>
    craftZip([
      { name: "[Content_Types].xml", data: types("/word/document.xml", "wordprocessingml.document") },
      { name: "word/document.xml", data: `<w:document>${body}</w:document>` },
      { name: "word/header1.xml", data: `<w:hdr>${mebibytes(2)}<w:p><w:t>机密★10年</w:t></w:p></w:hdr>` },
    ])
  expect((await look(made(mebibytes(5)), "短.docx")).found).toEqual(marked)
  expect((await look(made(mebibytes(31)), "长.docx")).found).toEqual({ kind: "docx", anew: false })
}, 60_000)

test("accounts take turns: whoever sends one file does not wait for all that another sends", async () => {
  const path = join(folder, "turns.txt")
  writeFileSync(path, "学习")
  const done: number[] = []
  const one = async (accountId: number) => {
    await inspectApart(accountId, path, "轮流.txt", "")
    done.push(accountId)
  }
  await Promise.all([1, 1, 1, 1, 2, 2, 3].map(one))
  expect(done).toEqual([1, 1, 2, 3, 1, 2, 1])
}, 60_000)

test("one after another, and where too many wait it says so", async () => {
  const path = join(folder, "many.txt")
  writeFileSync(path, "学习")
  const all = await Promise.all(Array.from({ length: 25 }, () => inspectApart(1, path, "多.txt", "")))
  expect(all.filter((found) => found === "busy").length).toBe(5)
  expect(all.filter((found) => found !== "busy")).toEqual(Array(20).fill({ kind: "txt", anew: false }))
}, 60_000)
