import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Says a value of a unit's field in words. */
export function useShownValue(): (field: string, value: unknown) => string {
  const { t, format, words } = useText()
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    category: words.orgCategories,
    field: words.orgFields,
    lectureCycle: words.lectureCycles,
    studyDay: words.studyDays,
  }
  return (field, value) => {
    if (value === true) return t(text.yes)
    if (value === false) return t(text.no)
    if (value === null || value === undefined || value === "") return t(text.unknown)
    if (field === "foundedOn") return format.fullDay(String(value))
    return lists[field]?.[String(value)] ?? String(value)
  }
}
