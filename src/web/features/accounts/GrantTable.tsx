import { useState } from "react"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import { type Waits, WaitsDialog } from "./WaitsDialog.tsx"

export interface GrantRow {
  readonly grantId: number
  readonly name: string
  readonly role: GrantedRole
  readonly unitName: string | null
  readonly fromOn: string
  readonly untilOn: string | null
  readonly endedAt: string | null
  readonly endedBy: string | null
  readonly can: readonly ("end" | "restore")[]
}

interface Props {
  readonly rows: readonly GrantRow[]
  /** Whose they are is shown too. */
  readonly named?: boolean
  /** They are over. */
  readonly over?: boolean
}

/** Roles held in units, from a day until a day. */
export function GrantTable({ rows, named, over = false }: Props) {
  const { t, words, format } = useText()
  const { today } = useSession()
  const tell = useToast()
  const [waits, setWaits] = useState<Waits>()
  const end = useAction({
    run: (grantId: number, action) =>
      ask(api.DELETE("/api/grants/{grantId}", { params: { path: { grantId } }, ...action })),
    onDone: (_, grantId) => tell({ text: t(text.ended), undo: () => restore.mutate(grantId) }),
  })
  const restore = useAction({
    run: (grantId: number, action) =>
      ask(api.POST("/api/grants/{grantId}/restore", { params: { path: { grantId } }, ...action })),
    onDone: ({ waits }) => {
      if (waits === null) tell({ text: t(text.restored) })
      else setWaits(waits)
    },
  })
  const how = ({ endedAt, endedBy, untilOn }: GrantRow) => {
    if (endedAt !== null) return t(text.endedBy(format.instant(endedAt), endedBy ?? "—"))
    return untilOn !== null && untilOn <= today ? t(text.ranOut) : undefined
  }
  const days = (row: GrantRow) => {
    const { fromOn, untilOn } = row
    const span = `${format.fullDay(fromOn)} – ${untilOn === null ? t(text.open) : format.fullDay(untilOn)}`
    const ended = how(row)
    return ended === undefined ? (
      span
    ) : (
      <>
        <div>{span}</div>
        <small className="hint">{ended}</small>
      </>
    )
  }
  const role = { key: "role", title: t(text.role), cell: ({ role }: GrantRow) => words.roles[role] }
  return (
    <>
      <DataTable
        caption={t(text.roles)}
        rows={rows}
        keyOf={({ grantId }) => grantId}
        columns={[
          ...(named
            ? [
                {
                  key: "name",
                  title: t(text.name),
                  cell: ({ name }: GrantRow) => name,
                  phone: "title" as const,
                },
                { ...role, phone: "plain" as const },
              ]
            : [{ ...role, phone: "title" as const }]),
          {
            key: "unit",
            title: t(text.unit),
            cell: ({ unitName }) => unitName ?? t(text.wholeDistrict),
            phone: "plain",
          },
          { key: "days", title: t(text.days), cell: days, phone: "plain" },
          {
            key: "end",
            title: t(over ? text.restore : text.end),
            tight: true,
            phone: "side",
            cell: ({ grantId, can: [may] }) =>
              may !== undefined && (
                <Button
                  kind="quiet"
                  busy={end.isPending || restore.isPending}
                  onClick={() => (may === "end" ? end : restore).mutate(grantId)}
                >
                  {t(may === "end" ? text.end : text.restore)}
                </Button>
              ),
          },
        ]}
      />
      {waits && <WaitsDialog waits={waits} onClose={() => setWaits(undefined)} />}
      {(end.error ?? restore.error) && <ErrorNote error={end.error ?? restore.error} />}
    </>
  )
}
