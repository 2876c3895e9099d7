import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter } from "@tanstack/react-router"
import { useState } from "react"
import type { Answer } from "../../../contract/endpoints/index.ts"
import type { Lecturer } from "../../../contract/lecturers.ts"
import { lecturerKinds } from "../../../contract/study-words.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Cut } from "../../design/Cut.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { LecturerForm, lecturerName } from "./LecturerForm.tsx"
import { text } from "./text.ts"

type Taught = Answer<"GET /units/{unitId}/lecturers/{knownLecturerId}">["activities"][number]

/** A lecturer with what they taught. */
export function LecturerPage() {
  const { t, format } = useText()
  const params = useParams({ from: "/units/$unitId/lecturers/$knownLecturerId" })
  const unitId = Number(params.unitId)
  const knownLecturerId = Number(params.knownLecturerId)
  const [dialog, setDialog] = useState<"change" | "merge" | undefined>(
    useHasDraft(lecturerName(unitId, knownLecturerId)) ? "change" : undefined,
  )
  const close = () => setDialog(undefined)
  const found = useQuery({
    queryKey: ["lecturers", unitId, knownLecturerId],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/lecturers/{knownLecturerId}", {
          params: { path: { unitId, knownLecturerId } },
        }),
      ),
  })
  return (
    <Loaded query={found} lines={6}>
      {({ of, lecturer, activities, more }) => (
        <div className="stack">
          <StudyHead
            page="lecturers"
            unit={of}
            title={lecturer.name}
            note={[t(lecturerKinds[lecturer.kind]), lecturer.work].filter(Boolean).join(" · ")}
            action={
              lecturer.can.includes("study.keep") && (
                <>
                  <Button onClick={() => setDialog("merge")}>{t(text.merge)}</Button>
                  <Button onClick={() => setDialog("change")}>{t(text.change)}</Button>
                </>
              )
            }
          />
          <Sheet>
            <Lines
              items={[
                { name: t(text.work), value: lecturer.work },
                { name: t(text.member), value: lecturer.member?.name },
                { name: t(text.spellings), value: format.list(lecturer.spellings) },
              ]}
            />
          </Sheet>
          <Sheet
            title={t(text.whatTaught)}
            action={
              <SheetButton
                ask={() =>
                  api.GET("/api/sheets/units/{unitId}/lecturers/{knownLecturerId}", {
                    params: { path: { unitId, knownLecturerId } },
                  })
                }
              />
            }
          >
            <Activities activities={activities} />
            <Cut shown={activities.length} more={more} />
          </Sheet>
          {dialog === "change" && lecturer.can.includes("study.keep") && (
            <LecturerForm unitId={unitId} lecturer={lecturer} onClose={close} />
          )}
          {dialog === "merge" && <MergeForm lecturer={lecturer} onClose={close} />}
        </div>
      )}
    </Loaded>
  )
}

function Activities({ activities }: { readonly activities: readonly Taught[] }) {
  const { t, format, words } = useText()
  if (activities.length === 0) return <EmptyState title={t(text.nothingTaught)} />
  const columns: readonly Column<Taught>[] = [
    { key: "when", title: t(text.when), cell: ({ on }) => format.fullDay(on), tight: true, phone: "plain" },
    {
      key: "what",
      title: t(text.what),
      cell: ({ kind, topic }) => eventName(words.activityKinds[kind], topic),
      phone: "title",
    },
    { key: "where", title: t(text.where), cell: ({ unitName }) => unitName, phone: "plain" },
    {
      key: "hours",
      title: t(text.hours),
      cell: ({ hours }) => format.number(hours),
      numeric: true,
      tight: true,
      phone: "line",
    },
  ]
  return (
    <DataTable
      caption={t(text.whatTaught)}
      rows={activities}
      columns={columns}
      keyOf={({ activityId }) => activityId}
      hrefOf={({ activityId }) => to.event(activityId)}
    />
  )
}

/** Two entries that are the same person become one. */
function MergeForm({ lecturer, onClose }: { readonly lecturer: Lecturer; readonly onClose: () => void }) {
  const { t } = useText()
  const tell = useToast()
  const { history } = useRouter()
  const [into, setInto] = useState("")
  const { unitId } = lecturer.unit
  const { data } = useQuery({
    queryKey: ["lecturers", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/lecturers", { params: { path: { unitId } } })),
  })
  const others = data?.lecturers.filter(
    (one) => one.knownLecturerId !== lecturer.knownLecturerId && one.can.includes("study.keep"),
  )
  const merge = useAction({
    run: (intoId: number, sent) =>
      ask(
        api.POST("/api/units/{unitId}/lecturers/{knownLecturerId}/merge", {
          params: { path: { unitId, knownLecturerId: lecturer.knownLecturerId } },
          body: { intoId },
          ...sent,
        }),
      ),
    onDone: ({ knownLecturerId }) => {
      tell({ text: t(text.merged) })
      history.replace(to.lecturer(unitId, knownLecturerId))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(text.merge)}
      action={t(text.mergeDo)}
      busy={merge.isPending}
      error={merge.error}
      onDo={() => {
        if (into !== "") merge.mutate(Number(into))
      }}
      onClose={onClose}
    >
      <p className="small">{t(text.mergeHelp)}</p>
      <Select
        required
        label={t(text.mergeInto)}
        empty=""
        options={(others ?? []).map(({ knownLecturerId, name, work }) => ({
          value: String(knownLecturerId),
          label: [name, work].filter(Boolean).join(" · "),
        }))}
        value={into}
        onChange={setInto}
      />
    </FormDialog>
  )
}
