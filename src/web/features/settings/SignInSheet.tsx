import { Lines } from "../../design/Lines.tsx"
import { useText } from "../../text/use-text.ts"
import { SettingSheet } from "./SettingSheet.tsx"
import { SignInForm } from "./SignInForm.tsx"
import type { SignIn } from "./settings.ts"
import { text } from "./text.ts"
import { useShown } from "./use-shown.ts"

interface Props {
  readonly saved: SignIn
  readonly may: boolean
}

/** The rules of signing in: to read, or to change for the security administrator. */
export function SignInSheet({ saved, may }: Props) {
  const { t } = useText()
  const shown = useShown()
  return (
    <SettingSheet
      title={t(text.signIn)}
      may={may}
      form={<SignInForm saved={saved} />}
      shown={<Lines items={shown(saved)} />}
    />
  )
}
