import { useText } from "../../text/use-text.ts"
import type { Draft } from "./person-draft.ts"
import { text } from "./text.ts"

/** What a form says, as people read it: for two versions side by side. */
export function useShownField() {
  const { t, format, words } = useText()
  const names: Readonly<Record<keyof Draft, string>> = {
    name: t(text.name),
    gender: t(text.gender),
    bornOn: t(text.bornOn),
    phone: t(text.phone),
    status: t(text.status),
    joinedOn: t(text.joinedOn),
    rank: t(text.rank),
    inService: t(text.service),
    circumstances: t(text.circumstances),
  }
  const shown: { readonly [K in keyof Draft]: (value: Draft[K]) => string } = {
    name: (value) => value,
    gender: (value) => (value ? words.genders[value] : ""),
    bornOn: (value) => (value ? format.fullDay(value) : ""),
    phone: (value) => value,
    status: (value) => (value ? words.memberStatuses[value] : ""),
    joinedOn: (value) => (value ? format.fullDay(value) : ""),
    rank: (value) => (value ? words.ranks[value] : ""),
    inService: (value) => (value ? t(value === "yes" ? text.yes : text.no) : ""),
    circumstances: (values) => format.list(values.map((one) => words.circumstances[one])),
  }
  const value = <K extends keyof Draft>(draft: Draft, field: K) =>
    shown[field](draft[field]) || t(text.notSaid)
  return { name: (field: keyof Draft) => names[field], value }
}
