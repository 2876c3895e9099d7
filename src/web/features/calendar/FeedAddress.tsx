import { Button } from "../../design/Button.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** The address of a feed, which is shown once. */
export function FeedAddress({ path }: { readonly path: string }) {
  const { t } = useText()
  const tell = useToast()
  const address = new URL(path, window.location.origin).href
  // Browsers open the clipboard to pages over TLS alone, and on the machine itself.
  const copies = window.isSecureContext
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    tell({ text: t(text.feedCopied) })
  }
  return (
    <div role="status">
      <p className="small">{t(text.feedAddress)}</p>
      <p className="feed-address">{address}</p>
      {copies && <Button onClick={() => void copy()}>{t(text.feedCopy)}</Button>}
    </div>
  )
}
