import type { ComponentProps } from "react"
import { TextInput } from "./TextInput.tsx"

type Props = Omit<ComponentProps<typeof TextInput>, "type" | "inputMode">

/**
 * A number as it was typed; `numberIn` reads it. An ordinary text field, since fields of the type number swallow
 * what they do not understand and change with the mouse wheel.
 */
export function NumberInput(props: Props) {
  return <TextInput {...props} type="text" inputMode="decimal" />
}

export { numberIn } from "./number-in.ts"
