import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react"
import type { Language } from "./text.ts"

/** How somebody wants the pages: kept in this browser, and applied to the whole document. */
export interface Preferences {
  readonly language: Language
  readonly elder: boolean
  setLanguage(language: Language): void
  setElder(elder: boolean): void
}

const Context = createContext<Preferences | undefined>(undefined)

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // A browser that keeps nothing still shows the pages.
  }
}

/** The language kept here; otherwise the browser's, Chinese where it is neither. */
export function languageNow(): Language {
  const own = kept("language")
  if (own === "zh" || own === "en") return own
  return navigator.language.startsWith("en") ? "en" : "zh"
}

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(languageNow)
  const [elder, setElder] = useState(() => kept("elder") === "yes")
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en"
    keep("language", language)
  }, [language])
  useEffect(() => {
    document.documentElement.classList.toggle("elder", elder)
    keep("elder", elder ? "yes" : "no")
  }, [elder])
  const value = useMemo(() => ({ language, elder, setLanguage, setElder }), [language, elder])
  return <Context.Provider value={value}>{children}</Context.Provider>
}

export function usePreferences(): Preferences {
  const preferences = useContext(Context)
  if (!preferences) throw new Error("there are no preferences above this")
  return preferences
}
