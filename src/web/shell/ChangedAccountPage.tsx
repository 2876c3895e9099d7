import { Button } from "../design/Button.tsx"
import { PageHead } from "../design/PageHead.tsx"
import { to } from "../paths.ts"
import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

/** Somebody else has signed in beside this page: it says so, and begins again as theirs. */
export function ChangedAccountPage() {
  const { t } = useText()
  return (
    <main id="content" className="alone" tabIndex={-1}>
      <PageHead title={t(text.changedAccount)} note={t(text.changedAccountNote)} />
      <Button kind="primary" onClick={() => window.location.assign(to.home())}>
        {t(text.beginAgain)}
      </Button>
    </main>
  )
}
