import { lazy, type ReactNode, Suspense } from "react"
import { characters } from "../../domain/shared/plain-text.ts"
import {
  type Block,
  type StructuredText as Document,
  type Inline,
  textOf,
} from "../../domain/shared/structured-text.ts"
import { useText } from "../text/use-text.ts"
import { Field, type FieldProps } from "./Field.tsx"
import { Skeleton } from "./Skeleton.tsx"
import { text } from "./structured/text.ts"
import "./structured/structured.css"

/** A text with headings, lists and tables, for readers and on paper. */
export function StructuredText({ value }: { readonly value: Document }) {
  return <div className="structured-text">{blocks(value.content, headingsOf(value))}</div>
}

type Headings = readonly ("h4" | "h5" | "h6" | undefined)[]

/** What each heading is on a page, below the title of a sheet and the name of what is read: none skips a level. */
function headingsOf({ content }: Document): Headings {
  let before = 0
  return content.map((block) => {
    if (block.type !== "heading") return undefined
    before = Math.min(block.attrs.level, before + 1)
    return (["h4", "h5", "h6"] as const)[before - 1]
  })
}

/** Parts of a text with their places, which are all there is to tell them apart. */
function numbered<T>(parts: readonly T[]): { readonly part: T; readonly place: number }[] {
  return parts.map((part, place) => ({ part, place }))
}

function blocks(content: readonly Block[], headings: Headings = []): ReactNode {
  return numbered(content).map(({ part, place }) => (
    <OneBlock key={place} block={part} as={headings[place]} />
  ))
}

function OneBlock({ block, as: Heading = "h4" }: { readonly block: Block; readonly as?: Headings[number] }) {
  switch (block.type) {
    case "paragraph":
      return <p>{inlines(block.content)}</p>
    case "heading":
      return <Heading className={`heading-${block.attrs.level}`}>{inlines(block.content)}</Heading>
    case "table":
      return <OneTable table={block} />
    default: {
      const List = block.type === "orderedList" ? "ol" : "ul"
      return (
        <List>
          {numbered(block.content).map(({ part, place }) => (
            <li key={place}>{blocks(part.content)}</li>
          ))}
        </List>
      )
    }
  }
}

function OneTable({ table }: { readonly table: Extract<Block, { type: "table" }> }) {
  return (
    <div className="structured-table">
      <table>
        <tbody>
          {numbered(table.content).map(({ part: row, place: line }) => (
            <tr key={line}>
              {numbered(row.content).map(({ part: { type, attrs, content }, place }) => {
                const Cell = type === "tableHeader" ? "th" : "td"
                return (
                  <Cell key={place} colSpan={attrs.colspan} rowSpan={attrs.rowspan}>
                    {blocks(content)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function inlines(content: readonly Inline[] = []): ReactNode {
  return numbered(content).map(({ part, place }) => (part.type === "text" ? part.text : <br key={place} />))
}

const Editor = lazy(() => import("./structured/Editor.tsx"))

interface InputProps extends FieldProps {
  readonly value: Document | null
  readonly onChange: (value: Document | null) => void
  /** Characters of the words alone. */
  readonly maxLength: number
}

/** Text with headings, lists and tables, being written. Nothing written is null. */
export function StructuredTextInput({ value, onChange, maxLength, error, hint, ...field }: InputProps) {
  const { t, format } = useText()
  const long = value !== null && characters(textOf(value)) > maxLength
  return (
    <Field
      {...field}
      hint={hint ?? t(text.keys)}
      error={error ?? (long ? t(text.tooLong(format.number(maxLength))) : undefined)}
    >
      {(wiring) => (
        <Suspense fallback={<Skeleton lines={4} />}>
          <Editor label={field.label} wiring={wiring} value={value} onChange={onChange} />
        </Suspense>
      )}
    </Field>
  )
}
