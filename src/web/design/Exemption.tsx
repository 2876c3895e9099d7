import { to } from "../paths.ts"
import { useText } from "../text/use-text.ts"
import { Anchor } from "./Anchor.tsx"
import { text } from "./text.ts"

interface Props {
  readonly by: { readonly obligation: string; readonly pack: string; readonly packTitle: string }
}

/** By which document nothing fixed is asked of somebody; it opens at its clause. */
export function Exemption({ by }: Props) {
  const { t } = useText()
  return (
    <span className="small">
      {t(text.exemptBy)}
      <Anchor href={to.policyPack(by.pack, by.obligation)}>
        <span lang="zh-CN">{by.packTitle}</span>
      </Anchor>
    </span>
  )
}
