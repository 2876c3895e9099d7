import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

/** 四落实: time, people, content and effect of an activity. */
export interface LampStates {
  readonly time: boolean
  readonly people: boolean
  readonly content: boolean
  readonly effect: boolean
}

const names = ["time", "people", "content", "effect"] as const

interface Props {
  readonly states: LampStates
  /** Only the lamps, their names read out; for lists. */
  readonly compact?: boolean
}

/** The four lamps, lit by what is recorded. */
export function Lamps({ states, compact }: Props) {
  const { t } = useText()
  return (
    <ul className={compact ? "lamps compact" : "lamps"}>
      {names.map((name) => (
        <li key={name} className={states[name] ? "on" : "off"}>
          <span aria-hidden="true" className="lamp">
            {states[name] ? "●" : "○"}
          </span>
          <span className={compact ? "unseen" : ""}>
            {t((states[name] ? text.lampOn : text.lampOff)(t(text[name])))}
          </span>
        </li>
      ))}
    </ul>
  )
}
