import { useQueryClient } from "@tanstack/react-query"
import { Button } from "../../design/Button.tsx"
import { classNames } from "../../design/class-names.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { hallPiece } from "../../offline/hall-piece.ts"
import type { Kept } from "../../offline/kept-lists.ts"
import { useHasNetwork } from "../../offline/use-kept.ts"
import { keptFor } from "../../offline/whose.ts"
import { to } from "../../paths.ts"
import { arrivalQuery, useMaybeSession } from "../../shell/session.ts"
import { useOnceAnswered } from "../../shell/use-once-answered.ts"
import { useText } from "../../text/use-text.ts"
import { unsentIn } from "./hall-marks.ts"
import { hallText } from "./hall-text.ts"

/** Whether a server has said that nobody is signed in here any more. */
export function useSessionOver(): boolean {
  const queries = useQueryClient()
  useMaybeSession()
  const arrival = queries.getQueryData(arrivalQuery.queryKey)
  return arrival !== undefined && arrival.session === null
}

/** Whether what was marked has been sent, and what comes of it. */
export function HallState({ kept }: { readonly kept: Pick<Kept, "marks" | "rests"> }) {
  const { t, format } = useText()
  const session = useMaybeSession()
  const isOver = useSessionOver()
  // Without a session nothing is sent; who opened the page without a network has not been told of one yet.
  const queries = useQueryClient()
  useOnceAnswered(session === null && !isOver, () => void queries.refetchQueries(arrivalQuery))
  const hasNetwork = useHasNetwork()
  const unsent = unsentIn(kept)
  const send = async () => {
    const account = keptFor()
    if (account !== undefined) await (await hallPiece())?.bringUpToDate(account)
  }
  const count = format.number(unsent)
  const waits = unsent > 0 || isOver || !hasNetwork
  return (
    <div className={classNames("no-print", waits ? "question-note" : "small")} role="status">
      {!hasNetwork && <p>{t(hallText.noNetwork)}</p>}
      {isOver && <p>{t(hallText.signInAgain)}</p>}
      <p>{t(unsent > 0 ? hallText.unsent(count) : hasNetwork ? hallText.allSent : hallText.nothingMarked)}</p>
      {isOver && (
        <LinkButton href={`${to.signIn()}?to=${encodeURIComponent(to.hall())}`}>
          {t(hallText.signIn)}
        </LinkButton>
      )}
      {unsent > 0 && session && hasNetwork && (
        <Button onClick={() => void send()}>{t(hallText.sendNow)}</Button>
      )}
    </div>
  )
}
