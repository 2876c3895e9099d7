import { type FormEvent, useState } from "react"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Cut } from "../../design/Cut.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { RadioGroup } from "../../design/RadioGroup.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useRefused } from "../../design/use-refused.ts"
import { useSession } from "../../shell/session.ts"
import { useDraft, useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import type { StudyDays } from "./study-days-query.ts"
import { text } from "./study-days-text.ts"

type OwnDay = StudyDays["days"][number]

const draftName = (unitId: number) => `unit ${unitId} study day`

/** The days on which members of a central group studied by themselves: noted here, and counting towards nothing. */
export function OwnStudyDays({ days }: { readonly days: StudyDays }) {
  const { t, format } = useText()
  const { unitId } = days.unit
  const writes = days.can.includes("study-day.write") && days.members.some(({ now }) => now)
  const [adds, setAdds] = useState(useHasDraft(draftName(unitId)))
  const columns: readonly Column<OwnDay>[] = [
    { key: "on", title: t(text.date), cell: ({ on }) => format.day(on), tight: true, phone: "side" },
    { key: "member", title: t(text.member), cell: ({ member }) => member.name, tight: true, phone: "title" },
    { key: "subject", title: t(text.subject), cell: ({ subject }) => subject, phone: "plain" },
    {
      key: "days",
      title: t(text.long),
      cell: ({ days: long }) => t(long === 1 ? text.wholeDay : text.halfDay),
      tight: true,
      phone: "plain",
    },
    ...(writes
      ? [
          {
            key: "deed",
            deeds: true,
            title: t(text.deeds),
            cell: (day: OwnDay) => <Remove unitId={unitId} day={day} />,
            tight: true,
            phone: "below",
          } as const,
        ]
      : []),
  ]
  return (
    <Sheet
      title={t(text.ownDays)}
      action={
        <span className="row">
          {days.days.length > 0 && (
            <SheetButton
              alone
              ask={() =>
                api.GET("/api/sheets/units/{unitId}/study-days", {
                  params: { path: { unitId }, query: { year: String(days.year) } },
                })
              }
            />
          )}
          {writes && !adds && <Button onClick={() => setAdds(true)}>{t(text.addOwn)}</Button>}
        </span>
      }
    >
      {days.days.length === 0 && !adds && <p className="small">{t(text.noOwnDays)}</p>}
      {days.days.length > 0 && (
        <DataTable
          caption={t(text.ownDays)}
          rows={days.days}
          columns={columns}
          keyOf={({ studyDayId }) => studyDayId}
        />
      )}
      <Cut shown={days.days.length} more={days.moreDays} />
      {adds && writes && <NewDay days={days} onDone={() => setAdds(false)} />}
    </Sheet>
  )
}

function Remove({
  unitId,
  day: { studyDayId, member, on },
}: {
  readonly unitId: number
  readonly day: OwnDay
}) {
  const { t, format } = useText()
  const onRefused = useRefused()
  const remove = useAction({
    onRefused,
    run: (_: undefined, action) =>
      ask(
        api.DELETE("/api/units/{unitId}/study-days/{studyDayId}", {
          params: { path: { unitId, studyDayId }, header: action.headers },
        }),
      ),
  })
  return (
    <Button
      kind="quiet"
      className="no-print"
      busy={remove.isPending}
      aria-label={t(text.removeOf(member.name, format.day(on)))}
      onClick={() => remove.mutate(undefined)}
    >
      {t(text.remove)}
    </Button>
  )
}

interface NewProps {
  readonly days: StudyDays
  readonly onDone: () => void
}

function NewDay({ days: { unit, members }, onDone }: NewProps) {
  const { t } = useText()
  const tell = useToast()
  const { today } = useSession()
  const typed = useDraft(draftName(unit.unitId), () => ({
    member: "",
    on: today as string,
    long: "1",
    subject: "",
  }))
  const { member, on, long, subject } = typed.value
  const close = () => {
    typed.finish()
    onDone()
  }
  const note = useAction({
    run: (_: undefined, action) =>
      ask(
        api.POST("/api/units/{unitId}/study-days", {
          params: { path: { unitId: unit.unitId }, header: action.headers },
          body: { memberId: Number(member), on, days: long === "1" ? 1 : 0.5, subject },
        }),
      ),
    onDone: () => {
      tell({ text: t(text.noted) })
      close()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (member !== "" && on !== "" && subject.trim() !== "") note.mutate(undefined)
  }
  return (
    <form className="form no-print" onSubmit={submit}>
      <div className="form-row">
        <Select
          required
          label={t(text.member)}
          empty={t(text.chooseMember)}
          options={members
            .filter(({ now }) => now)
            .map(({ memberId, name, code }) => ({
              value: String(memberId),
              label: members.filter((one) => one.name === name).length > 1 ? `${name} ${code}` : name,
            }))}
          value={member}
          onChange={(chosen) => typed.set({ member: chosen })}
        />
        <DateInput required label={t(text.date)} value={on} onChange={(day) => typed.set({ on: day })} />
      </div>
      <RadioGroup
        label={t(text.long)}
        value={long}
        options={[
          { value: "0.5", label: t(text.halfDay) },
          { value: "1", label: t(text.wholeDay) },
        ]}
        onChange={(chosen) => typed.set({ long: chosen })}
      />
      <TextInput
        required
        label={t(text.subject)}
        value={subject}
        maxLength={500}
        onChange={(said) => typed.set({ subject: said })}
      />
      {note.error && <ErrorNote error={note.error} />}
      <div className="actions">
        <Button kind="primary" type="submit" busy={note.isPending}>
          {t(text.save)}
        </Button>
        <Button kind="quiet" onClick={close}>
          {t(text.leave)}
        </Button>
      </div>
    </form>
  )
}
