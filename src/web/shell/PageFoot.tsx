import { Anchor } from "../design/Anchor.tsx"
import { to } from "../paths.ts"
import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"
import type { Organisation } from "./use-organisation.ts"

interface Props {
  readonly path: string
  readonly organisation: Organisation | undefined
}

/** The foot of every page: the way to say something about it, and who keeps the system. */
export function PageFoot({ path, organisation }: Props) {
  const { t } = useText()
  const lines = organisation
    ? [organisation.name, organisation.footer, organisation.icp].filter((line) => line !== "")
    : []
  return (
    <footer className="page-foot">
      <Anchor href={to.newSuggestion(path)}>{t(text.suggest)}</Anchor>
      {lines.length > 0 && <p>{lines.join(" · ")}</p>}
      {organisation && organisation.classification !== "" && <p>{organisation.classification}</p>}
    </footer>
  )
}
