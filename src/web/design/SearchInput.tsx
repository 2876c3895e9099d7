import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { TextInput } from "./TextInput.tsx"

interface Props {
  readonly label: string
  readonly placeholder: string
  readonly className?: string
  readonly maxLength: number
  /** What is asked for now. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** Enter takes what was found; left out, it is the form's. */
  readonly onEnter?: () => void
}

/** A line to find something by; it is asked for a while after the last key. */
export function SearchInput({ value, onChange, onEnter, ...others }: Props) {
  const [typed, setTyped] = useState(value)
  const latest = useRef(onChange)
  latest.current = onChange
  // What was asked for from here comes back as the value, maybe after the next keys: then it changes nothing.
  const sent = useRef<readonly string[]>([])
  useEffect(() => {
    const at = sent.current.indexOf(value)
    sent.current = sent.current.slice(at + 1)
    if (at === -1) setTyped((now) => (now.trim() === value ? now : value))
  }, [value])
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => {
      sent.current = [...sent.current, typed.trim()]
      latest.current(typed)
    }, 200)
    return () => clearTimeout(timer)
  }, [typed, value])
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !onEnter) return
    event.preventDefault()
    onEnter()
  }
  return <TextInput bare type="search" {...others} value={typed} onChange={setTyped} onKeyDown={keyed} />
}
