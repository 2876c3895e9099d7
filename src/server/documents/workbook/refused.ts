import { type FileFaultCode, fileFaultSentences } from "../../../contract/file-faults.ts"
import type { Fault, FaultLevel } from "../../../contract/workbook.ts"

/** A fault of a file, or a note, with a code that has its sentence. */
export function found(
  code: FileFaultCode,
  where: Omit<Fault, "code" | "level">,
  level: FaultLevel = "fault",
): Fault {
  return { level, code, ...where }
}

/** The file as a whole is refused: nothing in it can be trusted or read. */
export class FileRefused extends Error {
  readonly fault: Fault

  constructor(code: FileFaultCode, where: Omit<Fault, "code" | "level">, cause?: unknown) {
    const fault = found(code, where)
    super(fileFaultSentences[code].en(fault), cause === undefined ? undefined : { cause })
    this.name = "FileRefused"
    this.fault = fault
  }
}

/** Whole or tenth megabytes, for sentences. */
export function megabytes(bytes: number): number {
  return Math.ceil((bytes / 1024 / 1024) * 10) / 10
}
