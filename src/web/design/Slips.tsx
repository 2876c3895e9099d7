import type { Texts } from "../text/text.ts"
import { useText } from "../text/use-text.ts"
import { Lines } from "./Lines.tsx"
import "./slips.css"

const slipText = {
  login: { zh: "登录名", en: "Login" },
  code: { zh: "激活码", en: "Activation code" },
} satisfies Texts

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
              { name: t(slipText.login), value: <code>{login}</code> },
              { name: t(slipText.code), value: <code className="slip-code">{code}</code> },
            ]}
          />
          <p className="small">{`${window.location.origin}/activate`}</p>
        </div>
      ))}
    </div>
  )
}
