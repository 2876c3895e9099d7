import { useParams } from "@tanstack/react-router"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Skeleton } from "../../design/Skeleton.tsx"
import { keepRest, markPeople } from "../../offline/kept-lists.ts"
import { useHasNetwork, useKept } from "../../offline/use-kept.ts"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { afterMarking } from "./after-marking.ts"
import { HallClashes } from "./HallClashes.tsx"
import { HallState, useSessionOver } from "./HallState.tsx"
import { HallTrouble } from "./HallTrouble.tsx"
import {
  changedMarks,
  madeUpIn,
  marksFrom,
  type OneList,
  oneOf,
  standings,
  unsaidLeave,
} from "./hall-marks.ts"
import { hallText } from "./hall-text.ts"
import { calledIn } from "./namesakes.ts"
import { Roster } from "./Roster.tsx"
import type { Marks } from "./roster-marks.ts"
import { text } from "./text.ts"
import "./events.css"

/** The list of one sitting, filled in a hall: each press is kept, and sent as soon as a server answers. */
export function HallListPage() {
  const { t } = useText()
  const { activityId } = useParams({ from: "/events/hall/$activityId" })
  const kept = useKept()
  const isOver = useSessionOver()
  const one = kept && oneOf(kept, Number(activityId))
  if (kept === undefined) return <Skeleton lines={6} />
  if (!one || isOver) {
    return (
      <div className="stack">
        <PageHead title={t(hallText.title)} />
        {isOver ? (
          <HallState kept={kept} />
        ) : (
          <EmptyState title={t(hallText.notHere)}>{t(hallText.notHereHelp)}</EmptyState>
        )}
        <LinkButton href={to.hall()}>{t(hallText.back)}</LinkButton>
      </div>
    )
  }
  return <OneHall one={one} />
}

function OneHall({ one }: { readonly one: OneList }) {
  const { t, format, words } = useText()
  const { list, marks: unsent, rest } = one
  const { activityId, items, unit, start, place } = list
  const hasNetwork = useHasNetwork()
  // What waits for somebody to look is not tried again by itself.
  const isStuck = list.trouble !== undefined && list.trouble !== "not-yet"
  const kinds = format.list(items.map(({ kind }) => words.activityKinds[kind]))
  return (
    <div className="stack">
      <PageHead
        title={format.list(items.map(({ topic }) => topic))}
        note={[kinds, unit.name, format.fullDay(start), start.slice(11), place].filter(Boolean).join(" · ")}
        crumbs={[{ title: t(hallText.title), href: to.hall() }]}
        action={hasNetwork && <LinkButton href={to.event(activityId)}>{t(hallText.openEvent)}</LinkButton>}
      />
      {!isStuck && <HallState kept={{ marks: unsent, rests: rest ? [rest] : [] }} />}
      <HallTrouble list={list} />
      <HallClashes list={list} />
      <HallRoster one={one} />
    </div>
  )
}

function HallRoster({ one }: { readonly one: OneList }) {
  const { t, format } = useText()
  const { list, rest } = one
  const { activityId, people, branches } = list
  const all = standings(one)
  const marks = marksFrom(all)
  const madeUp = madeUpIn(list, all)
  const isHeld = list.state === "held" || rest !== undefined
  const open = people.filter(({ memberId }) => !all.has(memberId)).map(({ memberId }) => memberId)
  const change = (now: Marks) => void afterMarking(() => markPeople(activityId, changedMarks(marks, now)))
  const settle = () =>
    void afterMarking(async () => {
      await markPeople(activityId, unsaidLeave(one))
      await keepRest({ activityId, held: true, memberIds: open, status: "present" })
    })
  return (
    <Sheet title={t(text.attendance)}>
      <p className="small">{t(hallText.markHint)}</p>
      <Roster
        people={people.filter((person) => !madeUp.includes(person))}
        besides={{ expected: madeUp.length, here: 0 }}
        branches={branches}
        marks={marks}
        {...(isHeld ? { without: new Set(open) } : {})}
        onChange={change}
      />
      {madeUp.length > 0 && (
        <p className="small">{t(hallText.madeUp(format.list(madeUp.map(calledIn(people)))))}</p>
      )}
      {(!isHeld || open.length > 0) && (
        <div className="actions">
          <Button kind="primary" onClick={settle}>
            {t(isHeld ? hallText.othersHere(format.number(open.length)) : hallText.hold)}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
