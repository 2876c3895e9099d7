import type { ReactNode } from "react"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly title: string
  /** What it is about, where its title does not say. */
  readonly what?: string
  readonly may: boolean
  /** For whoever may change it. */
  readonly form: ReactNode
  /** For whoever may only read it. */
  readonly shown: ReactNode
}

/** A setting of the security administrator: to read, or to change. */
export function SettingSheet({ title, what, may, form, shown }: Props) {
  const { t } = useText()
  return (
    <Sheet title={title}>
      {what && <p className="small">{what}</p>}
      {may ? (
        form
      ) : (
        <>
          {shown}
          <p className="small">{t(text.readOnly)}</p>
        </>
      )}
    </Sheet>
  )
}
