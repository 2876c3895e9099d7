import { type Column, DataTable } from "../../design/DataTable.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State, type StateKind } from "../../design/State.tsx"
import { type Speech, useText } from "../../text/use-text.ts"
import { formIn } from "../../text/words.ts"
import { monthName } from "./plan-query.ts"
import { cycleIn, slotIn } from "./rhythm-said.ts"
import { text } from "./text.ts"
import type { Version } from "./types.ts"

type Line = Version["lines"][number]

/** A line that differs between two versions. */
interface Differing {
  readonly planLineId: number
  readonly left: Line | undefined
  readonly right: Line | undefined
}

interface Props {
  readonly year: number
  readonly left: Version
  readonly right: Version
}

/** Two versions beside each other: only what differs, line by line and for the whole year. */
export function SideBySide({ year, left, right }: Props) {
  const speech = useText()
  const { t, format } = speech
  const lines = differing(left, right)
  const fields = (["goals", "guidance", "reading", "note"] as const).flatMap((field) =>
    left[field] === right[field] ? [] : [{ name: t(text[field]), left: left[field], right: right[field] }],
  )
  const rhythm = (
    [
      [text.studyDay, slotIn],
      [text.lectureCycle, cycleIn],
    ] as const
  ).flatMap(([name, said]) => {
    const [one, other] = [said(left, speech), said(right, speech)]
    return one === other ? [] : [{ name: t(name), left: one, right: other }]
  })
  const visits = [left, right].map((one) => format.list(one.visits))
  const said = [
    ...fields,
    ...rhythm,
    ...(visits[0] === visits[1] ? [] : [{ name: t(text.visits), left: visits[0], right: visits[1] }]),
  ]
  const names = [t(text.version(left.number)), t(text.version(right.number))] as const
  return (
    <>
      <Sheet title={t(text.lines)}>
        {lines.length === 0 ? (
          <p className="small">{t(text.sameLines)}</p>
        ) : (
          <DataTable
            caption={t(text.lines)}
            rows={lines}
            columns={lineColumns(year, names, speech)}
            keyOf={({ planLineId }) => planLineId}
          />
        )}
      </Sheet>
      {said.length > 0 && (
        <Sheet title={t(text.wholeYear)}>
          <DataTable
            caption={t(text.wholeYear)}
            rows={said}
            columns={[
              { key: "name", title: t(text.field), phone: "title", cell: ({ name }) => name },
              {
                key: "left",
                title: names[0],
                phone: "line",
                cell: (row) => <span className="plan-text">{row.left}</span>,
              },
              {
                key: "right",
                title: names[1],
                phone: "line",
                cell: (row) => <span className="plan-text">{row.right}</span>,
              },
            ]}
            keyOf={({ name }) => name}
          />
        </Sheet>
      )}
    </>
  )
}

/** What a line says, wherever it stands. */
const saidIn = (line: Line | undefined) => line && JSON.stringify({ ...line, ordinal: 0 })

function differing(left: Version, right: Version): Differing[] {
  const before = new Map(left.lines.map((line) => [line.planLineId, line]))
  const after = new Map(right.lines.map((line) => [line.planLineId, line]))
  const ids = [...new Set([...after.keys(), ...before.keys()])]
  return ids
    .map((planLineId) => ({ planLineId, left: before.get(planLineId), right: after.get(planLineId) }))
    .filter(({ left: one, right: other }) => saidIn(one) !== saidIn(other))
}

const shapes: Readonly<Record<"added" | "changed" | "removed", StateKind>> = {
  added: "met",
  changed: "open",
  removed: "at-risk",
}

function lineColumns(year: number, names: readonly [string, string], speech: Speech): Column<Differing>[] {
  const { t } = speech
  return [
    {
      key: "what",
      title: t(text.change),
      phone: "title",
      tight: true,
      cell: ({ left, right }) => {
        const what = left === undefined ? "added" : right === undefined ? "removed" : "changed"
        return <State is={shapes[what]}>{t(text[what])}</State>
      },
    },
    { key: "left", title: names[0], phone: "line", cell: ({ left }) => lineSaid(left, year, speech) },
    { key: "right", title: names[1], phone: "line", cell: ({ right }) => lineSaid(right, year, speech) },
  ]
}

/** A line in one sentence. */
function lineSaid(line: Line | undefined, year: number, { t, format, words, language }: Speech): string {
  if (!line) return "—"
  const { month, topic, form, lecturer, responsible, hours, contentCategories } = line
  return [
    month === null ? t(text.anyMonth) : format.month(monthName(year, month)),
    topic,
    formIn(form, language),
    format.list(contentCategories.map((one) => words.contentCategories[one])),
    lecturer,
    responsible,
    hours === null ? "" : t(text.hoursOf(format.number(hours))),
  ]
    .filter(Boolean)
    .join(" · ")
}
