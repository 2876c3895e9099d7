import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { ReminderDraft } from "../../../contract/reminders.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { api, ask } from "../../api/client.ts"
import { useAction } from "../../api/use-action.ts"
import { Button } from "../../design/Button.tsx"
import { Fold } from "../../design/Fold.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useCan } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { CallDialog } from "./CallDialog.tsx"
import { text } from "./text.ts"

interface Props {
  readonly obligation: string
  /** What it is called. */
  readonly name: string
  /** Which period, where two of it may be asked after at a time. */
  readonly period?: string
  /** Below which unit; none: below all that the reader looks after. */
  readonly unitId?: number
  /** Only what stands directly under it. */
  readonly direct?: boolean
  /** The unit alone, with its groups. */
  readonly alone?: boolean
  /** Only units of this kind. */
  readonly kind?: OrgKind
  /** What the button says, where that is not the bare word. */
  readonly label?: string
}

/** Reminds all who owe a thing; what is said, and to whom, is seen before. */
export function RemindButton({ label, ...of }: Props) {
  const { t } = useText()
  const may = useCan("reminder.send")
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <Button
        className="no-print"
        aria-label={label ?? t(text.remindOf(of.name))}
        onClick={() => setOpen(true)}
      >
        {label ?? t(text.remind)}
      </Button>
      {open && <RemindDialog {...of} onClose={() => setOpen(false)} />}
    </>
  )
}

type Unit = ReminderDraft["units"][number]

/** Whether a unit would be reminded: it is not held back, and somebody there reads it. */
const isReached = ({ readers, heldBack }: Unit) => heldBack === null && readers > 0

interface DialogProps extends Omit<Props, "label"> {
  readonly onClose: () => void
}

function RemindDialog({ obligation, period, name, unitId, direct, alone, kind, onClose }: DialogProps) {
  const { t, format } = useText()
  const tell = useToast()
  const draft = useQuery({
    queryKey: ["reminder-draft", obligation, period, unitId, direct, alone, kind],
    queryFn: () =>
      ask(
        api.GET("/api/reminders/draft", {
          params: {
            query: {
              obligation,
              ...(period === undefined ? {} : { period }),
              ...(unitId === undefined ? {} : { unit: String(unitId) }),
              ...(direct ? { direct: "yes" } : {}),
              ...(alone ? { alone: "yes" } : {}),
              ...(kind === undefined ? {} : { kind }),
            },
          },
        }),
      ),
    staleTime: 0,
  })
  const [called, setCalled] = useState<Unit>()
  const reached = draft.data?.units.filter(isReached) ?? []
  const send = useAction({
    run: (unitIds: number[], action) =>
      ask(
        api.POST("/api/reminders", {
          body: { obligation, unitIds, ...(period === undefined ? {} : { period }) },
          ...action,
        }),
      ),
    onDone: ({ units, people, left }) => {
      onClose()
      const said = [t(text.sent(format.number(units), format.number(people)))]
      if (left > 0) said.push(t(text.leftOut(format.number(left))))
      tell({ text: said.join(" ") })
    },
  })
  if (called)
    return (
      <CallDialog
        unitId={called.unitId}
        owed={[{ obligation, name, ...(period === undefined ? {} : { period }) }]}
        onClose={() => setCalled(undefined)}
      />
    )
  return (
    <FormDialog
      title={t(text.title(name))}
      action={reached.length === 0 ? t(text.understood) : t(text.send(format.number(reached.length)))}
      busy={send.isPending || draft.isLoading}
      error={send.error}
      onDo={() => (reached.length === 0 ? onClose() : send.mutate(reached.map((one) => one.unitId)))}
      onClose={onClose}
    >
      <Loaded query={draft} lines={4}>
        {(found) => <Draft draft={found} onCall={setCalled} />}
      </Loaded>
    </FormDialog>
  )
}

interface DraftProps {
  readonly draft: ReminderDraft
  readonly onCall: (unit: Unit) => void
}

function Draft({ draft: { units, sentence }, onCall }: DraftProps) {
  const { t, format } = useText()
  const reached = units.filter(isReached)
  const held = units.filter(({ heldBack }) => heldBack !== null)
  const unread = units.filter(({ heldBack, readers }) => heldBack === null && readers === 0)
  const people = reached.reduce((all, { readers }) => all + readers, 0)
  return (
    <div className="stack">
      {reached.length === 0 || sentence === null ? (
        <p>{t(text.nobody)}</p>
      ) : (
        <>
          <p>{t(text.says)}</p>
          <blockquote>{t(sentence)}</blockquote>
          <p>{t(text.to(format.number(reached.length), format.number(people)))}</p>
          <Fold summary={t(text.which)}>
            <p>{format.list(reached.map(({ name }) => name))}</p>
          </Fold>
        </>
      )}
      {held.length > 0 && (
        <Fold summary={t(text.held(format.number(held.length)))}>
          <ul>
            {held.map((unit) => (
              <li key={unit.unitId}>
                <Held unit={unit} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {unread.length > 0 && (
        <Fold open={unread.length <= 6} summary={t(text.unread(format.number(unread.length)))}>
          <ul className="rows">
            {unread.map((unit) => (
              <li key={unit.unitId}>
                <Unread unit={unit} onCall={() => onCall(unit)} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  )
}

/** A unit that takes a call: whom to ask for, and the way to note what came of it. */
function Unread({ unit, onCall }: { readonly unit: Unit; readonly onCall: () => void }) {
  const { name, parentName, contacts } = unit
  const { t, words, format } = useText()
  const whom = contacts.map((one) => format.aside(one.name, words.posts[one.post]))
  return (
    <>
      {name} <small>{parentName}</small>
      <p className="small">{whom.length > 0 ? t(text.askFor(format.list(whom))) : t(text.askForNobody)}</p>
      <Button kind="quiet" aria-label={t(text.noteCallTo(name))} onClick={onCall}>
        {t(text.noteCall)}
      </Button>
    </>
  )
}

function Held({ unit: { name, heldBack } }: { readonly unit: Unit }) {
  const { t, format } = useText()
  if (heldBack === null) return null
  const said = heldBack.why === "same" ? text.heldSame : text.heldOften
  return <>{t(said(name, format.day(heldBack.on), heldBack.by))}</>
}
