import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../api/client.ts"
import { Combobox, type Found } from "../design/Combobox.tsx"
import { useText } from "../text/use-text.ts"
import { useCan } from "./session.ts"
import { text } from "./text.ts"

/** Units by part of a name, a code, pinyin or initials, with the unit above, since two may have one name. */
export async function findUnitsWithin(typed: string, signal: AbortSignal): Promise<Found[]> {
  const query = { limit: 12, ...(typed === "" ? {} : { q: typed }) }
  const { items } = await ask(api.GET("/api/units", { params: { query }, signal }))
  return items.map(({ unitId, name, code, parentName }) => ({
    value: String(unitId),
    label: name,
    detail: [parentName, code].filter(Boolean).join(" "),
  }))
}

interface Props {
  readonly unitId: number | undefined
  /** Undefined: of all units. */
  readonly onChange: (unitId: number | undefined) => void
}

/** Which unit a list is of: any below those that the reader looks after. Not for whoever looks after none. */
export function UnitChoice({ unitId, onChange }: Props) {
  const { t } = useText()
  const looksBelow = useCan("board.read")
  const { data } = useQuery({
    queryKey: ["unit name", String(unitId)],
    queryFn: () => ask(api.GET("/api/units/{unitId}", { params: { path: { unitId: unitId ?? 0 } } })),
    enabled: unitId !== undefined && looksBelow,
  })
  if (!looksBelow || (unitId !== undefined && !data)) return null
  return (
    <Combobox
      key={unitId ?? 0}
      bare
      label={t(text.ofUnit)}
      placeholder={t(text.ofUnit)}
      value={unitId === undefined || !data ? null : { value: String(unitId), label: data.name }}
      onChange={(found) => onChange(found === null ? undefined : Number(found.value))}
      search={findUnitsWithin}
    />
  )
}
