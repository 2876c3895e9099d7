import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import type { MemberHome as Home } from "../../../contract/overview-homes.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { ApartFigures } from "../../design/ApartFigures.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { besideText } from "../../text/figures.ts"
import { useText } from "../../text/use-text.ts"
import { AheadRows } from "./AheadRows.tsx"
import { FigureLine } from "./FigureLine.tsx"
import { homeText as text } from "./home-text.ts"
import { MemberSteps } from "./MemberSteps.tsx"
import { isOwed } from "./parts.ts"

/** A member's home: hours, what still closes the gap, the next study. */
export function MemberHome({ choice }: { readonly choice: ReactNode }) {
  const home = useQuery({ queryKey: ["home", "member"], queryFn: () => ask(api.GET("/api/home/member")) })
  return (
    <Loaded query={home} lines={8}>
      {(data) => <Page home={data} choice={choice} />}
    </Loaded>
  )
}

function Page({ home, choice }: { readonly home: Home; readonly choice: ReactNode }) {
  const { t, format, words } = useText()
  const { name, today, unit, training, apart, memberId } = home
  const day = `${format.fullDay(today)} ${format.weekday(today)}`
  const studyDay = unit?.studyDay
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
          <Study study={home.study} memberId={memberId} />
          <ApartFigures figures={apart} memberId={memberId} />
          <p>
            <Anchor href={to.person(memberId)}>{t(text.myRecord)}</Anchor>
          </p>
        </Sheet>
        <NextStudy ahead={home.ahead} />
      </div>
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

function NextStudy({ ahead }: { readonly ahead: Home["ahead"] }) {
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
      <AheadRows ahead={ahead} />
    </Sheet>
  )
}
