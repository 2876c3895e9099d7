import type { ReactNode } from "react"
import { Button } from "../../design/Button.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Seal } from "../../design/Seal.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { usePreferences } from "../../text/preferences.tsx"
import { useText } from "../../text/use-text.ts"
import { chrome } from "./chrome.ts"
import { PlainConnection } from "./PlainConnection.tsx"
import "./sign-in.css"

interface Props {
  readonly title: string
  readonly note?: string
  readonly children: ReactNode
}

/** A page for whoever is not in yet: the seal, the two switches, and one sheet. */
export function AlonePage({ title, note, children }: Props) {
  const { t, language } = useText()
  const { elder, setElder, setLanguage } = usePreferences()
  return (
    <>
      <div className="alone-head no-print">
        <span className="row">
          <Seal />
        </span>
        <span className="row">
          <Button kind="quiet" aria-pressed={elder} onClick={() => setElder(!elder)}>
            {t(elder ? chrome.elderOff : chrome.elderOn)}
          </Button>
          <Button
            kind="quiet"
            lang={language === "zh" ? "en" : "zh-CN"}
            onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
          >
            {t(chrome.otherLanguage)}
          </Button>
        </span>
      </div>
      <PageHead title={title} {...(note === undefined ? {} : { note })} />
      <PlainConnection />
      <Sheet>{children}</Sheet>
    </>
  )
}
