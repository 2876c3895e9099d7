import { createElement } from "react"
import { Anchor } from "../../design/Anchor.tsx"
import { classNames } from "../../design/class-names.ts"
import { to } from "../../paths.ts"
import type { Pack } from "./pack.ts"

interface Props {
  readonly pack: Pack
  readonly chosen: string | undefined
}

const tags = {
  title: "h3",
  heading: "h3",
  subheading: "h4",
  paragraph: "p",
  quote: "blockquote",
  item: "p",
} as const

/** The text word for word; sentences that carry an obligation are links. */
export function PackText({ pack, chosen }: Props) {
  return (
    <div className="pack-text" lang="zh-CN">
      {pack.text.map(({ kind, runs }, index) =>
        createElement(
          tags[kind],
          { key: index, className: kind },
          runs.map((run, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a text that never changes
            <Stretch key={at} pack={pack} run={run} chosen={chosen} />
          )),
        ),
      )}
    </div>
  )
}

type Run = Pack["text"][number]["runs"][number]

function Stretch({ pack, run, chosen }: Props & { readonly run: Run }) {
  const [first] = run.clauses
  if (first === undefined) return run.text
  const on = chosen !== undefined && run.clauses.includes(chosen)
  const titles = run.clauses.map((id) => pack.clauses.find((clause) => clause.id === id)?.title ?? id)
  return (
    <Anchor
      href={to.policyPack(pack.id, on ? chosen : first)}
      className={classNames("clause-link", on && "on")}
      title={titles.join("；")}
    >
      {run.text}
    </Anchor>
  )
}
