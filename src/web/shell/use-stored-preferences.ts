import { useEffect, useRef } from "react"
import { api, ask } from "../api/client.ts"
import { usePreferences } from "../text/preferences.tsx"
import type { Session } from "./session.ts"

/**
 * Keeps language and size of print with the account, so that they are there wherever one signs in. What the account
 * has decided comes first; every later change goes to the server.
 */
export function useStoredPreferences({ prefs }: Session): void {
  const { language, elder, setLanguage, setElder } = usePreferences()
  const kept = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (kept.current !== undefined) return
    const decided = {
      language: prefs.language === "zh" || prefs.language === "en" ? prefs.language : language,
      elder: typeof prefs.elder === "boolean" ? prefs.elder : elder,
    }
    kept.current = JSON.stringify(decided)
    setLanguage(decided.language)
    setElder(decided.elder)
  }, [prefs, language, elder, setLanguage, setElder])
  useEffect(() => {
    const now = JSON.stringify({ language, elder })
    if (kept.current === undefined || kept.current === now) return
    const settled = setTimeout(() => {
      kept.current = now
      // A choice that does not reach the server still holds in this browser.
      ask(api.PUT("/api/me/preferences", { body: { language, elder } })).catch(() => undefined)
    }, 500)
    return () => clearTimeout(settled)
  }, [language, elder])
}
