import type { ComponentProps } from "react"
import { Anchor } from "./Anchor.tsx"
import type { ButtonKind } from "./Button.tsx"
import { classNames } from "./class-names.ts"

interface Props extends ComponentProps<typeof Anchor> {
  readonly kind?: ButtonKind
}

/** A link that looks like a button: it leads to where the action is done. */
export function LinkButton({ kind = "plain", className, ...rest }: Props) {
  return <Anchor className={classNames("button", kind, className)} {...rest} />
}
