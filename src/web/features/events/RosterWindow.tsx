import { useWindowVirtualizer } from "@tanstack/react-virtual"
import { type ReactNode, useLayoutEffect, useRef, useState } from "react"
import type { RosterPerson } from "./roster-marks.ts"

interface Props {
  readonly people: readonly RosterPerson[]
  readonly children: (person: RosterPerson) => ReactNode
}

/** How wide a name is at least, by the print; and the room between two. */
const widths = { standard: 150, elder: 230, narrow: 132 }
const gap = 8

/** How many names go side by side in so many pixels. */
function columnsIn(width: number): number {
  const isElder = document.documentElement.classList.contains("elder")
  if (isElder && width < 500) return 1
  const least = isElder ? widths.elder : width < 500 ? widths.narrow : widths.standard
  return Math.max(1, Math.floor((width + gap) / (least + gap)))
}

/** Some thousand names, of which those near the window are drawn: each says its place among all, for who cannot see it. */
export function RosterWindow({ people, children }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const [room, setRoom] = useState({ columns: 2, top: 0 })
  useLayoutEffect(() => {
    const measure = () => {
      const box = list.current?.getBoundingClientRect()
      if (box) setRoom({ columns: columnsIn(box.width), top: box.top + window.scrollY })
    }
    measure()
    window.addEventListener("resize", measure)
    return () => window.removeEventListener("resize", measure)
  }, [])
  const { columns, top } = room
  const lines = useWindowVirtualizer({
    count: Math.ceil(people.length / columns),
    estimateSize: () => 52,
    overscan: 8,
    scrollMargin: top,
  })
  return (
    <ul ref={list} className="roster-window" style={{ height: lines.getTotalSize() }}>
      {lines.getVirtualItems().map(({ index, key, start }) => (
        <li
          key={key}
          role="presentation"
          ref={lines.measureElement}
          data-index={index}
          className="roster-line"
          style={{ transform: `translateY(${start - top}px)` }}
        >
          <ul
            className="roster"
            role="presentation"
            style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
          >
            {people.slice(index * columns, (index + 1) * columns).map((person, at) => (
              <li key={person.memberId} aria-posinset={index * columns + at + 1} aria-setsize={people.length}>
                {children(person)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
