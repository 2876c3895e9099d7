import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import type { UnitHome as Home } from "../../../contract/overview-homes.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Later } from "../../design/Later.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { text as design } from "../../design/text.ts"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { OpenConcerns } from "../concerns/index.tsx"
import { UnitCurrentLeave } from "../leave/index.tsx"
import { UnitMakeUps } from "../make-ups/index.tsx"
import { NextTurns } from "../turns/index.tsx"
import { KeptVenues } from "../venues/index.tsx"
import { DutyGrid } from "./DutyGrid.tsx"
import { FigureLine } from "./FigureLine.tsx"
import { homeText as text } from "./home-text.ts"
import { OwedSheet } from "./OwedSheet.tsx"
import { RecentSheet } from "./RecentSheet.tsx"
import { TrainingCounts } from "./TrainingCounts.tsx"
import { text as shared } from "./text.ts"
import { useWaitingLoads, Waiting } from "./Waiting.tsx"

interface Props {
  readonly unitId: number
  readonly choice: ReactNode
}

/** The home of a branch, a group or a central study group: first what is owed, then what was done. */
export function UnitHome({ unitId, choice }: Props) {
  const home = useQuery({
    queryKey: ["home", "unit", unitId],
    queryFn: () => ask(api.GET("/api/home/branch/{unitId}", { params: { path: { unitId } } })),
  })
  const data = useWaitingLoads() ? undefined : home.data
  return (
    <Loaded query={{ ...home, data }} lines={10}>
      {(found) => <Page home={found} choice={choice} />}
    </Loaded>
  )
}

function Page({ home, choice }: { readonly home: Home; readonly choice: ReactNode }) {
  const { t, format, words } = useText()
  const { unit, today } = home
  const day = unit.studyDay
  const note = [
    `${format.fullDay(today)} ${format.weekday(today)}`,
    unit.endedOn === null ? "" : t(shared.endedOn(format.fullDay(unit.endedOn))),
    day ? t(text.studyDay(words.studyDays[day as keyof typeof words.studyDays])) : "",
  ]
  const record = home.can.includes("event.record") && unit.endedOn === null && (
    <LinkButton kind="primary" href={to.newEvent({ unit: unit.unitId })}>
      {t(text.recordEvent)}
    </LinkButton>
  )
  return (
    <>
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={unit.name}
        tab={`${t(text.homeTitle)} · ${unit.name}`}
        note={note.filter(Boolean).join(" · ")}
        action={record}
      />
      {choice}
      <div className="columns">
        <div className="stack">
          <OwedSheet home={home} />
          <Waiting />
        </div>
        <Later>
          <YearSheet home={home} />
        </Later>
      </div>
      {home.can.includes("event.record") && <UnitMakeUps unitId={unit.unitId} />}
      {home.can.includes("event.record") && home.can.includes("leave.read") && (
        <UnitCurrentLeave unitId={unit.unitId} />
      )}
      <Later>
        <OpenConcerns unitId={unit.unitId} />
        <NextTurns unitId={unit.unitId} />
        <KeptVenues />
      </Later>
      <Later>
        <RecentSheet home={home} />
      </Later>
    </>
  )
}

/** Groups of duties that stand in the small picture; the whole year has them all. */
const inPicture = ["meetings", "study", "central-group"]

function YearSheet({ home }: { readonly home: Home }) {
  const { t } = useText()
  const { unit, year, today, grid, hours, training, can } = home
  const rows = grid.filter(
    ({ group, recordable, cells }) =>
      recordable && inPicture.includes(group) && cells.every(({ months }) => months < 12),
  )
  return (
    <Sheet
      title={t(shared.yearTitle)}
      action={
        <span className="row small">
          {grid.some(({ group }) => group === "central-group") && can.includes("event.read") && (
            <Anchor href={to.studyDays(unit.unitId)}>{t(text.studyDays)}</Anchor>
          )}
          <Anchor href={to.unitYear(unit.unitId)}>{t(shared.allOfYear)}</Anchor>
        </span>
      }
    >
      <DutyGrid
        label={t(shared.yearOf(unit.name, year))}
        year={year}
        rows={rows}
        today={today}
        legend={false}
      />
      {home.withoutCalendar && <p className="small">{t(design.withoutCalendar)}</p>}
      {home.missedBefore > 0 && <p className="small">{t(text.missedBefore(home.missedBefore))}</p>}
      {hours.map((figure) => (
        <FigureLine key={figure.obligation} figure={figure} subjectType="org" subjectId={unit.unitId} />
      ))}
      {training.people > 0 && (
        <TrainingCounts unitId={unit.unitId} counts={training} opens={can.includes("member.read")} />
      )}
    </Sheet>
  )
}
