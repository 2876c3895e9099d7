import { Lines } from "../../design/Lines.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import "./sign-in.css"

/** What is handed to somebody on paper. */
export interface SlipShown {
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly unit: string | null
  readonly code: string
}

/** Slips side by side, to print and cut. */
export function Slips({ slips }: { readonly slips: readonly SlipShown[] }) {
  const { t } = useText()
  return (
    <div className="slips">
      {slips.map(({ accountId, login, name, unit, code }) => (
        <div className="slip" key={accountId}>
          <p>
            <strong>{name}</strong> <span className="small">{unit}</span>
          </p>
          <Lines
            items={[
              { name: t(text.login), value: <code>{login}</code> },
              { name: t(text.activationCode), value: <code className="slip-code">{code}</code> },
            ]}
          />
          <p className="small">{`${window.location.origin}/activate`}</p>
        </div>
      ))}
    </div>
  )
}
