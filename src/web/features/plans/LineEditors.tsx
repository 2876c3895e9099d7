import { useState } from "react"
import { Button } from "../../design/Button.tsx"
import { useText } from "../../text/use-text.ts"
import { LineEditor } from "./LineEditor.tsx"
import { MonthsWithout } from "./MonthsWithout.tsx"
import { asSource, blankLine, type DraftLine, withSources } from "./plan-draft.ts"
import { TakeFromAbove } from "./TakeFromAbove.tsx"
import { text } from "./text.ts"
import type { Plan, YearPlan } from "./types.ts"

interface Props {
  readonly of: YearPlan
  readonly plan: Plan
  readonly lines: readonly DraftLine[]
  readonly tried: boolean
  readonly fault: (pointer: string) => string | undefined
  readonly onChange: (lines: DraftLine[]) => void
}

/** The lines of a plan to be written: each a row on a wide screen, a card on a phone. */
export function LineEditors({ of, plan, lines, tried, fault, onChange }: Props) {
  const { t, format } = useText()
  const [taking, setTaking] = useState(false)
  const sources = new Map(plan.lines.map(({ planLineId, source }) => [planLineId, source]))
  // A line that is taken out lets go of its sittings: said before it is saved.
  const kept = new Set(lines.map(({ planLineId }) => planLineId))
  const left = plan.lines
    .filter(({ planLineId, sittings }) => sittings.length > 0 && !kept.has(planLineId))
    .map(({ topic }) => topic)
  const put = (index: number, part: Partial<DraftLine>) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...part } : line)))
  const move = (index: number, by: number) => {
    const others = lines.filter((_, at) => at !== index)
    const line = lines[index]
    if (line) onChange([...others.slice(0, index + by), line, ...others.slice(index + by)])
  }
  return (
    <>
      <ol className="plan-editors">
        {lines.map((line, index) => {
          const source = line.planLineId === null ? undefined : sources.get(line.planLineId)
          return (
            <LineEditor
              key={line.key}
              unitId={of.unit.unitId}
              unitKind={of.unit.kind}
              year={of.year}
              line={line}
              number={index + 1}
              first={lines[index - 1]?.month !== line.month}
              last={lines[index + 1]?.month !== line.month}
              source={source ?? undefined}
              tried={tried}
              fault={(field) => fault(`/lines/${index}/${field}`)}
              onChange={(part) => put(index, part)}
              onMove={(by) => move(index, by)}
              onTakeChange={() => source && put(index, asSource(line, source, of.unit.kind))}
              onRemove={() => onChange(lines.filter((_, at) => at !== index))}
            />
          )
        })}
      </ol>
      {left.length > 0 && <p className="question-note">{t(text.leavesSittings(format.list(left)))}</p>}
      <MonthsWithout
        year={of.year}
        of={of.unit.months}
        months={lines.map(({ month }) => (month === "" ? null : Number(month)))}
      />
      <div className="actions">
        <Button onClick={() => onChange([...lines, blankLine(lines)])}>{t(text.addLine)}</Button>
        {of.above !== null && of.above.lines > 0 && (
          <Button onClick={() => setTaking(true)}>{t(text.addFromAbove)}</Button>
        )}
      </div>
      {taking && of.above !== null && (
        <TakeFromAbove
          above={of.above}
          year={of.year}
          taken={lines.flatMap(({ sourceLineId }) => sourceLineId ?? [])}
          onTake={(chosen) => onChange(withSources(lines, chosen, of.unit.kind))}
          onClose={() => setTaking(false)}
        />
      )}
    </>
  )
}
