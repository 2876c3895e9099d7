import { ScanPicture } from "../../design/ScanPicture.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** The address of a second factor as a picture that an authenticator scans. */
export function FactorPicture({ address }: { readonly address: string }) {
  const { t } = useText()
  return <ScanPicture says={address} label={t(text.picture)} />
}
