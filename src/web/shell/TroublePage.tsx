import { type ErrorComponentProps, useRouter } from "@tanstack/react-router"
import { useEffect } from "react"
import { isProblem } from "../api/problem.ts"
import { ErrorNote } from "../design/ErrorNote.tsx"
import { LinkButton } from "../design/LinkButton.tsx"
import { PageHead } from "../design/PageHead.tsx"
import { text as design } from "../design/text.ts"
import { lacksPiece, reloadForPiece, reloadWhereAnswered } from "../missing-pieces.ts"
import { keptFor } from "../offline/whose.ts"
import { to } from "../paths.ts"
import { useText } from "../text/use-text.ts"
import { ChangedAccountPage } from "./ChangedAccountPage.tsx"
import { text } from "./text.ts"
import { useOnceAnswered } from "./use-once-answered.ts"

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t(text.notFound)} note={t(text.notFoundNote)} />
      <LinkButton kind="primary" href={to.home()}>
        {t(design.goHome)}
      </LinkButton>
    </>
  )
}

/**
 * A page that failed to open: no answer from the server, or a defect. Without an answer it opens by itself as soon as
 * there is one, and leads to what opens meanwhile.
 */
export function TroublePage({ error, reset }: ErrorComponentProps) {
  const { t } = useText()
  const router = useRouter()
  const isUnanswered = error instanceof TypeError || lacksPiece()
  const again = () => {
    if (lacksPiece()) void reloadWhereAnswered()
    else void router.invalidate().then(reset)
  }
  useEffect(reloadForPiece, [])
  useOnceAnswered(isUnanswered, again)
  if (isProblem(error, "account-changed")) return <ChangedAccountPage />
  return (
    <div className="trouble">
      <PageHead title={t(text.trouble)} />
      <ErrorNote error={error} retry={again} />
      {isUnanswered && keptFor() !== undefined && (
        <LinkButton kind="primary" href={to.hall()}>
          {t(text.openHall)}
        </LinkButton>
      )}
    </div>
  )
}
