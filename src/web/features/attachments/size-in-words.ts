import type { Format } from "../../text/format.ts"
import type { Text } from "../../text/text.ts"
import { text } from "./text.ts"

/** How long a file is, as people say it. */
export function sizeInWords(bytes: number, format: Format): Text {
  const megabytes = bytes / 1_048_576
  if (megabytes >= 1024) return text.gigabytes(format.number(Math.floor(megabytes / 102.4) / 10))
  if (megabytes >= 10) return text.megabytes(format.number(Math.floor(megabytes)))
  if (megabytes >= 1) return text.megabytes(format.number(Math.round(megabytes * 10) / 10))
  return text.kilobytes(format.number(Math.max(1, Math.round(bytes / 1024))))
}

/** How much of a file is there, in whole per cent. */
export function shareOf(sent: number, bytes: number, format: Format): string {
  return format.number(Math.floor((100 * sent) / bytes))
}
