import { useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Reminders } from "../../../contract/reminders.ts"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { CallDeeds } from "./CallDeeds.tsx"
import { CallDialog, callName } from "./CallDialog.tsx"
import type { OwedThing } from "./owed-thing.ts"
import { text } from "./text.ts"

interface Props {
  readonly unitId: number
  /** What it may be asked after now. */
  readonly owed: readonly OwedThing[]
}

/** What a unit was asked after, by notice and by phone: the same for the unit as for whoever asked. */
export function RemindersSheet({ unitId, owed }: Props) {
  const { t } = useText()
  const [calling, setCalling] = useState(useHasDraft(callName(unitId)))
  const log = useInfiniteQuery({
    queryKey: ["reminders", unitId],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/units/{unitId}/reminders", {
          params: { path: { unitId }, query: pageParam === "" ? {} : { cursor: pageParam } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  const hasRows = (log.data?.pages[0]?.items.length ?? 0) > 0
  const asks = log.data?.pages[0]?.can.includes("reminder.send") ?? false
  return (
    <Sheet
      title={t(text.log)}
      action={
        <span className="row">
          {hasRows && (
            <SheetButton
              alone
              ask={() => api.GET("/api/sheets/units/{unitId}/reminders", { params: { path: { unitId } } })}
            />
          )}
          {asks && (
            <Button className="no-print" onClick={() => setCalling(true)}>
              {t(text.noteCall)}
            </Button>
          )}
        </span>
      }
    >
      <Loaded query={log} lines={2}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) return <p className="small">{t(text.none)}</p>
          return (
            <>
              <ul className="rows">
                {rows.map((row) => (
                  <Line key={row.reminderId} unitId={unitId} row={row} />
                ))}
              </ul>
              <More
                shown={rows.length}
                hasMore={log.hasNextPage}
                busy={log.isFetchingNextPage}
                onMore={() => void log.fetchNextPage()}
              />
            </>
          )
        }}
      </Loaded>
      {calling && asks && <CallDialog unitId={unitId} owed={owed} onClose={() => setCalling(false)} />}
    </Sheet>
  )
}

interface LineProps {
  readonly unitId: number
  readonly row: Reminders["items"][number]
}

function Line({ unitId, row }: LineProps) {
  const speech = useText()
  const { t, format } = speech
  const { way, obligation, title, period, by, at, whom, note, doneOn, over, mayChange } = row
  const what =
    obligation === null || title === null || period === null
      ? ""
      : `${clauseTitle(speech, obligation, title)} · ${format.period(period)}`
  const done = what === "" ? "" : t(doneOn === null ? text.open : text.doneOn(format.day(doneOn)))
  const state = over === null ? done : t(text[over])
  const when = way === "phone" ? format.start(at) : format.fullDay(at)
  const said = way === "phone" ? t(text.called(by, whom ?? "")) : t(text.noticed(by, what))
  return (
    <li className="list-row">
      <div className="list-row-main">
        <div className="list-row-title">{over === null ? said : <s>{said}</s>}</div>
        <div className="list-row-small">
          <span>{[when, way === "phone" ? what : "", note, state].filter(Boolean).join(" · ")}</span>
        </div>
      </div>
      {mayChange && <CallDeeds unitId={unitId} call={row} name={`${said} · ${when}`} />}
    </li>
  )
}
