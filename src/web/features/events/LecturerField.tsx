import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { lecturerKinds } from "../../../contract/study-words.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import type { Found } from "../../design/Combobox.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { PersonPicker } from "./PersonPicker.tsx"
import { text } from "./text.ts"

/** Whoever lectured: somebody of the roster, or a name from outside; never both. */
export interface Lecturer {
  readonly lecturer: Found | null
  readonly lecturerName: string
}

interface Props extends Lecturer {
  readonly unitId: number
  readonly faultOf: (field: "lecturerId" | "lecturerName") => string | undefined
  readonly onChange: (lecturer: Lecturer) => void
}

/** What somebody of the register of lecturers, who is in no roster, is told apart by in the list. */
const outsideMark = "outside "

/** Somebody of the roster or of the register of lecturers, found by name; or a name that is in neither. */
export function LecturerField({ unitId, lecturer, lecturerName, faultOf, onChange }: Props) {
  const { t } = useText()
  const queries = useQueryClient()
  const [outside, setOutside] = useState(lecturerName !== "")
  const turn = () => {
    setOutside(!outside)
    onChange({ lecturer: null, lecturerName: "" })
  }
  const register = async (typed: string): Promise<Found[]> => {
    const { lecturers } = await queries.fetchQuery({
      queryKey: ["lecturers", unitId],
      queryFn: () => ask(api.GET("/api/units/{unitId}/lecturers", { params: { path: { unitId } } })),
      staleTime: 300_000,
    })
    return lecturers
      .filter(({ name, work }) => typed === "" || `${name} ${work ?? ""}`.includes(typed))
      .slice(0, 20)
      .map(({ name, work, kind, member }) => ({
        value: member ? String(member.memberId) : `${outsideMark}${name}`,
        label: name,
        detail: work ?? t(lecturerKinds[kind]),
      }))
  }
  const choose = (found: Found | null) => {
    const isOutside = found?.value.startsWith(outsideMark) === true
    setOutside(isOutside)
    onChange(
      isOutside ? { lecturer: null, lecturerName: found.label } : { lecturer: found, lecturerName: "" },
    )
  }
  return (
    <div className="lecturer">
      {outside ? (
        <TextInput
          label={t(text.lecturerOutside)}
          value={lecturerName}
          maxLength={lengths.personName}
          error={faultOf("lecturerName")}
          onChange={(name) => onChange({ lecturer: null, lecturerName: name })}
        />
      ) : (
        <PersonPicker
          label={t(text.lecturer)}
          unitId={unitId}
          value={lecturer}
          error={faultOf("lecturerId")}
          also={register}
          onChange={choose}
        />
      )}
      <Button kind="quiet" className="not-elder" onClick={turn}>
        {t(outside ? text.lecturerFromRoster : text.lecturerFromOutside)}
      </Button>
    </div>
  )
}
