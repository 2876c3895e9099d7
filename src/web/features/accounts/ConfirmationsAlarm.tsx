import { useQuery } from "@tanstack/react-query"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { confirmationsQuery } from "./confirmations.ts"
import { text } from "./text.ts"

/** On the home of an administrator: that something waits for a second person. Nothing where nothing does. */
export function ConfirmationsAlarm() {
  const { t, format } = useText()
  const { data } = useQuery(confirmationsQuery)
  const waiting = data?.items.filter(({ own }) => !own) ?? []
  if (waiting.length === 0) return null
  return (
    <Sheet
      title={t(text.waitForYou(waiting.length))}
      action={<LinkButton href={to.confirmations()}>{t(text.openConfirmations)}</LinkButton>}
    >
      <p>{format.list([...new Set(waiting.map(({ name, login }) => t(text.actOf(name, login))))])}</p>
    </Sheet>
  )
}
