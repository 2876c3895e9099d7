import { Fragment, type ReactNode } from "react"

export interface NamedValue {
  readonly name: string
  readonly value: ReactNode
}

/** Names and values, one below the other. Values that are not there are left out. */
export function Lines({ items }: { readonly items: readonly NamedValue[] }) {
  const present = items.filter(({ value }) => value !== undefined && value !== null && value !== "")
  return (
    <dl className="lines">
      {present.map(({ name, value }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
