import { encode } from "uqr"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"
import "./sign-in.css"

/** The address of a second factor as a picture that an authenticator scans. */
export function FactorPicture({ address }: { readonly address: string }) {
  const { t } = useText()
  const { data, size } = encode(address, { border: 2 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("")
  return (
    <svg className="factor-picture" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t(text.picture)}>
      <path className="factor-paper" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="factor-ink" d={path} />
    </svg>
  )
}
