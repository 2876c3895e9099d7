import { Button } from "../../design/Button.tsx"
import { ErrorNote } from "../../design/ErrorNote.tsx"
import { useText } from "../../text/use-text.ts"
import { dropSending, type Sending } from "./sending.ts"
import { shareOf } from "./size-in-words.ts"
import { text } from "./text.ts"

/** A file on its way, with how far it is, or why it was not taken. */
export function SendingLine({ sending }: { readonly sending: Sending }) {
  const { t, format } = useText()
  const { key, name, bytes, sent, state, error } = sending
  const share = shareOf(sent, bytes, format)
  const said = {
    waiting: text.waiting,
    sending: text.sending(share),
    resting: text.resting(share),
    looking: text.looking,
  }
  return (
    <li className="no-print">
      <div className="attachments-name">
        <p>{name}</p>
        {state === "refused" ? (
          <ErrorNote error={error} />
        ) : (
          <>
            <progress max={bytes} value={sent} aria-label={name} />
            <p className="small" role="status">
              {t(said[state])}
            </p>
          </>
        )}
      </div>
      <Button kind="quiet" onClick={() => dropSending(key)}>
        {t(state === "refused" ? text.away : text.drop)}
      </Button>
    </li>
  )
}
