import { lengths } from "../../../domain/shared/plain-text.ts"
import { faultAt } from "../../api/problem.ts"
import { ChipSet } from "../../design/Chips.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { choices } from "../../text/words.ts"
import type { Draft } from "./person-draft.ts"
import { text } from "./text.ts"

interface Props {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly error: unknown
  /** The number that is kept, masked. */
  readonly phone?: string | null
}

/** What is known of a person, to be filled in. */
export function PersonFields({ draft, onChange, error, phone }: Props) {
  const { t, words } = useText()
  const set = <K extends keyof Draft>(field: K) => ({
    value: draft[field],
    onChange: (value: Draft[K]) => onChange({ ...draft, [field]: value }),
    error: faultAt(error, `/${field}`),
  })
  return (
    <>
      <TextInput
        label={t(text.name)}
        required
        maxLength={lengths.personName}
        autoComplete="off"
        {...set("name")}
      />
      <div className="form-row">
        <Select
          label={t(text.gender)}
          empty={t(text.notSaid)}
          options={choices(words.genders)}
          {...set("gender")}
        />
        <DateInput label={t(text.bornOn)} {...set("bornOn")} />
      </div>
      <TextInput
        label={t(text.phone)}
        type="tel"
        maxLength={lengths.phone}
        autoComplete="off"
        {...(phone ? { hint: t(text.phoneNow(phone)) } : {})}
        {...set("phone")}
      />
      <div className="form-row">
        <Select
          label={t(text.status)}
          empty={t(text.notSaid)}
          options={choices(words.memberStatuses)}
          {...set("status")}
        />
        <DateInput label={t(text.joinedOn)} {...set("joinedOn")} />
      </div>
      <div className="form-row">
        <Select
          label={t(text.rank)}
          empty={t(text.notSaid)}
          options={choices(words.ranks)}
          {...set("rank")}
        />
        <Select
          label={t(text.service)}
          empty={t(text.notSaid)}
          options={[
            { value: "yes", label: t(text.yes) },
            { value: "no", label: t(text.no) },
          ]}
          {...set("inService")}
        />
      </div>
      <ChipSet
        label={t(text.circumstances)}
        options={choices(words.circumstances)}
        values={draft.circumstances}
        onChange={(circumstances) => onChange({ ...draft, circumstances })}
      />
    </>
  )
}
