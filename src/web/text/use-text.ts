import { useMemo } from "react"
import { usePreferences } from "./preferences.tsx"
import { type Speech, speechIn } from "./speech.ts"

export type { Speech } from "./speech.ts"

/** The one way a component speaks. */
export function useText(): Speech {
  const { language } = usePreferences()
  return useMemo(() => speechIn(language), [language])
}
