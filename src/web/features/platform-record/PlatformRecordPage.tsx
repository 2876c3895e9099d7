import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { useRef } from "react"
import type { PlatformRecords } from "../../../contract/platform-record.ts"
import type { PlatformField } from "../../../contract/platform-record-words.ts"
import { kindNeeds } from "../../../domain/meetings/kinds.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import "./platform-record.css"
import { text } from "./text.ts"

/** What a unit held in a month, each record as a block to paste into the provincial platform. */
export function PlatformRecordPage() {
  const { t } = useText()
  const { history } = useRouter()
  const { today } = useSession()
  const params = useParams({ from: "/units/$unitId/platform-record" })
  const { month = today.slice(0, 7) } = useSearch({ from: "/units/$unitId/platform-record" })
  const unitId = Number(params.unitId)
  const asked = { params: { path: { unitId }, query: { month } } }
  const records = useQuery({
    queryKey: ["events", "platform-record", unitId, month],
    queryFn: () => ask(api.GET("/api/units/{unitId}/platform-record", asked)),
  })
  const name = records.data?.unit.name
  return (
    <div className="stack">
      {name !== undefined && <PrintHead unit={name} day={today} />}
      <PageHead
        title={t(text.title)}
        note={name}
        crumbs={[{ title: name ?? "", href: to.unitYear(unitId) }, { title: t(text.title) }]}
        action={
          <div className="row no-print">
            <TextInput
              bare
              type="month"
              label={t(text.month)}
              value={month}
              max={today.slice(0, 7)}
              onChange={(chosen) => chosen !== "" && history.replace(to.platformRecord(unitId, chosen))}
            />
            <SheetButton ask={() => api.GET("/api/sheets/units/{unitId}/platform-record", asked)} />
          </div>
        }
      />
      <p className="small no-print">{t(text.what)}</p>
      <Loaded query={records} lines={8}>
        {(found) => <Records found={found} />}
      </Loaded>
    </div>
  )
}

function Records({ found: { records, headings, more } }: { readonly found: PlatformRecords }) {
  const { t } = useText()
  if (records.length === 0) return <EmptyState title={t(text.none)}>{t(text.noneHow)}</EmptyState>
  return (
    <>
      {records.map((record) => (
        <Record key={record.activityId} record={record} headings={headings} />
      ))}
      {more && <p className="small">{t(text.more)}</p>}
    </>
  )
}

interface RecordProps {
  readonly record: PlatformRecords["records"][number]
  readonly headings: readonly string[]
}

/** Where what the platform asks for is written here: who kept the record is whoever signs it. */
function placeOf(activityId: number, kind: ActivityKind, field: PlatformField): string {
  if (field === "recorder") return to.event(activityId)
  if (field === "decisions") return to.complete(activityId, kindNeeds[kind].votes ? "votes" : "tasks")
  return to.complete(activityId, field)
}

/** A record as a block of lines, each with its heading. */
function Record({ record: { activityId, kind, topic, start, values, missing }, headings }: RecordProps) {
  const { t, format, words } = useText()
  const tell = useToast()
  const block = useRef<HTMLPreElement>(null)
  const lines = headings.map((heading, place) => `${heading}：${values[place] ?? ""}`).join("\n")
  const copy = async () => {
    // Browsers open the clipboard to pages over TLS alone; elsewhere it is selected, to be copied by hand.
    const done = await navigator.clipboard?.writeText(lines).then(
      () => true,
      () => false,
    )
    if (!done && block.current) window.getSelection()?.selectAllChildren(block.current)
    tell({ text: t(done ? text.copied : text.chosen) })
  }
  const name = eventName(words.activityKinds[kind], topic)
  return (
    <Sheet
      title={`${format.start(start)} ${name}`}
      action={
        <Button className="no-print" aria-label={t(text.copyOf(name))} onClick={() => void copy()}>
          {t(text.copy)}
        </Button>
      }
    >
      <pre ref={block} className="platform-record" lang="zh-CN">
        {lines}
      </pre>
      {missing.length > 0 && (
        <p className="small row no-print">
          {t(text.missing)}{" "}
          {missing.map(({ field, heading }) => (
            <span key={field} lang="zh-CN">
              <Anchor href={placeOf(activityId, kind, field)}>{heading}</Anchor>
            </span>
          ))}
        </p>
      )}
    </Sheet>
  )
}
