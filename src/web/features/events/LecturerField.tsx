import { useState } from "react"
import { lengths } from "../../../domain/shared/plain-text.ts"
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

export function LecturerField({ unitId, lecturer, lecturerName, faultOf, onChange }: Props) {
  const { t } = useText()
  const [outside, setOutside] = useState(lecturerName !== "")
  const turn = () => {
    setOutside(!outside)
    onChange({ lecturer: null, lecturerName: "" })
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
          onChange={(found) => onChange({ lecturer: found, lecturerName: "" })}
        />
      )}
      <Button kind="quiet" className="not-elder" onClick={turn}>
        {t(outside ? text.lecturerFromRoster : text.lecturerFromOutside)}
      </Button>
    </div>
  )
}
