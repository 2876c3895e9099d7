import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  /** How many are listed. */
  readonly shown: number
  readonly more: boolean
}

/** The foot of a list that is cut and has no next page; nothing where it is whole. */
export function Cut({ shown, more }: Props) {
  const { t } = useText()
  return more ? <p className="small">{t(text.cut(shown))}</p> : null
}
