import { useQuery } from "@tanstack/react-query"
import { useSearch } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import { composed } from "../../../domain/shared/composed.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { to } from "../../paths.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { codeText } from "./code-text.ts"
import { text } from "./text.ts"
import type { Here } from "./types.ts"

/** A code that was scanned, with the activity that it names, or one that was heard. */
interface Asked {
  readonly code: string
  readonly at?: number | undefined
}

/** Where somebody who sits in a hall finds their meeting by its code, and may say that they are there. */
export function HerePage() {
  const { t } = useText()
  const { code, at } = useSearch({ from: "/events/here" })
  const [asked, setAsked] = useState<Asked | undefined>(code === undefined ? undefined : { code, at })
  return (
    <div className="stack">
      <PageHead title={t(codeText.hereTitle)} />
      {asked ? <Found asked={asked} onOther={() => setAsked(undefined)} /> : <Heard onAsk={setAsked} />}
    </div>
  )
}

function Heard({ onAsk }: { readonly onAsk: (asked: Asked) => void }) {
  const { t } = useText()
  const [code, setCode] = useState("")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (/^\d{4}$/.test(code)) onAsk({ code })
  }
  return (
    <Sheet>
      <form className="form" onSubmit={submit}>
        <TextInput
          label={t(codeText.digits)}
          hint={t(codeText.hereNote)}
          required
          value={code}
          onChange={(typed) => setCode(composed(typed, "NFKC").replace(/\D/g, "").slice(0, 4))}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
        />
        <Button kind="primary" type="submit">
          {t(codeText.find)}
        </Button>
      </form>
    </Sheet>
  )
}

function Found({ asked, onOther }: { readonly asked: Asked; readonly onOther: () => void }) {
  const { t } = useText()
  const here = useQuery({
    queryKey: ["here", asked.code, asked.at],
    queryFn: () => ask(api.GET("/api/events/here", { params: { query: asked } })),
    // What is on a screen changes: a code is asked about once, and a try that led nowhere is not made again.
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (here.error) {
    return (
      <Sheet>
        <ErrorNote error={here.error} />
        <Button onClick={onOther}>{t(codeText.again)}</Button>
      </Sheet>
    )
  }
  return <Loaded query={here}>{(found) => <Meeting found={found} />}</Loaded>
}

function Meeting({ found }: { readonly found: Here }) {
  const { t, format, words } = useText()
  const { unit, start, place, items } = found
  const [said, setSaid] = useState<Readonly<Record<number, Here["items"][number]["status"]>>>({})
  const standing = (item: Here["items"][number]) => said[item.activityId] ?? item.status
  const open = items.filter((item) => standing(item) === null)
  const record = useAction({
    run: async (activityIds: readonly number[], action) => {
      for (const activityId of activityIds) {
        const { status } = await ask(
          api.POST("/api/events/{activityId}/attendance/self", {
            params: { path: { activityId } },
            body: {},
            ...action,
          }),
        )
        setSaid((now) => ({ ...now, [activityId]: status }))
      }
    },
  })
  return (
    <Sheet>
      <p>{[unit.name, format.fullDay(start), start.slice(11), place].filter(Boolean).join(" · ")}</p>
      <ul className="event-rows">
        {items.map((item) => {
          const status = standing(item)
          return (
            <li key={item.activityId}>
              <div>
                <Anchor href={to.event(item.activityId)}>
                  <Shortened>{eventName(words.activityKinds[item.kind], item.topic)}</Shortened>
                </Anchor>
                {status !== null && <p role="status">{t(codeText.said(words.attendanceStatuses[status]))}</p>}
              </div>
            </li>
          )
        })}
      </ul>
      {open.length > 0 && (
        <div className="row between">
          <p className="small">{t(text.iAmHereHelp)}</p>
          <Button
            kind="primary"
            busy={record.isPending}
            onClick={() => record.mutate(open.map(({ activityId }) => activityId))}
          >
            {t(text.iAmHere)}
          </Button>
        </div>
      )}
      {record.error && <ErrorNote error={record.error} />}
    </Sheet>
  )
}
