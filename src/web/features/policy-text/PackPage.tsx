import { useQuery } from "@tanstack/react-query"
import { useParams, useRouterState } from "@tanstack/react-router"
import { useEffect } from "react"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { ClauseCard } from "./ClauseCard.tsx"
import { PackText } from "./PackText.tsx"
import { Parameters } from "./Parameters.tsx"
import "./policy.css"
import type { Pack } from "./pack.ts"
import { text } from "./text.ts"

/** A document's text, each sentence that carries an obligation linked to what it asks. */
export function PackPage() {
  const { pack: id } = useParams({ from: "/policy/$pack" })
  const pack = useQuery({
    queryKey: ["policy", id],
    queryFn: () => ask(api.GET("/api/policy/{pack}", { params: { path: { pack: id } } })),
  })
  return (
    <Loaded query={pack} lines={12}>
      {(data) => <Page pack={data} />}
    </Loaded>
  )
}

function Page({ pack }: { readonly pack: Pack }) {
  const { t, format } = useText()
  const hash = useRouterState({ select: ({ location }) => location.hash })
  const chosen = pack.clauses.find(({ id }) => id === hash)
  // The page comes later than its address: what that names is brought into view once it is there.
  useEffect(() => {
    if (chosen) document.getElementById(chosen.id)?.scrollIntoView({ block: "start" })
  }, [chosen])
  const note = [
    t(text.from(format.fullDay(pack.from))),
    t(text.version(pack.version)),
    t(text.clauses(pack.clauses.length)),
  ]
  return (
    <>
      <PageHead
        title={pack.title}
        lang="zh-CN"
        note={
          <>
            <span lang="zh-CN">{pack.issuer}</span> · {note.join(" · ")}
          </>
        }
        crumbs={[
          { title: t(text.policyTitle), href: to.policy() },
          { title: pack.title, lang: "zh-CN" },
        ]}
      />
      {pack.unverified && (
        <p className="notice">
          <span className="badge">{t(text.unverified)}</span> {t(text.unverifiedNote)}
        </p>
      )}
      <div className="columns pack-columns">
        <Sheet title={t(text.fullText)} action={<span className="small">{t(text.chinese)}</span>}>
          <PackText pack={pack} chosen={chosen?.id} />
        </Sheet>
        <div className="stack">
          <Sheet title={t(text.obligations)}>
            <div className="clause-list">
              {pack.clauses.map((clause) => (
                <ClauseCard key={clause.id} pack={pack} clause={clause} open={clause.id === chosen?.id} />
              ))}
            </div>
          </Sheet>
          {pack.parameters.length > 0 && <Parameters pack={pack} />}
        </div>
      </div>
    </>
  )
}
