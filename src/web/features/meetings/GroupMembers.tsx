import { api } from "../../api/client.ts"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import type { GroupMember, StudyDays } from "./study-days-query.ts"
import { text } from "./study-days-text.ts"

const kinds = ["present", "excused", "madeUp", "absent", "own"] as const

/** The days of each member: there, on leave, made up, absent, and apart what they studied alone. By post and code. */
export function GroupMembers({ days: { unit, year, members, dayHours } }: { readonly days: StudyDays }) {
  const { t, format } = useText()
  const columns: readonly Column<GroupMember>[] = [
    {
      key: "name",
      title: t(text.member),
      cell: ({ name, head, now }) => (
        <>
          {name} {head && <small>{t(text.head)}</small>}
          {!now && <small>{t(text.left)}</small>}
        </>
      ),
      phone: "title",
    },
    ...kinds.map(
      (kind): Column<GroupMember> => ({
        key: kind,
        title: t(text[kind]),
        cell: ({ days }) => format.number(days[kind]),
        numeric: true,
      }),
    ),
  ]
  return (
    <Sheet
      title={t(text.members)}
      action={
        members.length > 0 && (
          <SheetButton
            alone
            ask={() =>
              api.GET("/api/sheets/units/{unitId}/study-days/members", {
                params: { path: { unitId: unit.unitId }, query: { year: String(year) } },
              })
            }
          />
        )
      }
    >
      <p className="small">
        {members.length === 0 ? t(text.noMembers) : t(text.inDays(format.number(dayHours)))}
      </p>
      {members.length > 0 && (
        <DataTable
          caption={t(text.members)}
          rows={members}
          columns={columns}
          keyOf={({ memberId }) => memberId}
        />
      )}
    </Sheet>
  )
}
