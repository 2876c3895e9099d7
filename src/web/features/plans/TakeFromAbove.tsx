import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Checkbox } from "../../design/Checkbox.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { useText } from "../../text/use-text.ts"
import { formIn } from "../../text/words.ts"
import { monthName, planQuery } from "./plan-query.ts"
import { text } from "./text.ts"
import type { PlanLine } from "./types.ts"

interface Props {
  readonly above: { readonly unitId: number; readonly name: string }
  readonly year: number
  /** Lines that are taken already. */
  readonly taken: readonly number[]
  readonly onTake: (lines: readonly PlanLine[]) => void
  readonly onClose: () => void
}

/** The lines of the superior's plan, to be taken over: chosen, never forced. */
export function TakeFromAbove({ above, year, taken, onTake, onClose }: Props) {
  const { t, format, language } = useText()
  const query = useQuery(planQuery(above.unitId, year))
  const [chosen, setChosen] = useState<readonly number[]>([])
  const lines = query.data?.data.plan?.lines ?? []
  const take = () => {
    onTake(lines.filter(({ planLineId }) => chosen.includes(planLineId)))
    onClose()
  }
  const labelOf = ({ month, topic, form }: PlanLine) =>
    [month === null ? t(text.anyMonth) : format.month(monthName(year, month)), topic, formIn(form, language)]
      .filter(Boolean)
      .join(" · ")
  return (
    <FormDialog
      title={t(text.chooseLines(above.name))}
      action={t(text.takeLines)}
      busy={false}
      error={null}
      onDo={take}
      onClose={onClose}
    >
      <Loaded query={query} lines={6}>
        {() =>
          lines.map((line) => {
            const has = taken.includes(line.planLineId)
            return (
              <Checkbox
                key={line.planLineId}
                label={labelOf(line)}
                {...(has ? { hint: t(text.taken) } : {})}
                disabled={has}
                checked={has || chosen.includes(line.planLineId)}
                onChange={(on) =>
                  setChosen((before) =>
                    on ? [...before, line.planLineId] : before.filter((id) => id !== line.planLineId),
                  )
                }
              />
            )
          })
        }
      </Loaded>
    </FormDialog>
  )
}
