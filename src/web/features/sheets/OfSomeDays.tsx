import { useState } from "react"
import { type Period, periodsOf } from "../../../domain/shared/calendar.ts"
import type { Answered } from "../../api/client-types.ts"
import { keepAnswer } from "../../api/keep-file.ts"
import { useAction } from "../../api/use-action.ts"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Select } from "../../design/Select.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Days, both included. */
export interface Days {
  readonly from: string
  readonly until: string
}

interface Props {
  readonly ask: (days: Days) => Promise<Answered<unknown>>
  readonly onClose: () => void
}

/** Years that are offered, back from the one that runs. */
const yearsBack = 10

/** A list that is too long for one sheet, taken along by the year, quarter or month. */
export function OfSomeDays({ ask, onClose }: Props) {
  const { t, format } = useText()
  const now = Number(useSession().today.slice(0, 4))
  const [year, setYear] = useState(String(now))
  const [chosen, setChosen] = useState("")
  const periods: readonly Period[] = (["year", "quarter", "month"] as const).flatMap((kind) =>
    periodsOf(Number(year), kind),
  )
  const take = useAction({
    run: ({ first, last }: Period) => keepAnswer(ask({ from: first, until: last })),
    onDone: onClose,
  })
  const period = periods.find(({ name }) => name === chosen) ?? periods[0]
  return (
    <FormDialog
      title={t(text.tooMany)}
      action={t(text.take)}
      busy={take.isPending}
      error={take.error}
      onDo={() => period && take.mutate(period)}
      onClose={onClose}
    >
      <p>{t(text.tooManyHow)}</p>
      <Select
        required
        label={t(text.year)}
        value={year}
        options={Array.from({ length: yearsBack }, (_, back) => String(now + 1 - back)).map((one) => ({
          value: one,
          label: one,
        }))}
        onChange={setYear}
      />
      <Select
        required
        label={t(text.period)}
        value={period?.name ?? ""}
        options={periods.map(({ name }) => ({ value: name, label: format.period(name) }))}
        onChange={setChosen}
      />
    </FormDialog>
  )
}
