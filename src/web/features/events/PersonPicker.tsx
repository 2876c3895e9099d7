import { api, ask } from "../../api/client.ts"
import { Combobox, type Found } from "../../design/Combobox.tsx"
import type { FieldProps } from "../../design/Field.tsx"
import { useText } from "../../text/use-text.ts"
import { calledIn } from "./namesakes.ts"
import { text } from "./text.ts"

interface Props extends FieldProps {
  readonly unitId: number
  readonly value: Found | null
  readonly onChange: (value: Found | null) => void
  /** Others that are offered first; who is among both is offered once. */
  readonly also?: (typed: string) => Promise<readonly Found[]>
}

/** Somebody the unit may name: its own people, holders of posts above it, whoever lectured there before. */
export function PersonPicker({ unitId, value, onChange, also, ...field }: Props) {
  const { t } = useText()
  const search = async (typed: string, signal: AbortSignal): Promise<Found[]> => {
    const query = typed.trim() === "" ? {} : { q: typed.trim().slice(0, 50) }
    const { items } = await ask(
      api.GET("/api/units/{unitId}/sitting-people", { params: { path: { unitId }, query }, signal }),
    )
    const called = calledIn(items)
    const first = (await also?.(typed.trim())) ?? []
    const people = items.map(({ memberId, name, code, unitName }) => ({
      value: String(memberId),
      label: called({ name, code }),
      detail: unitName ?? code,
    }))
    return [...first, ...people.filter((person) => !first.some(({ value }) => value === person.value))]
  }
  return (
    <Combobox {...field} value={value} onChange={onChange} search={search} placeholder={t(text.pickHint)} />
  )
}
