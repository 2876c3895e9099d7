import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import type { UnitStanding } from "../../../contract/overview-homes.ts"
import { byPressing } from "../../../domain/overview/pressing.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Apart } from "../../design/Apart.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { FirstOf } from "../../design/FirstOf.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintButton } from "../../design/PrintButton.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { text as design } from "../../design/text.ts"
import { daysOfYear, sameYear, to } from "../../paths.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { type OwedThing, RemindersSheet } from "../reminders/index.tsx"
import { SheetButton } from "../sheets/index.tsx"
import { apartItems } from "./apart-items.ts"
import { boardText as text } from "./board-text.ts"
import { DueRow } from "./DueRow.tsx"
import { DutyGrid } from "./DutyGrid.tsx"
import { FigureLine } from "./FigureLine.tsx"
import { homeText } from "./home-text.ts"
import { makeUpRows, type PressingRow } from "./OwedRows.tsx"
import "./overview.css"
import type { GridRow } from "./parts.ts"
import { PlanRow } from "./plan-on-its-way.tsx"
import { TrainingCounts } from "./TrainingCounts.tsx"
import { text as shared } from "./text.ts"
import { YearlyLines } from "./YearlyLines.tsx"

/** The year of a unit as one picture, on one sheet of paper. */
export function UnitYearPage() {
  const params = useParams({ from: "/units/$unitId/year" })
  const { year } = useSearch({ from: "/units/$unitId/year" })
  const unitId = Number(params.unitId)
  const standing = useQuery({
    queryKey: ["unit", unitId, "standing", year],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/standing", {
          params: { path: { unitId }, query: year === undefined ? {} : { year: String(year) } },
        }),
      ),
    placeholderData: (before) => before,
  })
  return (
    <Loaded query={standing} lines={12}>
      {(data) => <Page standing={data} />}
    </Loaded>
  )
}

function Page({ standing }: { readonly standing: UnitStanding }) {
  const speech = useText()
  const { t, format } = speech
  const { unit, year, today, hours, training, can } = standing
  const ended = unit.endedOn && t(shared.endedOn(format.fullDay(unit.endedOn)))
  const { year: other } = sameYear(year, today)
  const parent = unit.parent && can.includes("board.read") ? unit.parent : null
  return (
    <>
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(shared.yearOf(unit.name, year))}
        note={
          <>
            {ended && `${ended} · `}
            <Anchor
              className="no-print"
              href={to.events({ unit: unit.unitId, ...(other === undefined ? {} : daysOfYear(other)) })}
            >
              {t(homeText.allEvents)}
            </Anchor>
          </>
        }
        crumbs={[
          ...(parent ? [{ title: parent.name, href: to.board(parent.unitId, sameYear(year, today)) }] : []),
          ...(can.includes("unit.read") ? [{ title: unit.name, href: to.unit(unit.unitId) }] : []),
          { title: other === undefined ? t(shared.yearTitle) : t(text.wholeYear(year)) },
        ]}
        action={<YearActions standing={standing} />}
      />
      <Owed standing={standing} />
      <Sheet title={t(text.duties)}>
        <Groups standing={standing} />
        {standing.withoutCalendar && <p className="small">{t(design.withoutCalendar)}</p>}
      </Sheet>
      {(hours.length > 0 || training.people > 0) && (
        <Sheet title={t(text.figuresOfYear)}>
          {hours.map((figure) => (
            <FigureLine key={figure.obligation} figure={figure} subjectType="org" subjectId={unit.unitId} />
          ))}
          {training.people > 0 && (
            <TrainingCounts
              unitId={unit.unitId}
              counts={training}
              opens={can.includes("member.read")}
              {...sameYear(year, today)}
            />
          )}
        </Sheet>
      )}
      {other === undefined && <RemindersSheet unitId={unit.unitId} owed={mayBeAsked(standing, speech)} />}
      <div className="print-only signatures">
        <span>{t(text.signed)}</span>
        <span>{t(text.dated)}</span>
      </div>
    </>
  )
}

