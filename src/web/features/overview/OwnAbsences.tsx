import { queryOptions, useQuery } from "@tanstack/react-query"
import type { MemberHome } from "../../../contract/overview-homes.ts"
import { dayOf, daysBetween } from "../../../domain/shared/calendar.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { FirstOf } from "../../design/FirstOf.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { AskMakeUp } from "../make-ups/index.tsx"
import { Days } from "./Days.tsx"
import { homeText as text } from "./home-text.ts"

/** What a member's home asks. */
export const memberHomeQuery = queryOptions({
  queryKey: ["home", "member"],
  queryFn: () => ask(api.GET("/api/home/member")),
})

/** The same on one's own page, whose paper is the record of a person. */
export function OwnAbsencesNow() {
  const { data } = useQuery(memberHomeQuery)
  return data ? <OwnAbsences home={data} className="no-print" /> : null
}

interface Props {
  readonly home: MemberHome
  readonly className?: string
}

/** What a member missed and still has to make up, the soonest first, each with the way to ask for it. */
export function OwnAbsences({ home, className = "" }: Props) {
  const { t } = useText()
  const owing = home.missed
    .filter(({ makeUpUntil }) => makeUpUntil !== null)
    .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
  if (owing.length === 0) return null
  const rows = owing.map((one) => <Row key={one.activityId} event={one} today={home.today} />)
  return (
    <Sheet title={t(text.toMakeUp(owing.length))} className={className}>
      <FirstOf items={rows}>{(some) => <ul className="owe-list">{some}</ul>}</FirstOf>
    </Sheet>
  )
}

interface RowProps {
  readonly event: MemberHome["missed"][number]
  readonly today: string
}

function Row({ event, today }: RowProps) {
  const { t, format, words } = useText()
  const { activityId, kind, topic, startsAt, hours, makeUpOn, makeUpUntil, status } = event
  const isArranged = status === "make-up" && makeUpOn !== null
  return (
    <li>
      <div>
        <Anchor href={to.event(activityId)}>
          <Shortened>
            {eventName(words.activityKinds[kind as keyof typeof words.activityKinds], topic)}
          </Shortened>
        </Anchor>{" "}
        {makeUpUntil !== null && !isArranged && <Days left={daysBetween(dayOf(today), dayOf(makeUpUntil))} />}
        <p className="small">
          {t(text.missedEvent(format.day(startsAt), format.number(hours)))}
          {isArranged && ` · ${t(text.makeUpArranged(format.day(makeUpOn)))}`}
        </p>
      </div>
      {!isArranged && <AskMakeUp activityId={activityId} topic={`${format.day(startsAt)} ${topic}`} />}
    </li>
  )
}
