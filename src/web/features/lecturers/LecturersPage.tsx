import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import type { Lecturer } from "../../../contract/lecturers.ts"
import { lecturerKinds } from "../../../contract/study-words.ts"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Cut } from "../../design/Cut.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useCan } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { LecturerForm, lecturerName } from "./LecturerForm.tsx"
import { text } from "./text.ts"

/** The lecturers that a unit may choose; and names that stand at its activities and in no register. */
export function LecturersPage() {
  const { t, format } = useText()
  const unitId = Number(useParams({ from: "/units/$unitId/lecturers" }).unitId)
  const seesStanding = useCan("board.read")
  const [adding, setAdding] = useState<string | undefined>(
    useHasDraft(lecturerName(unitId, "")) ? "" : undefined,
  )
  const lecturers = useQuery({
    queryKey: ["lecturers", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/lecturers", { params: { path: { unitId } } })),
  })
  return (
    <Loaded query={lecturers} lines={6}>
      {({ unit, lecturers: rows, more, names, moreNames, can }) => {
        const keeps = can.includes("study.keep")
        return (
          <div className="stack">
            <StudyHead
              page="lecturers"
              unit={unit}
              action={
                <>
                  <SheetButton
                    ask={() =>
                      api.GET("/api/sheets/units/{unitId}/lecturers", { params: { path: { unitId } } })
                    }
                  />
                  {seesStanding && (
                    <LinkButton href={to.secretaryLectures(unitId)}>{t(text.secretaries)}</LinkButton>
                  )}
                  {keeps && (
                    <Button kind="primary" onClick={() => setAdding("")}>
                      {t(text.add)}
                    </Button>
                  )}
                </>
              }
            />
            <p className="small">{t(text.note)}</p>
            <Sheet>
              <Register unitId={unitId} rows={rows} />
              <Cut shown={rows.length} more={more} />
            </Sheet>
            {keeps && names.length > 0 && (
              <Sheet title={t(text.names)} className="no-print">
                <div className="actions">
                  {names.map(({ name, times }) => (
                    <Button key={name} onClick={() => setAdding(name)}>
                      {t(text.enter(name, format.number(times)))}
                    </Button>
                  ))}
                </div>
                <Cut shown={names.length} more={moreNames} />
              </Sheet>
            )}
            {adding !== undefined && keeps && (
              <LecturerForm unitId={unitId} name={adding} onClose={() => setAdding(undefined)} />
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function Register({ unitId, rows }: { readonly unitId: number; readonly rows: readonly Lecturer[] }) {
  const { t, format } = useText()
  if (rows.length === 0) return <EmptyState title={t(text.none)}>{t(text.noneHelp)}</EmptyState>
  const columns: readonly Column<Lecturer>[] = [
    { key: "name", title: t(text.name), cell: ({ name }) => name, phone: "title" },
    {
      key: "kind",
      title: t(text.kind),
      cell: ({ kind }) => t(lecturerKinds[kind]),
      tight: true,
      phone: "plain",
    },
    { key: "work", title: t(text.work), cell: ({ work }) => work, phone: "plain" },
    {
      key: "taught",
      title: t(text.taught),
      cell: ({ taught }) => (taught === 0 ? "" : t(text.times(format.number(taught)))),
      tight: true,
      phone: "line",
    },
    {
      key: "last",
      title: t(text.lastOn),
      cell: ({ lastOn }) => (lastOn ? format.day(lastOn) : ""),
      tight: true,
      phone: "line",
    },
  ]
  return (
    <DataTable
      caption={t(text.caption)}
      rows={rows}
      columns={columns}
      keyOf={({ knownLecturerId }) => knownLecturerId}
      hrefOf={({ knownLecturerId }) => to.lecturer(unitId, knownLecturerId)}
    />
  )
}
