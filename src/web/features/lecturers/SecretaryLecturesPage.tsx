import { useQuery } from "@tanstack/react-query"
import { useParams, useSearch } from "@tanstack/react-router"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Cut } from "../../design/Cut.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useSession } from "../../shell/session.ts"
import { useRecordsKind } from "../../shell/use-records-in.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { SheetButton } from "../sheets/index.tsx"
import { text } from "./text.ts"

type Row = Answer<"GET /units/{unitId}/secretary-lectures">["rows"][number]

/** When each secretary's yearly lecture is due, with the deed. */
export function SecretaryLecturesPage() {
  const { t } = useText()
  const unitId = Number(useParams({ from: "/units/$unitId/secretary-lectures" }).unitId)
  const search = useSearch({ from: "/units/$unitId/secretary-lectures" })
  const { today } = useSession()
  const year = search.year ?? Number(today.slice(0, 4))
  const lectures = useQuery({
    queryKey: ["lecturers", unitId, "secretaries", year],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/secretary-lectures", {
          params: { path: { unitId }, query: { year: String(year) } },
        }),
      ),
  })
  return (
    <Loaded query={lectures} lines={6}>
      {({ unit, rows, more }) => (
        <div className="stack">
          <StudyHead
            page="lecturers"
            unit={unit}
            title={t(text.secretaries)}
            note={t(text.secretariesNote)}
            action={
              <SheetButton
                ask={() =>
                  api.GET("/api/sheets/units/{unitId}/secretary-lectures", {
                    params: { path: { unitId }, query: { year: String(year) } },
                  })
                }
              />
            }
          />
          <Sheet>
            <Rows rows={rows} year={year} />
            <Cut shown={rows.length} more={more} />
          </Sheet>
        </div>
      )}
    </Loaded>
  )
}

function Rows({ rows, year }: { readonly rows: readonly Row[]; readonly year: number }) {
  const speech = useText()
  const { t, format } = speech
  if (rows.length === 0) return <EmptyState title={t(text.noSecretaries)} />
  const columns: readonly Column<Row>[] = [
    { key: "unit", title: t(text.unit), cell: ({ unit }) => unit.name, phone: "title" },
    {
      key: "secretary",
      title: t(text.secretary),
      cell: ({ secretary }) => secretary?.name ?? t(text.noSecretary),
      tight: true,
      phone: "plain",
    },
    {
      key: "duty",
      title: t(text.duty),
      cell: ({ unit, obligation, title }) => (
        <Anchor
          href={to.standing({
            obligation,
            subjectType: "org",
            subjectId: unit.unitId,
            period: String(year),
          })}
        >
          {clauseTitle(speech, obligation, title)}
        </Anchor>
      ),
      phone: "plain",
    },
    { key: "due", title: t(text.dueOn), cell: ({ dueOn }) => format.day(dueOn), tight: true, phone: "line" },
    {
      key: "state",
      title: t(text.state),
      cell: (row) => <Standing row={row} />,
      phone: "plain",
    },
    {
      key: "deed",
      deeds: true,
      title: t(text.deed),
      cell: (row) => <Deed row={row} year={year} />,
      tight: true,
      phone: "below",
    },
  ]
  return (
    <DataTable
      caption={t(text.secretaries)}
      rows={rows}
      columns={columns}
      keyOf={({ unit, obligation }) => `${unit.unitId} ${obligation}`}
    />
  )
}

function Standing({ row: { status, activities } }: { readonly row: Row }) {
  const { t, format } = useText()
  const gaveToSome = status !== "met" && activities.some(({ held, counts }) => held && !counts)
  return (
    <>
      <State is={status}>{t(gaveToSome ? text.notForAll : text[status])}</State>
      {activities.length > 0 && (
        <ul className="reasons small">
          {activities.map(({ activityId, on, topic, held, counts }) => {
            const what = held ? `${format.day(on)} ${topic}` : t(text.plannedOn(format.day(on)))
            return (
              <li key={activityId}>
                <Anchor href={to.event(activityId)}>
                  <Shortened>{counts ? what : t(text.forSome(what))}</Shortened>
                </Anchor>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

function Deed({ row, year }: { readonly row: Row; readonly year: number }) {
  const { unit, obligation, title, secretary, status, activities, can, asks } = row
  const speech = useText()
  const { t } = speech
  const records = useRecordsKind("party-lecture") && can.includes("event.record")
  if (asks) {
    const name = `${unit.name} · ${clauseTitle(speech, obligation, title)}`
    return (
      <RemindButton obligation={obligation} period={String(year)} name={name} unitId={unit.unitId} alone />
    )
  }
  const isPlanned = activities.some(({ held, counts }) => !held && counts)
  if (status === "met" || isPlanned || !secretary || !records) return null
  return (
    <LinkButton
      href={to.newEvent({ unit: unit.unitId, kind: "party-lecture", lecturer: secretary.memberId })}
    >
      {t(text.planIt)}
    </LinkButton>
  )
}
