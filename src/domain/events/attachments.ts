/** What may be attached to a sitting: the one page on it. */

interface Kind {
  /** As it goes out. */
  readonly media: string
  /** What the name of such a file may end in; the first is given where it ends in something else. */
  readonly endings: readonly string[]
}

export const attachmentKinds = {
  jpg: { media: "image/jpeg", endings: ["jpg", "jpeg"] },
  png: { media: "image/png", endings: ["png"] },
  webp: { media: "image/webp", endings: ["webp"] },
  pdf: { media: "application/pdf", endings: ["pdf"] },
  docx: {
    media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    endings: ["docx"],
  },
  xlsx: { media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", endings: ["xlsx"] },
  pptx: {
    media: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    endings: ["pptx"],
  },
  doc: { media: "application/msword", endings: ["doc", "wps"] },
  xls: { media: "application/vnd.ms-excel", endings: ["xls", "et"] },
  ppt: { media: "application/vnd.ms-powerpoint", endings: ["ppt", "dps"] },
  txt: { media: "text/plain", endings: ["txt"] },
} as const satisfies Readonly<Record<string, Kind>>

export type AttachmentKind = keyof typeof attachmentKinds

const mebibyte = 1024 * 1024

export const attachmentLimits = {
  /** Bytes of one file. */
  fileBytes: 20 * mebibyte,
  /** Bytes of one chunk of an upload. */
  chunkBytes: mebibyte,
  /** Files of one sitting. */
  files: 50,
  /** Bytes of all files of a unit's activities of one year, with those on their way. */
  unitYearBytes: 2048 * mebibyte,
  /** Characters of a name. */
  name: 200,
  /** Points of a picture: what a phone takes, and no bomb. */
  pixels: 100_000_000,
} as const

const filmsAndArchives = new Set(["mp4", "mov", "avi", "mp3", "m4a", "amr", "zip", "rar", "7z", "apk", "exe"])

/** What a name alone says is not taken, so that it need not be sent first; what else it is, its content says. */
export function refusedByName(name: string): "heic-not-taken" | "kind-not-taken" | undefined {
  const ending = endingOf(name)
  if (ending === "heic" || ending === "heif") return "heic-not-taken"
  return filmsAndArchives.has(ending) ? "kind-not-taken" : undefined
}

function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? ""
}

/** The name under which a file is kept: with an ending that fits what it is. */
export function nameFor(name: string, kind: AttachmentKind): string {
  const { endings } = attachmentKinds[kind]
  const ending = endingOf(name)
  const fits = endings.some((one) => one === ending)
  return fits ? name : `${name}.${endings[0]}`
}
