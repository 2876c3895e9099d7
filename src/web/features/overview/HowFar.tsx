import { useRouter } from "@tanstack/react-router"
import { Chips } from "../../design/Chips.tsx"
import { useText } from "../../text/use-text.ts"
import { dueText as text } from "./due-text.ts"

interface Props {
  readonly days: number | undefined
  readonly addressOf: (days: number | undefined) => string
}

/** How far ahead is looked: a quarter or a year. */
export function HowFar({ days, addressOf }: Props) {
  const { t } = useText()
  const { history } = useRouter()
  return (
    <div className="no-print">
      <Chips
        bare
        label={t(text.howFar)}
        options={[
          { value: "quarter", label: t(text.quarter) },
          { value: "year", label: t(text.year) },
        ]}
        value={days === undefined ? "quarter" : "year"}
        onChange={(chosen) => history.replace(addressOf(chosen === "year" ? 365 : undefined))}
      />
    </div>
  )
}
