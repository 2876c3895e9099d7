import { useQuery } from "@tanstack/react-query"
import { backupStateAdvice, backupStateSentences } from "../../../contract/backup-states.ts"
import { sizeOfFile } from "../../../domain/shared/size-of-file.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { DataTable } from "../../design/DataTable.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { useToast } from "../../design/Toast.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { backupsQuery } from "./backups.ts"
import { text } from "./text.ts"

/** The nightly backups: whether they are made and proven, what is there, and how one is restored. */
export function BackupsPage() {
  const { t } = useText()
  const backups = useQuery(backupsQuery)
  return (
    <div className="stack">
      <PageHead title={t(text.title)} note={t(text.note)} />
      <Loaded query={backups} lines={6}>
        {(found) => (
          <>
            <StateSheet found={found} />
            <ListSheet found={found} />
          </>
        )}
      </Loaded>
      <Sheet title={t(text.howTitle)}>
        <p>{t(text.how)}</p>
        <p>
          <code>npm run xueer -- restore FILE</code>
        </p>
        <p className="small">{t(text.after)}</p>
      </Sheet>
    </div>
  )
}

type Found = Awaited<ReturnType<NonNullable<typeof backupsQuery.queryFn>>>

function StateSheet({ found }: { readonly found: Found }) {
  const { t } = useText()
  const { state, trouble, folder, can } = found
  const tell = useToast()
  const now = useAction({
    run: (_: undefined, action) =>
      ask(api.POST("/api/jobs/{job}/run", { params: { path: { job: "keep-backup" } }, ...action })),
    onDone: () => tell({ text: t(text.asked), next: { text: t(text.seeJobs), href: to.jobs() } }),
  })
  const alarm = state === "failed" || state === "old" || state === "no-passphrase"
  return (
    <Sheet
      title={t(text.stateTitle)}
      action={
        can.length > 0 &&
        state !== "no-passphrase" && (
          <Button busy={now.isPending} onClick={() => now.mutate(undefined)}>
            {t(text.makeNow)}
          </Button>
        )
      }
    >
      <p>
        <State is={state === "fine" ? "met" : alarm ? "short" : "open"}>
          {t(backupStateSentences[state])}
        </State>{" "}
        {trouble && t(trouble)}
      </p>
      {state !== "fine" && <p className="small">{t(backupStateAdvice[state])}</p>}
      <Lines items={[{ name: t(text.folder), value: <code>{folder}</code> }]} />
      {now.error && <ErrorNote error={now.error} />}
    </Sheet>
  )
}

type Backup = Found["backups"][number]

function ListSheet({ found: { backups } }: { readonly found: Found }) {
  const { t, format } = useText()
  return (
    <Sheet title={t(text.listTitle)}>
      {backups.length === 0 ? (
        <p>{t(text.none)}</p>
      ) : (
        <DataTable
          caption={t(text.listTitle)}
          rows={backups}
          keyOf={({ fileName }) => fileName}
          columns={[
            {
              key: "moment",
              title: t(text.moment),
              phone: "title",
              tight: true,
              cell: ({ madeAt }) => format.instant(madeAt),
            },
            { key: "proof", title: t(text.proof), phone: "below", cell: (one) => <Proof of={one} /> },
            {
              key: "holds",
              title: t(text.holds),
              cell: ({ rows, files }) => t(text.rowsAndFiles(format.number(rows), format.number(files))),
            },
            { key: "size", title: t(text.size), tight: true, cell: ({ bytes }) => sizeOfFile(bytes) },
            { key: "file", title: t(text.file), cell: ({ fileName }) => <code>{fileName}</code> },
          ]}
        />
      )}
    </Sheet>
  )
}

function Proof({ of: { provenAt, trouble } }: { readonly of: Backup }) {
  const { t, format } = useText()
  if (provenAt) return <State is="met">{t(text.proven(format.instant(provenAt)))}</State>
  if (!trouble) return <State is="open">{t(text.notYet)}</State>
  return (
    <>
      <State is="short">{t(text.unproven)}</State> {t(trouble)}
    </>
  )
}
