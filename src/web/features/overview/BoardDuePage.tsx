import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import type { BoardDue } from "../../../contract/overview-boards.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { OfficeChoice, officesWith } from "../../shell/OfficeChoice.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { SheetButton } from "../sheets/index.tsx"
import { DueDays } from "./DueDays.tsx"
import { rowTitle } from "./DutyGrid.tsx"
import { dueText as text } from "./due-text.ts"
import { HowFar } from "./HowFar.tsx"
import { OwedDeed } from "./OwedDeed.tsx"
import "./overview.css"

/** What is due when for the units below one: counts by the last day; each opens to the units it is still for. */
export function BoardDuePage() {
  const { unitId: named } = useParams({ from: "/board/$unitId/due" })
  const { history } = useRouter()
  const offices = officesWith(useSession(), "board.read")
  // Of several units each has its own days: the page begins with the first, and the others are chosen from.
  const unitId = /^\d+$/.test(named) ? Number(named) : offices[0]?.unitId
  const { days } = useSearch({ from: "/board/$unitId/due" })
  const due = useQuery({
    queryKey: ["board", "due", unitId, days],
    queryFn: () =>
      ask(
        api.GET("/api/board/{unitId}/due", {
          params: {
            path: { unitId: unitId ?? 0 },
            query: days === undefined ? {} : { days: String(days) },
          },
        }),
      ),
    placeholderData: (before) => before,
    enabled: unitId !== undefined,
  })
  return (
    <div className="stack">
      {unitId !== undefined && (
        <OfficeChoice
          offices={offices}
          unitId={unitId}
          onChange={(chosen) => history.push(to.boardDue(chosen, days))}
        />
      )}
      <Loaded query={due} lines={8}>
        {(loaded) => <Page due={loaded} days={days} />}
      </Loaded>
    </div>
  )
}

function Page({ due, days }: { readonly due: BoardDue; readonly days: number | undefined }) {
  const { t, format } = useText()
  const { unit, today, until, items } = due
  const left = (rows: readonly BoardDue["items"][number][]) =>
    rows.reduce((sum, { all, done }) => sum + all - done, 0)
  return (
    <>
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.of(unit.name))}
        note={t(text.note(format.fullDay(until)))}
        crumbs={[{ title: unit.name, href: to.board(unit.unitId) }, { title: t(text.title) }]}
        action={
          <SheetButton
            ask={() =>
              api.GET("/api/sheets/board/{unitId}/due", {
                params: {
                  path: { unitId: unit.unitId },
                  query: days === undefined ? {} : { days: String(days) },
                },
              })
            }
          />
        }
      />
      <HowFar days={days} addressOf={(chosen) => to.boardDue(unit.unitId, chosen)} />
      <DueDays
        items={items}
        noteOn={(ofDay) => t(text.onDay(left(ofDay)))}
        row={(item) => (
          <Row key={`${item.obligation} ${item.period}`} item={item} unitId={unit.unitId} today={today} />
        )}
      />
    </>
  )
}

interface RowProps {
  readonly item: BoardDue["items"][number]
  readonly unitId: number
  readonly today: string
}

function Row({ item, unitId, today }: RowProps) {
  const speech = useText()
  const { t, format } = speech
  const [open, setOpen] = useState(false)
  const { kind, obligation, title, period, of, done, all, asks, own } = item
  const clauses = [{ id: obligation, title, pack: "", weight: "must" as const, unit: "" }]
  const name = `${rowTitle({ kind, clauses }, speech)} · ${format.period(period)}`
  const left = all - done
  return (
    <li>
      <div>
        {name}{" "}
        <State is={left === 0 ? "met" : "open"}>
          {t(
            left === 0
              ? text.allDone(format.number(all), of)
              : text.owing(format.number(left), format.number(all), of),
          )}
        </State>
        {own.map(({ unitId: of, writes, due }) => (
          <OwnDeed key={due.unitId} unitId={of} writes={writes} due={due} today={today} name={name} />
        ))}
        {open && <Units unitId={unitId} obligation={obligation} period={period} />}
      </div>
      {left > 0 && (
        <div className="row">
          <Button
            className="no-print"
            aria-expanded={open}
            aria-label={`${t(text.which)}: ${name}`}
            onClick={() => setOpen(!open)}
          >
            {t(text.which)}
          </Button>
          {asks && <RemindButton obligation={obligation} period={period} name={name} unitId={unitId} />}
        </div>
      )}
    </li>
  )
}

interface OwnProps {
  readonly unitId: number
  readonly writes: boolean
  readonly due: BoardDue["items"][number]["own"][number]["due"]
  readonly today: string
  readonly name: string
}

/** What the reader's own unit owes of it, with the deed as its own home has it. */
function OwnDeed({ unitId, writes, due, today, name }: OwnProps) {
  const { t } = useText()
  const whose = `${due.unitName} · ${name}`
  return (
    <div className="row no-print">
      <small>{due.unitName}</small>
      <OwedDeed
        owed={due}
        unitId={unitId}
        today={today}
        name={whose}
        writes={writes}
        record={(kind) => (
          <LinkButton
            href={to.newEvent({ unit: due.unitId, kind, on: due.proposedOn })}
            aria-label={`${t(text.plan)}: ${whose}`}
          >
            {t(text.plan)}
          </LinkButton>
        )}
      />
    </div>
  )
}

interface UnitsProps {
  readonly unitId: number
  readonly obligation: string
  readonly period: string
}

/** The units that something is still for; each opens where it is done. */
function Units({ unitId, obligation, period }: UnitsProps) {
  const list = useInfiniteQuery({
    queryKey: ["board", "due units", unitId, obligation, period],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/board/{unitId}/due/units", {
          params: {
            path: { unitId },
            query: { obligation, period, ...(pageParam === "" ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
  return (
    <Loaded query={list} lines={3}>
      {({ pages }) => (
        <>
          <ul className="due-units">
            {pages
              .flatMap(({ items }) => items)
              .map((unit) => (
                <li key={unit.unitId}>
                  {unit.opens ? <Anchor href={to.unitDue(unit.unitId)}>{unit.name}</Anchor> : unit.name}
                  {unit.parentName && <small> {unit.parentName}</small>}
                </li>
              ))}
          </ul>
          <More
            shown={pages.reduce((sum, { items }) => sum + items.length, 0)}
            hasMore={list.hasNextPage}
            busy={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </Loaded>
  )
}
