import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import "./policy.css"
import { text } from "./text.ts"

interface Pack {
  readonly id: string
  readonly title: string
  readonly issuer: string
  readonly from: string
  readonly unverified: boolean
  readonly inForce: boolean
  readonly clauses: number
}

/** The documents, those in force first. */
export function PolicyPage() {
  const { t } = useText()
  const packs = useQuery({ queryKey: ["policy"], queryFn: () => ask(api.GET("/api/policy")) })
  return (
    <>
      <PageHead title={t(text.policyTitle)} note={t(text.policyNote)} />
      <Loaded query={packs} lines={8}>
        {({ items }) => {
          const others = items.filter(({ inForce }) => !inForce)
          return (
            <>
              <Sheet title={t(text.inForce)}>
                <PackList packs={items.filter(({ inForce }) => inForce)} />
              </Sheet>
              {others.length > 0 && (
                <Sheet title={t(text.others)}>
                  <PackList packs={others} />
                </Sheet>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

function PackList({ packs }: { readonly packs: readonly Pack[] }) {
  const { t, format } = useText()
  return (
    <ul className="pack-list">
      {packs.map(({ id, title, issuer, from, clauses, unverified }) => (
        <li key={id}>
          <Anchor href={to.policyPack(id)} lang="zh-CN">
            {title}
          </Anchor>
          <p className="small">
            <span lang="zh-CN">{issuer}</span> ·{" "}
            {[t(text.from(format.fullDay(from))), t(text.clauses(clauses))].join(" · ")}
            {unverified && <span className="badge">{t(text.unverified)}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
