import { PageHead } from "../../design/PageHead.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

export function UnitsPage() {
  const { t } = useText()
  return <PageHead title={t(text.unitsTitle)} />
}
