import type { GrantedRole } from "../../../domain/access/roles.ts"
import { api, ask } from "../../api/client.ts"
import { useDeed } from "../../api/use-deed.ts"
import { Button } from "../../design/Button.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

export interface GrantRow {
  readonly grantId: number
  readonly name: string
  readonly role: GrantedRole
  readonly unitName: string | null
  readonly fromOn: string
  readonly untilOn: string | null
  readonly can: readonly string[]
}

interface Props {
  readonly rows: readonly GrantRow[]
  /** Whose they are is shown too. */
  readonly named?: boolean
}

/** Roles held in units, from a day until a day. */
export function GrantTable({ rows, named }: Props) {
  const { t, words, format } = useText()
  const tell = useToast()
  const end = useDeed({
    run: (grantId: number, deed) =>
      ask(api.DELETE("/api/grants/{grantId}", { params: { path: { grantId } }, ...deed })),
    onDone: () => tell({ text: t(text.ended) }),
  })
  const days = ({ fromOn, untilOn }: GrantRow) =>
    `${format.fullDay(fromOn)} – ${untilOn === null ? t(text.open) : format.fullDay(untilOn)}`
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
            title: t(text.end),
            phone: "side",
            cell: ({ grantId, can }) =>
              can.includes("end") && (
                <Button kind="quiet" busy={end.isPending} onClick={() => end.mutate(grantId)}>
                  {t(text.end)}
                </Button>
              ),
          },
        ]}
      />
      {end.error && <ErrorNote error={end.error} />}
    </>
  )
}
