import { useQuery } from "@tanstack/react-query"
import { useRouter, useSearch } from "@tanstack/react-router"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { ImportFile } from "./ImportFile.tsx"
import { ImportList } from "./ImportList.tsx"
import { ImportRun } from "./ImportRun.tsx"
import { runQuery } from "./import-queries.ts"
import { text } from "./text.ts"
import "./imports.css"

/** A roster from a workbook: looked at first, carried out, taken back. */
export function ImportPage() {
  const { t } = useText()
  const router = useRouter()
  const { run } = useSearch({ from: "/people/import" })
  const open = (importId?: number) => router.history.push(to.importPeople(importId))
  return (
    <div className="stack">
      <PageHead
        title={t(text.title)}
        note={t(text.note)}
        crumbs={[{ title: t(text.people), href: to.people() }, { title: t(text.title) }]}
      />
      {run === undefined ? (
        <ImportFile onSent={open} />
      ) : (
        <Opened key={run} importId={run} onLeave={() => open()} />
      )}
      <ImportList />
    </div>
  )
}

function Opened({ importId, onLeave }: { readonly importId: number; readonly onLeave: () => void }) {
  const run = useQuery(runQuery(importId))
  return (
    <Loaded query={run} lines={8}>
      {(run) => <ImportRun run={run} onLeave={onLeave} />}
    </Loaded>
  )
}
