import { api } from "../../api/client.ts"
import { Cut } from "../../design/Cut.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { formIn } from "../../text/words.ts"
import { SheetButton } from "../sheets/index.tsx"
import { countAt, type GroupSitting, type StudyDays } from "./study-days-query.ts"
import { text } from "./study-days-text.ts"

/** What a central group held and plans in a year, in days; sessions shorter than half a day are asked about. */
export function GroupSittings({ days }: { readonly days: StudyDays }) {
  const speech = useText()
  const { t, format } = speech
  const { sittings, moreSittings, members, can } = days
  const short = sittings.filter((sitting) => sitting.short && sitting.state === "held")
  const columns: readonly Column<GroupSitting>[] = [
    { key: "on", title: t(text.date), cell: ({ start }) => format.day(start), tight: true, phone: "side" },
    { key: "topic", title: t(text.topic), cell: ({ topic }) => topic, phone: "title" },
    { key: "form", title: t(text.form), cell: ({ form }) => formIn(form, speech.language), phone: "plain" },
    {
      key: "readers",
      title: t(text.leadReaders),
      cell: ({ leadReaders }) => format.list(leadReaders),
      phone: "plain",
    },
    {
      key: "mode",
      title: t(text.mode),
      cell: ({ meetingMode }) => (meetingMode === null ? "" : speech.words.meetingModes[meetingMode]),
      tight: true,
      phone: "plain",
    },
    {
      key: "days",
      title: t(text.days),
      cell: ({ days: held }) => format.number(held),
      numeric: true,
      tight: true,
    },
    {
      key: "there",
      title: t(text.there),
      cell: ({ activityId, state }) => {
        const { came, expected } = countAt(activityId, members)
        return state === "held" ? t(text.thereOf(format.number(came), format.number(expected))) : ""
      },
      tight: true,
    },
    {
      key: "record",
      title: t(text.recordColumn),
      cell: (sitting) => recordOf(sitting, speech),
      tight: true,
      phone: "plain",
    },
  ]
  return (
    <Sheet
      title={t(text.sittings)}
      action={
        sittings.length > 0 && (
          <SheetButton
            alone
            ask={() =>
              api.GET("/api/sheets/units/{unitId}/study-days/sittings", {
                params: { path: { unitId: days.unit.unitId }, query: { year: String(days.year) } },
              })
            }
          />
        )
      }
    >
      {sittings.length === 0 ? (
        <EmptyState title={t(text.noSittings)} />
      ) : (
        <DataTable
          caption={t(text.sittings)}
          rows={sittings}
          columns={columns}
          keyOf={({ activityId }) => activityId}
          hrefOf={({ activityId }) => to.event(activityId)}
        />
      )}
      <Cut shown={sittings.length} more={moreSittings} />
      {short.length > 0 && can.includes("event.record") && (
        <p className="small no-print">
          {t(text.shortAsk(short.length, format.list(short.map(({ start }) => format.day(start)))))}
        </p>
      )}
    </Sheet>
  )
}

function recordOf({ state, hasMinutes, recordState }: GroupSitting, { t }: Speech): string {
  if (state === "planned") return t(text.planned)
  if (recordState === "closed") return t(text.closed)
  return t(hasMinutes ? text.hasMinutes : text.noMinutes)
}
