import type { Permission } from "../../domain/access/permissions.ts"
import { reachOf } from "../../domain/access/permissions.ts"
import { Select } from "../design/Select.tsx"
import { useText } from "../text/use-text.ts"
import type { Session } from "./session.ts"
import { text } from "./text.ts"

/** A unit in which somebody holds a role. */
export interface Office {
  readonly unitId: number
  readonly name: string
}

/** The units in which somebody holds a role that carries a permission, each once. */
export function officesWith({ roles }: Session, permission: Permission): Office[] {
  const found = new Map<number, string>()
  for (const { role, unitId, unitName } of roles)
    if (reachOf(permission, role) !== undefined) found.set(unitId, unitName)
  return [...found].map(([unitId, name]) => ({ unitId, name }))
}

interface Props {
  readonly offices: readonly Office[]
  readonly unitId: number
  readonly onChange: (unitId: number) => void
}

/** Whose page it is, for whoever looks after several units; nothing for whoever looks after one. */
export function OfficeChoice({ offices, unitId, onChange }: Props) {
  const { t } = useText()
  if (offices.length < 2 || !offices.some((one) => one.unitId === unitId)) return null
  return (
    <div className="desk-choice no-print">
      <Select
        bare
        label={t(text.whoseOffice)}
        options={offices.map((one) => ({ value: String(one.unitId), label: one.name }))}
        value={String(unitId)}
        onChange={(chosen) => onChange(Number(chosen))}
      />
    </div>
  )
}
