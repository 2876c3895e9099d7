import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react"
import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

interface Head {
  /** Whose paper it is. */
  readonly unit: string
  /** The day it is printed. */
  readonly day: string
}

const Context = createContext<(head: Head | undefined) => void>(() => undefined)

interface PaperProps {
  /** What stands there unless the page says otherwise. */
  readonly usual: Head
  readonly children: ReactNode
}

/** The head that paper has and the screen does not: whose it is and of which day, above the page's own title. */
export function Paper({ usual, children }: PaperProps) {
  const { t, format } = useText()
  const [own, setOwn] = useState<Head | undefined>(undefined)
  const { unit, day } = own ?? usual
  return (
    <Context.Provider value={setOwn}>
      <div className="print-head">
        <span>{unit}</span>
        <span>{t(text.printedOn(format.fullDay(day)))}</span>
      </div>
      {children}
    </Context.Provider>
  )
}

/** Says that the paper is about a unit of its own; without it the paper names the whole organisation. */
export function PrintHead({ unit, day }: Head) {
  const say = useContext(Context)
  const head = useMemo(() => ({ unit, day }), [unit, day])
  useEffect(() => {
    say(head)
    return () => say(undefined)
  }, [say, head])
  return null
}
