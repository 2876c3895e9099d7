import { useSearch } from "@tanstack/react-router"
import { useEffect } from "react"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { Skeleton } from "../../design/Skeleton.tsx"
import { hallPiece } from "../../offline/hall-piece.ts"
import type { Kept, KeptList } from "../../offline/kept-lists.ts"
import { useKept } from "../../offline/use-kept.ts"
import { to } from "../../paths.ts"
import { useMaybeSession } from "../../shell/session.ts"
import { useSignOut } from "../../shell/use-sign-out.ts"
import { useText } from "../../text/use-text.ts"
import { HallState, useSessionOver } from "./HallState.tsx"
import { unsentIn } from "./hall-marks.ts"
import { hallText } from "./hall-text.ts"
import "./hall.css"

/** The lists of the day's meetings, which are kept on this browser and open without a network. */
export function HallPage() {
  const { t } = useText()
  const kept = useKept()
  const isOver = useSessionOver()
  const { leaving } = useSearch({ from: "/events/hall" })
  useListsAsked()
  return (
    <div className="stack">
      <PageHead title={t(hallText.title)} note={t(hallText.note)} />
      {kept === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <>
          {leaving && unsentIn(kept) > 0 && <Leaving kept={kept} />}
          <HallState kept={kept} />
          {!isOver && <Lists kept={kept} />}
          <NamesGone kept={kept} />
        </>
      )}
    </div>
  )
}

/** Whoever opens the lists has them asked for anew. */
function useListsAsked(): void {
  const accountId = useMaybeSession()?.accountId
  useEffect(() => {
    if (accountId === undefined) return
    void hallPiece().then((piece) => piece?.bringUpToDate(accountId, { lists: true }))
  }, [accountId])
}

/** Somebody signs out with marks that were not sent. */
function Leaving({ kept }: { readonly kept: Kept }) {
  const { t, format } = useText()
  const signOut = useSignOut()
  return (
    <div className="error-note" role="alert">
      <p>{t(hallText.leaving(format.number(unsentIn(kept))))}</p>
      <Button onClick={() => void signOut({ anyway: true })}>{t(hallText.leaveAnyway)}</Button>
    </div>
  )
}

function Lists({ kept }: { readonly kept: Kept }) {
  const { t } = useText()
  if (kept.lists.length === 0) return <EmptyState title={t(hallText.none)}>{t(hallText.noneHelp)}</EmptyState>
  return (
    <Sheet>
      <ul className="hall-lists">
        {inOrder(kept.lists).map((list) => (
          <li key={list.activityId}>
            <ListLink list={list} unsent={unsentOf(kept, list.activityId)} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** The earliest first. */
function inOrder(lists: readonly KeptList[]): KeptList[] {
  return [...lists].sort((one, other) => one.start.localeCompare(other.start))
}

function unsentOf({ marks, rests }: Kept, activityId: number): number {
  return [...marks, ...rests].filter((one) => one.activityId === activityId).length
}

function ListLink({ list, unsent }: { readonly list: KeptList; readonly unsent: number }) {
  const { t, format, words } = useText()
  const said = [
    format.list(list.items.map(({ kind }) => words.activityKinds[kind])),
    list.unit.name,
    list.start.slice(11),
    list.place,
    t(hallText.people(format.number(list.people.length))),
    list.state === "held" && t(hallText.isHeld),
    unsent > 0 && t(hallText.unsentHere(format.number(unsent))),
  ]
  return (
    <Anchor className="hall-list" href={to.hallList(list.activityId)}>
      <strong>
        <Shortened>{format.list(list.items.map(({ topic }) => topic))}</Shortened>
      </strong>
      <small>{said.filter(Boolean).join(" · ")}</small>
    </Anchor>
  )
}

/** Marks of lists that were kept for long enough: the people of them are nameless by now. */
function NamesGone({ kept }: { readonly kept: Kept }) {
  const { t, format } = useText()
  const known = new Set(kept.lists.map(({ activityId }) => activityId))
  const nameless = kept.marks.filter(({ activityId }) => !known.has(activityId)).length
  return nameless === 0 ? null : <p className="small">{t(hallText.namesGone(format.number(nameless)))}</p>
}
