import { Button } from "../../design/Button.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import "./sign-in.css"

interface Props {
  readonly codes: readonly string[]
  readonly onKept: () => void
}

/** Recovery codes, shown once. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const { t } = useText()
  return (
    <>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="actions no-print">
        <Button onClick={() => window.print()}>{t(text.print)}</Button>
        <Button kind="primary" onClick={onKept}>
          {t(text.kept)}
        </Button>
      </div>
    </>
  )
}
