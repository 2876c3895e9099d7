import { Anchor } from "../../design/Anchor.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { homeText as text } from "./home-text.ts"

/** That there are notices one has not seen: one line, nothing where there are none. */
export function NewNotices() {
  const { t } = useText()
  const { unseen } = useSession()
  if (unseen === 0) return null
  return (
    <p className="small no-print">
      <Anchor href={to.me()}>{t(text.unseenNotices(unseen))}</Anchor>
    </p>
  )
}
