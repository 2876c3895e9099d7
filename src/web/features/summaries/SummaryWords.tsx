import { useQueryClient } from "@tanstack/react-query"
import type { FormEvent } from "react"
import { api, ask } from "../../api/client.ts"
import { isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { BothVersions } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { differs, onTopOf } from "../../design/on-top-of.ts"
import { Resumed } from "../../design/Resumed.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import type { Summary } from "./SummaryPage.tsx"
import { text } from "./text.ts"

/** What somebody writes; sentences of null are those that the figures make. */
type Written = Pick<Summary, "words" | "sentences">

/** What is typed, what the form first showed, and the version that was. */
interface Typed {
  readonly mine: Written
  readonly seen: Written
  readonly version: number
}

function typedFrom({ words, sentences, version }: Summary): Typed {
  const written = { words, sentences }
  return { mine: written, seen: written, version }
}

interface Props {
  readonly of: Summary
  /** The sentences that the figures make: left as they are, they follow the figures. */
  readonly usual: string
}

/** What somebody writes to the figures; on paper it stands below them. */
export function SummaryWords({ of, usual }: Props) {
  const { t, format } = useText()
  const tell = useToast()
  const queries = useQueryClient()
  const { unit, period, words, changedAt, changedBy } = of
  const typed = useDraft(`summary ${unit.unitId} ${period}`, () => typedFrom(of))
  const { mine, seen } = typed.value
  // Untouched they are what the figures say now, in the reader's language.
  const saidIn = (one: Written) => one.sentences ?? usual
  const write = useAction({
    run: ({ mine, version }: Typed, action) => {
      const own = saidIn(mine).trim()
      return ask(
        api.PUT("/api/units/{unitId}/summaries/{period}", {
          params: { path: { unitId: unit.unitId, period }, header: { "If-Match": `"${version}"` } },
          body: { words: mine.words, sentences: own === "" || own === usual ? null : own },
          headers: { ...action.headers, "If-Match": `"${version}"` },
        }),
      )
    },
    onDone: (now) => {
      typed.set(typedFrom(now))
      typed.finish()
      tell({ text: t(text.saved) })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate(typed.value)
  }
  const change = (part: Partial<Written>) => typed.set({ mine: { ...mine, ...part } })
  const stale = isProblem(write.error, "stale") ? typedFrom(write.error.current as Summary) : undefined
  if (stale) {
    const over = { ...stale, mine: onTopOf(mine, seen, stale.mine) }
    const shown = { sentences: saidIn, words: (one: Written) => one.words }
    return (
      <BothVersions
        fields={(["sentences", "words"] as const)
          .filter((field) => differs(field, over.mine, stale.mine))
          .map((field) => ({
            name: t(text[field]),
            mine: shown[field](over.mine),
            theirs: shown[field](stale.mine),
          }))}
        onKeepMine={() => {
          typed.set(over)
          write.mutate(over)
        }}
        onTakeTheirs={() => {
          typed.set(stale)
          typed.finish()
          write.reset()
          void queries.invalidateQueries({ queryKey: ["unit", "summary"] })
        }}
        onClose={() => write.reset()}
      />
    )
  }
  const writes = of.can.includes("plan.write")
  if (!writes && words === "") return null
  return (
    <Sheet title={t(text.words)}>
      {writes && (
        <form className="form no-print" onSubmit={submit}>
          {typed.resumed && <Resumed onAnew={typed.startAnew} />}
          <TextArea
            label={t(text.sentences)}
            hint={t(text.sentencesHint)}
            rows={5}
            maxLength={10_000}
            value={saidIn(mine)}
            onChange={(written) => change({ sentences: written })}
          />
          <TextArea
            label={t(text.words)}
            hint={t(text.wordsHint)}
            rows={6}
            maxLength={10_000}
            value={mine.words}
            onChange={(written) => change({ words: written })}
          />
          {write.error && <ErrorNote error={write.error} />}
          <div className="actions">
            <Button kind="primary" type="submit" busy={write.isPending}>
              {t(text.save)}
            </Button>
          </div>
        </form>
      )}
      <div className={writes ? "print-only" : undefined}>
        {words.split("\n").map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and never change places
          <p key={index}>{line}</p>
        ))}
      </div>
      {changedAt !== null && (
        <p className="small">{t(text.changed(format.instant(changedAt), changedBy ?? ""))}</p>
      )}
    </Sheet>
  )
}
