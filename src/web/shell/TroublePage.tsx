import type { ErrorComponentProps } from "@tanstack/react-router"
import { isProblem } from "../api/problem.ts"
import { ErrorNote } from "../design/ErrorNote.tsx"
import { LinkButton } from "../design/LinkButton.tsx"
import { PageHead } from "../design/PageHead.tsx"
import { to } from "../paths.ts"
import { lacksPiece, reloadWhereAnswered } from "../reload-when-replaced.ts"
import { useText } from "../text/use-text.ts"
import { ChangedAccountPage } from "./ChangedAccountPage.tsx"
import { text } from "./text.ts"

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useText()
  return (
    <>
      <PageHead title={t(text.notFound)} note={t(text.notFoundNote)} />
      <LinkButton kind="primary" href={to.home()}>
        {t(text.goHome)}
      </LinkButton>
    </>
  )
}

/** A page that failed to open: no answer from the server, or a defect. */
export function TroublePage({ error, reset }: ErrorComponentProps) {
  const { t } = useText()
  if (isProblem(error, "account-changed")) return <ChangedAccountPage />
  return (
    <div className="trouble">
      <PageHead title={t(text.trouble)} />
      <ErrorNote error={error} retry={lacksPiece() ? () => void reloadWhereAnswered() : reset} />
    </div>
  )
}
