import type { AttachmentKind } from "../../../domain/events/attachments.ts"

const streams: readonly (readonly [string, AttachmentKind])[] = [
  ["WordDocument", "doc"],
  ["PowerPoint Document", "ppt"],
  ["Workbook", "xls"],
  ["Book", "xls"],
]

const utf16 = (text: string) => Buffer.from(text, "utf16le")

/** What an old Office file is, by the streams it holds; `protected`: a new one behind a password. */
export function oldOfficeKind(bytes: Buffer): AttachmentKind | "protected" | undefined {
  if (bytes.includes(utf16("EncryptedPackage"))) return "protected"
  return streams.find(([name]) => bytes.includes(utf16(name)))?.[1]
}

/** The texts of an old Office file: it keeps Chinese in UTF-16, between other things. */
export function* readOldOffice(bytes: Buffer): Generator<string> {
  for (const from of [0, 1]) {
    const text = bytes.toString("utf16le", from)
    for (const [piece] of text.matchAll(/[\t\u0020-\u007e\u2000-\u2fff\u3000-\u9fff\uff00-\uffef]{2,}/g))
      if (piece.includes("密")) yield piece
  }
}
