import { useCombobox } from "downshift"
import { useEffect, useRef, useState } from "react"
import { useText } from "../text/use-text.ts"
import { Field, type FieldProps } from "./Field.tsx"
import type { Found } from "./found.ts"
import { text } from "./text.ts"

export type { Found } from "./found.ts"

interface Props extends FieldProps {
  readonly value: Found | null
  readonly onChange: (value: Found | null) => void
  /** Asks for what begins or sounds like the text; also with none, for what is usual here. */
  readonly search: (typed: string, signal: AbortSignal) => Promise<readonly Found[]>
  readonly placeholder?: string
}

type Searched = { readonly found: readonly Found[]; readonly state: "idle" | "searching" | "failed" | "done" }

/** Searches a while after the last key, and forgets what is no longer wanted. */
function useSearch(search: Props["search"], typed: string, open: boolean): Searched {
  const [searched, setSearched] = useState<Searched>({ found: [], state: "idle" })
  const asked = useRef(search)
  asked.current = search
  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    setSearched((before) => ({ found: before.found, state: "searching" }))
    const timer = setTimeout(() => {
      asked.current(typed, stop.signal).then(
        (found) => {
          if (!stop.signal.aborted) setSearched({ found, state: "done" })
        },
        () => {
          if (!stop.signal.aborted) setSearched({ found: [], state: "failed" })
        },
      )
    }, 150)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [typed, open])
  return searched
}

/** A person, a unit, or whatever is too many for a list: type some of the name, its pinyin or its initials. */
export function Combobox({ value, onChange, search, placeholder, ...field }: Props) {
  const { t } = useText()
  const [typed, setTyped] = useState(value?.label ?? "")
  const [open, setOpen] = useState(false)
  // Whoever is put in or taken out, here or by the form around it, shows as it is then.
  const [shown, setShown] = useState(value?.value)
  if (shown !== value?.value) {
    setShown(value?.value)
    setTyped(value?.label ?? "")
  }
  const { found, state } = useSearch(search, typed === value?.label ? "" : typed, open)
  const { isOpen, getInputProps, getMenuProps, getItemProps, highlightedIndex } = useCombobox<Found>({
    items: [...found],
    itemToString: (item) => item?.label ?? "",
    itemToKey: (item) => item?.value,
    selectedItem: value,
    inputValue: typed,
    // A key is taken by the field itself, below: heard from here it comes after the render, and the next one is lost.
    onInputValueChange: ({ inputValue, type }) => {
      if (type !== useCombobox.stateChangeTypes.InputChange) setTyped(inputValue)
    },
    onIsOpenChange: (change) => {
      setOpen(change.isOpen)
      const { ItemClick, InputBlur } = useCombobox.stateChangeTypes
      // Whoever goes on without choosing finds what they typed, and a word about it.
      const goesOn = change.type === InputBlur && typed.trim() !== "" && change.selectedItem === value
      if (!change.isOpen && change.type !== ItemClick && !goesOn) {
        setTyped(change.selectedItem?.label ?? "")
      }
    },
    onSelectedItemChange: ({ selectedItem }) => onChange(selectedItem),
  })
  const notChosen = typed.trim() !== "" && typed !== (value?.label ?? "")
  const words =
    state === "failed"
      ? text.searchFailed
      : state === "done" && found.length === 0
        ? text.noneFound
        : text.searching
  return (
    <Field
      {...field}
      error={field.error ?? (notChosen && !isOpen ? t(text.notChosen) : undefined)}
      unfinished={notChosen || field.unfinished}
    >
      {(wiring) => (
        <div className="combobox">
          <input
            className="input"
            placeholder={placeholder}
            {...getInputProps({
              ...wiring,
              "aria-label": undefined,
              "aria-labelledby": undefined,
              onChange: ({ currentTarget }) => setTyped(currentTarget.value),
            })}
          />
          {value && (
            <button type="button" className="button quiet icon clear" onClick={() => onChange(null)}>
              <span aria-hidden="true">×</span>
              <span className="unseen">{`${t(text.clear)} ${value.label}`}</span>
            </button>
          )}
          <ul
            className={isOpen ? "options" : "options closed"}
            {...getMenuProps({ "aria-label": field.label, "aria-labelledby": undefined })}
          >
            {isOpen &&
              found.map((item, index) => (
                <li
                  key={item.value}
                  className={index === highlightedIndex ? "option on" : "option"}
                  {...getItemProps({ item, index })}
                >
                  {item.label}
                  {item.detail && <small>{item.detail}</small>}
                </li>
              ))}
          </ul>
          {isOpen && found.length === 0 && (
            <p className="options none" role="status">
              {t(words)}
            </p>
          )}
        </div>
      )}
    </Field>
  )
}
