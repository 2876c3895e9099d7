import type { Lecturer } from "../../../contract/lecturers.ts"
import { lecturerKinds } from "../../../contract/study-words.ts"
import type { LecturerKind } from "../../../domain/lecturers/lecturer-kinds.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { api, ask } from "../../api/client.ts"
import type { ActionHeaders } from "../../api/use-action.ts"
import { Chips } from "../../design/Chips.tsx"
import { Combobox } from "../../design/Combobox.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import type { Found } from "../../design/found.ts"
import { TextInput } from "../../design/TextInput.tsx"
import { searchMembers } from "../../shell/search-members.ts"
import { useKeptForm } from "../../shell/use-kept-form.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly unitId: number
  /** The lecturer that is changed; none: a new one. */
  readonly lecturer?: Lecturer
  /** What a new one begins with. */
  readonly name?: string
  readonly onClose: () => void
}

interface Draft {
  readonly name: string
  readonly kind: LecturerKind
  readonly work: string
  readonly member: Found | null
  readonly spellings: string
}

/** The name under which it keeps what is typed. */
export const lecturerName = (unitId: number, of: number | string) => `lecturer ${unitId} ${of}`

/** Enters a lecturer, or changes what is kept of them. */
export function LecturerForm({ unitId, lecturer, name = "", onClose }: Props) {
  const { t } = useText()
  const form = useKeptForm<Draft>({
    name: lecturerName(unitId, lecturer?.knownLecturerId ?? name),
    begin: () => ({
      name: lecturer?.name ?? name,
      kind: lecturer?.kind ?? "expert",
      work: lecturer?.work ?? "",
      member: lecturer?.member
        ? {
            value: String(lecturer.member.memberId),
            label: lecturer.member.name,
            detail: lecturer.member.code,
          }
        : null,
      spellings: lecturer?.spellings.join("、") ?? "",
    }),
    send: (typed, sent) => sendLecturer(unitId, lecturer, typed, sent),
    said: lecturer ? text.changed : text.added,
    onClose,
  })
  const { typed: draft, set, faultOf } = form
  return (
    <FormDialog title={t(lecturer ? text.change : text.add)} action={t(text.save)} {...form.dialog}>
      <TextInput
        required
        label={t(text.name)}
        maxLength={lengths.personName}
        value={draft.name}
        onChange={(said) => set({ name: said })}
        error={faultOf("name")}
      />
      <Chips
        label={t(text.kind)}
        options={(Object.keys(lecturerKinds) as LecturerKind[]).map((value) => ({
          value,
          label: t(lecturerKinds[value]),
        }))}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextInput
        label={t(text.work)}
        maxLength={200}
        value={draft.work}
        onChange={(work) => set({ work })}
        error={faultOf("work")}
      />
      <Combobox
        label={t(text.member)}
        hint={t(text.memberHint)}
        value={draft.member}
        onChange={(member) => set({ member })}
        search={searchMembers}
        error={faultOf("memberId")}
      />
      {lecturer && (
        <TextInput
          label={t(text.spellings)}
          hint={t(text.spellingsHint)}
          value={draft.spellings}
          onChange={(spellings) => set({ spellings })}
          error={faultOf("spellings")}
        />
      )}
    </FormDialog>
  )
}

function sendLecturer(
  unitId: number,
  lecturer: Lecturer | undefined,
  { member, spellings, ...said }: Draft,
  sent: ActionHeaders,
): Promise<unknown> {
  const names = spellings.split(/[、,，;；]/).map((one) => one.trim())
  const body = {
    ...said,
    memberId: member ? Number(member.value) : null,
    spellings: [...new Set(names.filter((one) => one !== ""))],
  }
  return lecturer
    ? ask(
        api.PATCH("/api/units/{unitId}/lecturers/{knownLecturerId}", {
          params: {
            path: { unitId: lecturer.unit.unitId, knownLecturerId: lecturer.knownLecturerId },
            header: { "If-Match": `"${lecturer.version}"`, ...sent.headers },
          },
          body,
        }),
      )
    : ask(api.POST("/api/units/{unitId}/lecturers", { params: { path: { unitId } }, body, ...sent }))
}
