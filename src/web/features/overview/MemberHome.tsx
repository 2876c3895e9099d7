import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import type { MemberHome as Home } from "../../../contract/overview-homes.ts"
import { dayOf, daysBetween, lastDayOf } from "../../../domain/shared/calendar.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { ApartFigures } from "../../design/ApartFigures.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Later } from "../../design/Later.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { besideText } from "../../text/figures.ts"
import { useText } from "../../text/use-text.ts"
import { OwnCurrentLeave } from "../leave/index.tsx"
import { NextTurns } from "../turns/index.tsx"
import { KeptVenues } from "../venues/index.tsx"
import { AheadRows } from "./AheadRows.tsx"
import { dueText as due } from "./due-text.ts"
import { FigureLine } from "./FigureLine.tsx"
import { homeText as text } from "./home-text.ts"
import { MemberSteps } from "./MemberSteps.tsx"
import { memberHomeQuery, OwnAbsences } from "./OwnAbsences.tsx"
import { isOwed } from "./parts.ts"
import { useWaitingLoads, Waiting } from "./Waiting.tsx"

/** A member's home: hours, what still closes the gap, the next study. */
export function MemberHome({ choice }: { readonly choice: ReactNode }) {
  const home = useQuery(memberHomeQuery)
  const data = useWaitingLoads() ? undefined : home.data
  return (
    <Loaded query={{ ...home, data }} lines={8}>
      {(found) => <Page home={found} choice={choice} />}
    </Loaded>
  )
}

function Page({ home, choice }: { readonly home: Home; readonly choice: ReactNode }) {
  const { t, format, words } = useText()
  const { name, today, unit, training, apart, memberId } = home
  const day = `${format.fullDay(today)} ${format.weekday(today)}`
  const studyDay = unit?.studyDay
  const yearEnds = lastDayOf(home.year)
  const note = [
    unit?.name,
    day,
    studyDay ? t(text.studyDay(words.studyDays[studyDay as keyof typeof words.studyDays])) : undefined,
  ]
  return (
    <>
      <PageHead title={name} tab={t(text.homeTitle)} note={note.filter(Boolean).join(" · ")} />
      {choice}
      <div className="columns">
        <Sheet title={<Lead training={training} />}>
          {training.map((figure) => (
            <FigureLine key={figure.obligation} figure={figure} subjectType="member" subjectId={memberId} />
          ))}
          {training.some(isOwed) && (
            <p className="small">
              {t(due.yearly(format.day(yearEnds), daysBetween(dayOf(today), yearEnds)))}
            </p>
          )}
          <Study study={home.study} memberId={memberId} />
          <ApartFigures figures={apart} memberId={memberId} />
          <p>
            <Anchor href={to.person(memberId)}>{t(text.myRecord)}</Anchor>{" "}
            <Anchor href={to.ownTraining()}>{t(text.myTraining)}</Anchor>
          </p>
        </Sheet>
        <div className="stack">
          <Waiting />
          <OwnAbsences home={home} />
          <NextStudy ahead={home.ahead} today={today} />
          <OwnCurrentLeave />
        </div>
      </div>
      <Later>
        <NextTurns />
        <KeptVenues />
      </Later>
      {training.some(isOwed) && <MemberSteps home={home} />}
    </>
  )
}

/** The figure with the largest gap, in words. */
function Lead({ training }: { readonly training: Home["training"] }) {
  const speech = useText()
  const { t } = speech
  const gaps = training
    .filter(isOwed)
    .map(({ target, actual, unit }) => ({ unit, target: target ?? 0, actual: actual ?? 0 }))
    .sort((one, other) => other.target - other.actual - (one.target - one.actual))
  const [gap] = gaps
  if (gap) return t(text.stillOwed(besideText(speech, gap).left))
  if (training.some(({ state, exemptedBy }) => state !== "met" && exemptedBy !== null))
    return t(text.nothingFixed)
  return t(training.length > 0 ? text.allMet : text.noTraining)
}

function Study({ study, memberId }: Pick<Home, "study" | "memberId">) {
  const { t, format } = useText()
  return (
    <div className="figure-line">
      <Anchor href={to.person(memberId)}>{t(text.collective)}</Anchor>
      <p className="small">{t(text.collectiveFigures({ ...study, hours: format.number(study.hours) }))}</p>
    </div>
  )
}

function NextStudy({ ahead, today }: Pick<Home, "ahead" | "today">) {
  const { t } = useText()
  if (ahead.length === 0) {
    return (
      <Sheet title={t(text.nextStudy)}>
        <EmptyState title={t(text.noNextStudy)}>{t(text.noNextStudyHow)}</EmptyState>
      </Sheet>
    )
  }
  return (
    <Sheet title={t(text.nextStudy)}>
      <AheadRows ahead={ahead} asksLeave />
      {ahead.some(({ startsAt }) => startsAt.slice(0, 10) === today) && (
        <p className="small">
          <Anchor href={to.here()}>{t(text.inHall)}</Anchor>
        </p>
      )}
    </Sheet>
  )
}