/** What it owes today, with the deed beside each; what only should be done is said as such. */
function Owed({ standing }: { readonly standing: UnitStanding }) {
  const { t } = useText()
  const { unit, today, owed, plans, can } = standing
  const known = new Set(owed.flatMap(({ plan }) => plan?.year ?? []))
  const back = plans.filter(({ state, year }) => state === "returned" && !known.has(year))
  const makeUps = makeUpRows(standing)
  // Whoever makes them up has a row for each; whoever asks after them asks after all.
  const named = owed.filter(({ asksMakeUps, asks }) => !asksMakeUps || asks || makeUps.length === 0)
  const due = named.map(
    (item): PressingRow => ({
      ...item,
      isAskedAfter: item.plan?.state === "returned",
      row: (
        <DueRow
          key={`${item.unitId} ${item.obligation} ${item.period}`}
          item={item}
          unitId={unit.unitId}
          today={today}
          writes={can.includes("plan.write")}
          dated
        />
      ),
    }),
  )
  const rows = [
    ...back.map(
      (plan): PressingRow => ({
        daysLeft: null,
        weight: "must",
        isAskedAfter: true,
        row: <PlanRow key={`p${plan.year}`} unitId={unit.unitId} plan={plan} />,
      }),
    ),
    ...due,
    ...makeUps,
  ]
    .sort(byPressing)
    .map(({ row }) => row)
  if (rows.length === 0) return null
  return (
    <Sheet className="no-print" title={t(text.stillAsked(rows.length))}>
      <FirstOf items={rows}>{(some) => <ul className="owe-list">{some}</ul>}</FirstOf>
    </Sheet>
  )
}

/** What a call may be about: what several groups of it owe is one thing to ask the unit after. */
function mayBeAsked({ owed }: UnitStanding, speech: Speech): OwedThing[] {
  const things = owed
    .filter(({ asks }) => asks)
    .map(({ obligation, period, title }) => ({
      obligation,
      period,
      name: `${clauseTitle(speech, obligation, title)} · ${speech.format.period(period)}`,
    }))
  return [...new Map(things.map((one) => [`${one.obligation} ${one.period}`, one])).values()]
}

function YearActions({ standing }: { readonly standing: UnitStanding }) {
  const { t } = useText()
  const { history } = useRouter()
  const { unit, year, years, can } = standing
  return (
    <div className="row no-print">
      <Select
        label={t(text.year)}
        bare
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        value={String(year)}
        onChange={(value) => history.replace(to.unitYear(unit.unitId, Number(value)))}
      />
      {can.includes("event.read") && (
        <SheetButton
          alone
          what="register"
          ask={() =>
            api.GET("/api/sheets/units/{unitId}/register", {
              params: { path: { unitId: unit.unitId }, query: { year: String(year) } },
            })
          }
        />
      )}
      {can.includes("event.record") && (
        <LinkButton href={to.platformRecord(unit.unitId)}>{t(text.platform)}</LinkButton>
      )}
      <PrintButton />
    </div>
  )
}

/** What is recorded here as one picture, and below it what stands apart. */
function Groups({ standing }: { readonly standing: UnitStanding }) {
  const speech = useText()
  const { unit, year, grid, hours, today } = standing
  // A figure of the whole year stands below with its pace; not twice.
  const ofYear = hours.map(({ obligation }) => obligation)
  const rows = grid.filter(
    ({ recordable, clauses }) => recordable && !clauses.some(({ id }) => ofYear.includes(id)),
  )
  if (grid.length === 0) return <EmptyState title={speech.t(text.nothingAsked)} />
  return (
    <div className="year-groups">
      <Duties rows={rows} label={speech.t(shared.yearOf(unit.name, year))} year={year} today={today} />
      <Apart items={apartItems(grid, speech)} />
    </div>
  )
}

interface DutiesProps {
  readonly rows: readonly GridRow[]
  readonly label: string
  readonly year: number
  readonly today: string
}

/** Duties of the months as a picture, those of the whole year as lines. */
function Duties({ rows, label, year, today }: DutiesProps) {
  const yearly = rows.filter(({ cells }) => cells.some(({ months }) => months === 12))
  const others = rows.filter((row) => !yearly.includes(row))
  return (
    <>
      {others.length > 0 && <DutyGrid label={label} year={year} rows={others} today={today} legend />}
      {yearly.length > 0 && <YearlyLines rows={yearly} />}
    </>
  )
}
