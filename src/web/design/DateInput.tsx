import type { ComponentProps } from "react"
import { TextInput } from "./TextInput.tsx"

type Props = Omit<ComponentProps<typeof TextInput>, "type">

/** A day, `YYYY-MM-DD`, by the browser's own calendar; empty text while there is none. */
export function DateInput(props: Props) {
  return <TextInput {...props} type="date" />
}
