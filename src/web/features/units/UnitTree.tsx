import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { useId, useState } from "react"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Skeleton } from "../../design/Skeleton.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import { childrenQuery, topsQuery } from "./unit-queries.ts"

/** What the reader has opened and shut, kept from page to page. */
const chosen = new Map<number, boolean>()

interface TreeProps {
  /** The unit whose page is open, and the units above it: they are open without being asked. */
  readonly here?: number | undefined
  readonly above?: readonly number[]
  readonly withEnded: boolean
}

/** The tree from where the reader's reach begins; each level is asked when it is opened. */
export function UnitTree({ here, above = [], withEnded }: TreeProps) {
  const { t } = useText()
  const tops = useQuery(topsQuery(withEnded))
  return (
    <Loaded query={tops} lines={6}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t(text.treeEmpty)}>{t(text.treeEmptyNote)}</EmptyState>
        ) : (
          <nav aria-label={t(text.tree)}>
            <ul className="unit-tree">
              {items.map((unit) => (
                <Branch
                  key={unit.unitId}
                  unit={unit}
                  here={here}
                  above={items.length === 1 ? [...above, unit.unitId] : above}
                  withEnded={withEnded}
                />
              ))}
            </ul>
          </nav>
        )
      }
    </Loaded>
  )
}

interface BranchProps {
  readonly unit: {
    readonly unitId: number
    readonly name: string
    readonly children: number
    readonly people: number
    readonly dissolvedOn: string | null
  }
  readonly here: number | undefined
  readonly above: readonly number[]
  readonly withEnded: boolean
}

function Branch({ unit, here, above, withEnded }: BranchProps) {
  const { t } = useText()
  const id = useId()
  const { unitId, name } = unit
  const [choice, setChoice] = useState(chosen.get(unitId))
  const open = unit.children > 0 && (choice ?? above.includes(unitId))
  const toggle = () => {
    chosen.set(unitId, !open)
    setChoice(!open)
  }
  return (
    <li>
      <div className={unitId === here ? "unit-line here" : "unit-line"}>
        {unit.children > 0 ? (
          <button
            type="button"
            className="unit-toggle"
            aria-expanded={open}
            aria-controls={id}
            onClick={toggle}
          >
            <span className="chevron" aria-hidden="true" />
            <span className="unseen">{t(open ? text.shut(name) : text.open(name))}</span>
          </button>
        ) : (
          <span className="unit-toggle" aria-hidden="true" />
        )}
        <Anchor href={to.unit(unitId)} aria-current={unitId === here ? "page" : undefined}>
          {name}
        </Anchor>
        <SmallPrint unit={unit} />
      </div>
      <ul id={id} hidden={!open}>
        {open && <Children unitId={unitId} here={here} above={above} withEnded={withEnded} />}
      </ul>
    </li>
  )
}

/** Since when the unit has ended, and how many people belong there; nothing where neither is to be said. */
function SmallPrint({ unit }: Pick<BranchProps, "unit">) {
  const { t, format } = useText()
  const { people, dissolvedOn } = unit
  const said = [
    dissolvedOn && t(text.endsOn(format.day(dissolvedOn))),
    people > 0 && t(text.people(format.number(people))),
  ].filter(Boolean)
  return said.length > 0 && <span className="small">{said.join(" · ")}</span>
}

function Children({ unitId, ...rest }: Omit<BranchProps, "unit"> & { readonly unitId: number }) {
  const { t } = useText()
  const children = useInfiniteQuery(childrenQuery(unitId, rest.withEnded))
  if (!children.data)
    return (
      <li>
        <Skeleton lines={2} />
      </li>
    )
  return (
    <>
      {children.data.pages.flatMap(({ items }) =>
        items.map((unit) => <Branch key={unit.unitId} unit={unit} {...rest} />),
      )}
      {children.hasNextPage && (
        <li>
          <Button
            kind="quiet"
            busy={children.isFetchingNextPage}
            onClick={() => void children.fetchNextPage()}
          >
            {t(text.more)}
          </Button>
        </li>
      )}
    </>
  )
}
