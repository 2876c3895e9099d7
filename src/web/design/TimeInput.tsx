import type { ComponentProps } from "react"
import { TextInput } from "./TextInput.tsx"

type Props = Omit<ComponentProps<typeof TextInput>, "type">

/** A time of day, `HH:mm`. */
export function TimeInput(props: Props) {
  return <TextInput {...props} type="time" />
}
