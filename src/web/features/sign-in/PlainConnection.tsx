import { useQuery } from "@tanstack/react-query"
import { arrivalQuery } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Says so where the browser will not keep the cookie of a sign-in: it asks for TLS, or for this machine by its own name. */
export function PlainConnection() {
  const { t } = useText()
  const arrival = useQuery(arrivalQuery)
  if (window.isSecureContext || arrival.data?.secureOnly !== true) return null
  return (
    <p className="error-note plain-connection" role="alert">
      {t(text.plainConnection)}
    </p>
  )
}
