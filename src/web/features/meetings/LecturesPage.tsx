import { useInfiniteQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { yearsSince } from "../../../domain/org/existence.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Chips } from "../../design/Chips.tsx"
import { Cut } from "../../design/Cut.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { NameBelow } from "../../design/NameBelow.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useRecordsKind } from "../../shell/use-records-in.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { SheetButton } from "../sheets/index.tsx"
import { LecturesMissed } from "./LecturesMissed.tsx"
import { text } from "./lectures-text.ts"
import "./meetings.css"

type Lectures = Answer<"GET /units/{unitId}/lectures">
type Branch = Lectures["items"][number]
type Which = "all" | "lacking" | "covered"

/** Whom the party lectures of a year have reached: branch by branch, and of one branch by name, with the deed beside it. */
export function LecturesPage() {
  const unitId = Number(useParams({ from: "/units/$unitId/lectures" }).unitId)
  const { today } = useSession()
  const { year = Number(today.slice(0, 4)) } = useSearch({ from: "/units/$unitId/lectures" })
  const [which, setWhich] = useState<Which>("all")
  const pages = useInfiniteQuery({
    queryKey: ["meetings", "lectures", unitId, year, which],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/units/{unitId}/lectures", {
          params: {
            path: { unitId },
            query: {
              year: String(year),
              ...(which === "all" ? {} : { only: which }),
              ...(pageParam === "" ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  return (
    <Loaded query={pages} lines={8}>
      {({ pages: read }) => {
        const [first] = read
        if (!first) return null
        const rows = read.flatMap(({ items }) => items)
        const single = which === "all" && rows.length <= 1
        return (
          <div className="stack">
            <Head of={first} which={which} />
            <ForAll of={first} />
            {!single && (
              <Branches of={first} rows={rows} which={which} onWhich={setWhich}>
                <More
                  shown={rows.length}
                  hasMore={pages.hasNextPage}
                  busy={pages.isFetchingNextPage}
                  onMore={() => void pages.fetchNextPage()}
                />
              </Branches>
            )}
            {single && <LecturesMissed unitId={unitId} year={first.year} />}
          </div>
        )
      }}
    </Loaded>
  )
}

interface HeadProps {
  readonly of: Lectures
  readonly which: Which
}

function Head({ of: { unit, year, people, covered, duty, can }, which }: HeadProps) {
  const records = useRecordsKind("party-lecture") && can.includes("event.record")
  const speech = useText()
  const { t, format } = speech
  const { today } = useSession()
  const { history } = useRouter()
  const now = Number(today.slice(0, 4))
  const years = yearsSince([now, now - 1, now - 2], unit.foundedOn, year)
  return (
    <>
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.title)}
        tab={`${t(text.title)} · ${unit.name}`}
        note={`${unit.name} · ${t(text.covered(format.number(covered), format.number(people)))}`}
        crumbs={[{ title: unit.name, href: to.unit(unit.unitId) }, { title: t(text.title) }]}
        action={
          records &&
          year === now && (
            <LinkButton kind="primary" href={to.newEvent({ unit: unit.unitId, kind: "party-lecture" })}>
              {t(text.plan)}
            </LinkButton>
          )
        }
      />
      <div className="row no-print">
        <Select
          bare
          label={t(text.year)}
          value={String(year)}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
          onChange={(chosen) => history.replace(to.lectures(unit.unitId, Number(chosen)))}
        />
        <SheetButton
          ask={() =>
            api.GET("/api/sheets/units/{unitId}/lectures", {
              params: {
                path: { unitId: unit.unitId },
                query: { year: String(year), ...(which === "all" ? {} : { only: which }) },
              },
            })
          }
        />
        {duty?.periods.map((period) => (
          <RemindButton
            key={period}
            obligation={duty.obligation}
            period={period}
            name={dutyName(duty, period, speech)}
            unitId={unit.unitId}
            label={t(text.remindOf(format.period(period)))}
          />
        ))}
      </div>
      <p className="small">{t(text.note)}</p>
    </>
  )
}

/** The lecture of a quarter or a half year. */
function dutyName(
  { obligation, title }: NonNullable<Lectures["duty"]>,
  period: string,
  speech: Speech,
): string {
  return `${clauseTitle(speech, obligation, title)} · ${speech.format.period(period)}`
}

/** The lectures that are for all of the unit, its own and those from above. */
function ForAll({ of: { lectures, moreLectures } }: { readonly of: Lectures }) {
  const { t, format } = useText()
  return (
    <Sheet title={t(text.lectures)}>
      {lectures.length === 0 ? (
        <p className="small">{t(text.noLectures)}</p>
      ) : (
        <ul className="owe-list">
          {lectures.map(({ activityId, start, topic, unit, lecturer, state, opens }) => (
            <li key={activityId}>
              <div>
                {opens ? (
                  <Anchor href={to.event(activityId)}>
                    <Shortened>{topic}</Shortened>
                  </Anchor>
                ) : (
                  <Shortened>{topic}</Shortened>
                )}
                <p className="small">
                  {[
                    format.start(start),
                    unit.name,
                    lecturer && t(text.lecturer(lecturer)),
                    state === "planned" && t(text.planned),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Cut shown={lectures.length} more={moreLectures} />
    </Sheet>
  )
}

interface BranchesProps {
  readonly of: Lectures
  readonly rows: readonly Branch[]
  readonly which: Which
  readonly onWhich: (which: Which) => void
  readonly children: ReactNode
}

function Branches({ of: { year, duty }, rows, which, onWhich, children }: BranchesProps) {
  const speech = useText()
  const { t, format } = speech
  const { today } = useSession()
  const records = useRecordsKind("party-lecture")
  const now = year === Number(today.slice(0, 4))
  const columns: readonly Column<Branch>[] = [
    {
      key: "unit",
      title: t(text.unit),
      cell: ({ unit: { name }, opens, endedOn }) => (
        <>
          <NameBelow name={name} opens={opens} />
          {endedOn !== null && <small> {t(text.endedOn(format.fullDay(endedOn)))}</small>}
        </>
      ),
      phone: "title",
    },
    {
      key: "people",
      title: t(text.people),
      cell: ({ people }) => format.number(people),
      numeric: true,
      tight: true,
    },
    {
      key: "reached",
      title: t(text.reached),
      cell: ({ covered }) => format.number(covered),
      numeric: true,
      tight: true,
    },
    {
      key: "lacking",
      title: t(text.lacking),
      cell: ({ people, covered }) => format.number(people - covered),
      numeric: true,
      tight: true,
    },
    {
      key: "last",
      title: t(text.lastOn),
      cell: ({ lastOn }) => (lastOn ? format.day(lastOn) : ""),
      tight: true,
    },
    {
      key: "planned",
      title: t(text.plannedOn),
      cell: ({ plannedOn }) => (plannedOn ? format.day(plannedOn) : ""),
      tight: true,
    },
    {
      key: "deed",
      deeds: true,
      title: t(text.deed),
      cell: ({ unit, people, covered, plannedOn, opens, asks, can }) => {
        if (!now || (covered === people && asks.length === 0)) return null
        if (records && can.includes("event.record"))
          return (
            plannedOn === null && (
              <LinkButton
                className="no-print"
                href={to.newEvent({ unit: unit.unitId, kind: "party-lecture" })}
              >
                {t(text.plan)}
              </LinkButton>
            )
          )
        if (duty && asks.length > 0)
          return asks.map((period) => (
            <RemindButton
              key={period}
              obligation={duty.obligation}
              period={period}
              name={`${unit.name} · ${dutyName(duty, period, speech)}`}
              unitId={unit.unitId}
              alone
            />
          ))
        return (
          opens && (
            <LinkButton
              className="no-print"
              href={to.lectures(unit.unitId, year)}
              aria-label={t(text.whoLacksIn(unit.name))}
            >
              {t(text.whoLacks)}
            </LinkButton>
          )
        )
      },
      tight: true,
      phone: "below",
    },
  ]
  return (
    <Sheet title={t(text.branches)}>
      <Chips
        bare
        label={t(text.which)}
        value={which}
        onChange={onWhich}
        options={[
          { value: "all", label: t(text.all) },
          { value: "lacking", label: t(text.lackingBranches) },
          { value: "covered", label: t(text.coveredBranches) },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={t(text.noBranches)} />
      ) : (
        <DataTable
          caption={t(text.branches)}
          rows={rows}
          columns={columns}
          keyOf={({ unit }) => unit.unitId}
          hrefOf={({ unit, opens }) => (opens ? to.lectures(unit.unitId, year) : undefined)}
        />
      )}
      {children}
    </Sheet>
  )
}
