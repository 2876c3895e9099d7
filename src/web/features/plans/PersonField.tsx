import { api, ask } from "../../api/client.ts"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import type { FieldProps } from "../../design/Field.tsx"

interface Props extends FieldProps {
  readonly unitId: number
  readonly value: Found | null
  readonly onChange: (value: Found | null) => void
}

/** Somebody the unit may name, found by name or number. */
export function PersonField({ unitId, value, onChange, ...field }: Props) {
  const search = async (typed: string, signal: AbortSignal): Promise<Found[]> => {
    const query = typed.trim() === "" ? {} : { q: typed.trim().slice(0, 50) }
    const { items } = await ask(
      api.GET("/api/units/{unitId}/sitting-people", { params: { path: { unitId }, query }, signal }),
    )
    return items.map(({ memberId, name, code, unitName }) => ({
      value: String(memberId),
      label: name,
      detail: [unitName, code].filter(Boolean).join(" "),
    }))
  }
  return <Combobox {...field} value={value} onChange={onChange} search={search} />
}
