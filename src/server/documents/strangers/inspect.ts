import { readFileSync } from "node:fs"
import { type AttachmentKind, attachmentLimits } from "../../../domain/events/attachments.ts"
import { secrecyMarkIn, secrecyMarkInName } from "../../../domain/shared/secrecy-mark.ts"
import { FileRefused } from "../workbook/index.ts"
import { readOffice } from "./read-office.ts"
import { oldOfficeKind, readOldOffice } from "./read-old-office.ts"
import { isProtected, readPdf } from "./read-pdf.ts"
import { readPlainText } from "./read-plain-text.ts"

/** What became of looking at a file: what it is, or why it is not taken. */
export type Inspected =
  | { readonly kind: AttachmentKind /** Written anew to the path given. */; readonly anew: boolean }
  | { readonly refused: "kind" | "heic" | "protected" | "damaged" | "pixels" }
  | { readonly refused: "mark"; readonly mark: string }

/** Kinds of the package that tells them which are those of ours. */
const kinds: Readonly<Record<string, AttachmentKind | "cfb" | "heic">> = {
  jpg: "jpg",
  png: "png",
  webp: "webp",
  heic: "heic",
  pdf: "pdf",
  docx: "docx",
  xlsx: "xlsx",
  pptx: "pptx",
  cfb: "cfb",
}

/**
 * Looks at a file by its content. A picture is written anew to `anew`. A mark of a state secret is looked for in the name
 * and, where it is cheap, in the text. Runs in a process of its own: what it reads may be made to harm. `no-room`: the disk
 * has no place for the picture, which is none of its faults.
 */
export async function inspect(path: string, name: string, anew: string): Promise<Inspected | "no-room"> {
  const marked = secrecyMarkInName(name)
  if (marked !== undefined) return { refused: "mark", mark: marked }
  const bytes = readFileSync(path)
  const { fileTypeFromBuffer } = await import("file-type")
  const found = await fileTypeFromBuffer(bytes)
  const told = found && kinds[found.ext]
  if (told === "heic") return { refused: "heic" }
  const kind = told === "cfb" ? oldOfficeKind(bytes) : told
  if (kind === "protected") return { refused: "protected" }
  if (kind === "jpg" || kind === "png" || kind === "webp") return await writeAnew(bytes, kind, anew)
  if (kind === "pdf" && isProtected(bytes)) return { refused: "protected" }
  if (kind !== undefined) return await readThrough(kind, bytes, name)
  const text = found === undefined && /\.txt$/i.test(name) ? readPlainText(bytes) : undefined
  if (text === undefined) return { refused: "kind" }
  return markIn(text) ?? { kind: "txt", anew: false }
}

async function readThrough(kind: AttachmentKind, bytes: Buffer, name: string): Promise<Inspected> {
  try {
    for await (const text of textsOf(kind, bytes, name)) {
      const marked = markIn(text)
      if (marked) return marked
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return { refused: error.fault.code === "password-protected" ? "protected" : "damaged" }
  }
  return { kind, anew: false }
}

function textsOf(
  kind: AttachmentKind,
  bytes: Buffer,
  name: string,
): Iterable<string> | AsyncIterable<string> {
  if (kind === "pdf") return readPdf(bytes)
  return kind === "doc" || kind === "xls" || kind === "ppt" ? readOldOffice(bytes) : readOffice(bytes, name)
}

function markIn(text: string): Inspected | undefined {
  const mark = secrecyMarkIn(text)
  return mark === undefined ? undefined : { refused: "mark", mark }
}

/** Only the picture is kept: turned as it was held, without place, time, camera, or anything that hides behind it. */
async function writeAnew(
  bytes: Buffer,
  kind: "jpg" | "png" | "webp",
  anew: string,
): Promise<Inspected | "no-room"> {
  const { default: sharp } = await import("sharp")
  sharp.concurrency(1)
  sharp.cache(false)
  try {
    const picture = sharp(bytes, { limitInputPixels: attachmentLimits.pixels, sequentialRead: true })
    const { width, height } = await picture.metadata()
    if (width * height > attachmentLimits.pixels) return { refused: "pixels" }
    const turned = picture.autoOrient()
    const written = {
      jpg: () => turned.jpeg({ quality: 88 }),
      png: () => turned.png(),
      webp: () => turned.webp(),
    }
    await written[kind]().toFile(anew)
    return { kind, anew: true }
  } catch (error) {
    if (/No space left on device|Disk quota exceeded/.test(String(error))) return "no-room"
    return { refused: /pixel limit/.test(String(error)) ? "pixels" : "damaged" }
  }
}
