import { type RefObject, useEffect, useRef } from "react"

/** Brings whoever came to fill in one field of a form to it: the field is found by the name that it shows. */
export function useFieldWanted(name: string | undefined): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (name === undefined) return
    const names = [...(form.current?.querySelectorAll("label, legend") ?? [])]
    // What is optional says so behind its name.
    const exact = names.find((one) => one.firstChild?.textContent === name)
    const named = exact ?? names.find((one) => one.textContent.startsWith(name))
    const field = named?.closest(".field, fieldset")
    field?.scrollIntoView({ block: "center" })
    field?.querySelector<HTMLElement>("input, textarea, select, button")?.focus({ preventScroll: true })
  }, [name])
  return form
}
