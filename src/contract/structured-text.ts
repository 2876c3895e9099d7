import { z } from "zod"
import { composed } from "../domain/shared/composed.ts"
import {
  canBeLaidOut,
  type List,
  type StructuredText,
  structureLimits,
  textOf,
} from "../domain/shared/structured-text.ts"
import { paragraphs } from "./wire.ts"

const words = z
  .string()
  .min(1)
  .overwrite((said) => composed(said, "NFC"))
const inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: words }),
  z.strictObject({ type: z.literal("hardBreak") }),
])
const inlines = z.array(inline).optional()

const paragraph = z.strictObject({ type: z.literal("paragraph"), content: inlines })
const heading = z.strictObject({
  type: z.literal("heading"),
  attrs: z.strictObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  content: inlines,
})

/** Lists in lists down to a depth: what lies deeper is refused before it is looked at. */
function listDown(depth: number): z.ZodType<List> {
  const part = depth > 1 ? z.union([paragraph, listDown(depth - 1)]) : paragraph
  const item = z.strictObject({ type: z.literal("listItem"), content: z.array(part).min(1) })
  return z.strictObject({ type: z.enum(["bulletList", "orderedList"]), content: z.array(item).min(1) })
}
const list = listDown(structureLimits.lists)

const span = z.int().min(1).max(structureLimits.span)
const cell = z.strictObject({
  type: z.enum(["tableCell", "tableHeader"]),
  attrs: z.strictObject({ colspan: span, rowspan: span }),
  content: z.array(z.union([paragraph, list])).min(1),
})
const row = z.strictObject({ type: z.literal("tableRow"), content: z.array(cell).min(1) })
const table = z.strictObject({ type: z.literal("table"), content: z.array(row).min(1) })

const shape: z.ZodType<StructuredText> = z.strictObject({
  type: z.literal("doc"),
  content: z.array(z.union([paragraph, heading, list, table])).min(1),
})

function countNodes(value: unknown, most: number): number {
  let count = 0
  const open: unknown[] = [value]
  while (open.length > 0 && count <= most) {
    const next = open.pop()
    if (typeof next !== "object" || next === null) continue
    count++
    const content: unknown = (next as { content?: unknown }).content
    if (Array.isArray(content)) for (const one of content) open.push(one)
  }
  return count
}

const few = z.unknown().refine((value) => countNodes(value, structureLimits.nodes) <= structureLimits.nodes, {
  params: { rule: "structure" },
})

/** A structured text whose words alone have at most so many characters, by the rules of text of several lines. */
export function structuredText(most: number) {
  const plain = paragraphs(most, 0)
  const drawn = shape.refine(canBeLaidOut, { params: { rule: "structure" } })
  return few.pipe(drawn).superRefine((document, context) => {
    for (const issue of plain.safeParse(textOf(document)).error?.issues ?? [])
      context.addIssue({ ...issue } as never)
  })
}

/** A structured text as it is kept. */
export const keptText = shape
