import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { Select } from "../../design/Select.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly unitId: number
  /** The year of the activity. */
  readonly year: number
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (planLine: string) => void
}

/** The line of the year's plan that an activity fulfils; nothing where the unit has no plan. */
export function PlanLineField({ unitId, year, value, error, onChange }: Props) {
  const { t, format } = useText()
  const { data } = useQuery({
    queryKey: ["plan-lines", unitId, year],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/plans/{year}/lines", {
          params: { path: { unitId, year: String(year) } },
        }),
      ),
  })
  if (!data || data.lines.length === 0) return null
  const monthOf = (month: number | null) =>
    month === null ? "" : format.month(`${year}-${String(month).padStart(2, "0")}`)
  return (
    <Select
      label={t(text.planLine)}
      empty={t(text.noPlanLine)}
      value={value}
      error={error}
      options={data.lines.map(({ planLineId, month, topic }) => ({
        value: String(planLineId),
        label: t(text.planLineNamed(monthOf(month), topic)),
      }))}
      onChange={onChange}
    />
  )
}
