import { useInfiniteQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Anchor } from "../../design/Anchor.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { useCan, useSession } from "../../shell/session.ts"
import { attendedText } from "../../text/attended-text.ts"
import { useText } from "../../text/use-text.ts"
import { DisputeAbsence } from "../disputes/index.tsx"
import { recordQuery } from "./people-queries.ts"
import { text } from "./text.ts"

type Page = Awaited<ReturnType<NonNullable<ReturnType<typeof recordQuery>["queryFn"]>>>
type Line = Page["items"][number]

interface Props {
  readonly memberId: number
  /** Where they belong; null: nowhere. */
  readonly unitId: number | null
  readonly year: number
  readonly onYear: (year: number) => void
}

/** Everything recorded of somebody in a year. */
export function PersonRecord({ memberId, unitId, year, onYear }: Props) {
  const { t } = useText()
  const session = useSession()
  const { today, memberId: reader } = session
  const enters = useCan("training.enter")
  const register =
    memberId === reader
      ? to.ownTraining()
      : unitId === null
        ? null
        : to.unitTrainingRecords(unitId, { who: memberId })
  const thisYear = Number(today.slice(0, 4))
  const record = useInfiniteQuery({ ...recordQuery(memberId, year), placeholderData: (before) => before })
  const years = new Set([thisYear, year, ...(record.data?.pages[0]?.years ?? [])])
  const options = [...years]
    .sort((one, other) => other - one)
    .map((one) => ({ value: String(one), label: t(text.yearOption(String(one))) }))
  return (
    <Sheet
      className="person-record"
      title={t(text.record)}
      action={
        <div className="actions no-print">
          {enters && register !== null && <LinkButton href={register}>{t(text.registerTraining)}</LinkButton>}
          <Select
            bare
            label={t(text.year)}
            value={String(year)}
            options={options}
            onChange={(value) => onYear(Number(value))}
          />
        </div>
      }
    >
      <Loaded query={record} lines={6}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) {
            return <EmptyState title={t(text.noRecord(String(year)))}>{t(text.noRecordHelp)}</EmptyState>
          }
          return (
            <>
              {pages[0] && <Attended {...pages[0].figures} />}
              <Lines rows={rows} own={memberId === session.memberId} />
              <More
                shown={rows.length}
                hasMore={record.hasNextPage}
                busy={record.isFetchingNextPage}
                onMore={() => void record.fetchNextPage()}
              />
            </>
          )
        }}
      </Loaded>
    </Sheet>
  )
}

/** How often they were there, were there or on leave, and made it up, for information. */
function Attended({ attended, attendedOrExcused, madeUp }: Page["figures"]) {
  const { t, format } = useText()
  const figures = [
    [attendedText.attended, attended],
    [attendedText.attendedOrExcused, attendedOrExcused],
    [attendedText.madeUp, madeUp],
  ] as const
  return (
    <p className="small">
      {figures.map(([title, count]) => `${t(title)} ${t(text.timesOf(format.number(count)))}`).join(" · ")}
    </p>
  )
}

function Lines({ rows, own }: { readonly rows: readonly Line[]; readonly own: boolean }) {
  const { t, format } = useText()
  const { today } = useSession()
  const keyed = rows.map((line, index) => ({ line, index }))
  const columns: readonly Column<(typeof keyed)[number]>[] = [
    { key: "day", title: t(text.day), tight: true, cell: ({ line }) => format.day(line.on), phone: "plain" },
    { key: "what", title: t(text.what), cell: ({ line }) => <What line={line} />, phone: "title" },
    {
      key: "how",
      title: t(text.how),
      cell: ({ line }) => (
        <>
          <How line={line} />
          {own && isAbsence(line) && " "}
          {own && isAbsence(line) && <DisputeAbsence activityId={line.activityId} topic={line.topic} />}
        </>
      ),
      phone: "plain",
    },
    {
      key: "hours",
      title: t(text.hours),
      numeric: true,
      tight: true,
      cell: ({ line }) => {
        const hours = hoursOf(line, today)
        return hours === undefined ? "" : format.number(hours)
      },
      phone: "side",
    },
  ]
  return <DataTable caption={t(text.record)} rows={keyed} columns={columns} keyOf={({ index }) => index} />
}

/** The hours a line brought; none where it was missed, is still to come, or was called off. */
function hoursOf(line: Line, today: string): number | undefined {
  if (line.of === "training") return line.hours
  if (line.of === "writing" || line.state !== "held") return undefined
  if (isToCome(line, today)) return undefined
  return line.status === "absent" || line.status === "on-leave" ? undefined : line.hours
}

/** Whether a make-up is arranged for a day to come: nothing is made up yet. */
function isToCome(line: Line, today: string): boolean {
  return (
    line.of === "activity" && line.status === "made-up" && line.madeUpOn !== null && line.madeUpOn > today
  )
}

/** Whether somebody missed it, and may say that they did not. */
function isAbsence(line: Line): line is Extract<Line, { readonly of: "activity" }> {
  return line.of === "activity" && (line.status === "absent" || line.status === "on-leave")
}

function What({ line }: { readonly line: Line }): ReactNode {
  const { t, words } = useText()
  if (line.of === "training")
    return (
      <Anchor href={to.training(line.trainingId)}>
        {named(words.trainingKinds[line.kind], line.name, t(text.training))}
      </Anchor>
    )
  if (line.of === "writing") return named(words.writingKinds[line.kind], line.title, t(text.writing))
  const kind = words.activityKinds[line.kind]
  const topic = line.topic.startsWith(kind) ? line.topic : `${kind} · ${line.topic}`
  return (
    <>
      {line.opens ? (
        <Anchor href={to.event(line.activityId)}>
          <Shortened>{topic}</Shortened>
        </Anchor>
      ) : (
        <Shortened>{topic}</Shortened>
      )}{" "}
      <small>{line.unit.name}</small>
    </>
  )
}

function named(kind: string, title: string, what: string): ReactNode {
  return (
    <>
      {kind} · {title} <small>{what}</small>
    </>
  )
}

function How({ line }: { readonly line: Line }): ReactNode {
  const { t, format, words } = useText()
  const { today } = useSession()
  if (line.of === "training") return words.trainingStates[line.state]
  if (line.of === "writing") return words.writingStates[line.state]
  if (line.state !== "held") return words.activityStates[line.state]
  const toCome = isToCome(line, today)
  const parts = [
    line.taught
      ? t(text.taught)
      : line.status && (toCome ? t(text.makeUpToCome) : words.attendanceStatuses[line.status]),
    line.notedFirst && t(text.notedFirst(words.attendanceStatuses[line.notedFirst])),
    line.madeUpOn && t((toCome ? text.makeUpOn : text.madeUpOn)(format.day(line.madeUpOn))),
    line.helper && t(text.helpedBy(line.helper)),
    line.detail && words.attendanceDetails[line.detail],
    line.leaveReason,
  ]
  return format.list(parts.flatMap((part) => (part ? [part] : [])))
}
