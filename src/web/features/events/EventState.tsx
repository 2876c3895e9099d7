import type { ActivityState } from "../../../domain/shared/words.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import "./events.css"

const words = { held: text.held, planned: text.ahead, cancelled: text.calledOff }

/** Whether an activity was held, is planned, or was called off. */
export function EventState({ state }: { readonly state: ActivityState }) {
  const { t } = useText()
  return <span className={`event-state ${state}`}>{t(words[state])}</span>
}
