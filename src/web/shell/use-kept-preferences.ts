import { useQuery } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { api, ask } from "../api/client.ts"
import { usePreferences } from "../text/preferences.tsx"

/**
 * Keeps language and size of print with the account, so that they are there wherever one signs in. What the account
 * has decided comes first; every later change goes to the server.
 */
export function useKeptPreferences(accountId: number): void {
  const { language, elder, setLanguage, setElder } = usePreferences()
  const { data } = useQuery({
    queryKey: ["preferences", accountId],
    queryFn: () => ask(api.GET("/api/me/preferences")),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const kept = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (!data || kept.current !== undefined) return
    kept.current = JSON.stringify({ language: data.language ?? language, elder: data.elder ?? elder })
    if (data.language !== undefined) setLanguage(data.language)
    if (data.elder !== undefined) setElder(data.elder)
  }, [data, language, elder, setLanguage, setElder])
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
