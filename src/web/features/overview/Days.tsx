import { State } from "../../design/State.tsx"
import { useText } from "../../text/use-text.ts"
import { homeText as text } from "./home-text.ts"

/** From so few days on the days that are left are a warning. */
const soon = 14

function daysState(daysLeft: number): "short" | "at-risk" | "open" {
  if (daysLeft < 0) return "short"
  return daysLeft <= soon ? "at-risk" : "open"
}

/** The days that are left, or how many it is overdue. */
export function Days({ left }: { readonly left: number }) {
  const { t } = useText()
  return <State is={daysState(left)}>{t(left < 0 ? text.overdue(-left) : text.daysLeft(left))}</State>
}
