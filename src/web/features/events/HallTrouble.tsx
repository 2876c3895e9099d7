import { Button } from "../../design/Button.tsx"
import { dropUnsent, type KeptList } from "../../offline/kept-lists.ts"
import { useText } from "../../text/use-text.ts"
import { hallText } from "./hall-text.ts"

const sentences = {
  cancelled: hallText.cancelled,
  "not-yet": hallText.notYet,
  refused: hallText.refused,
  "phones-many": hallText.phonesMany,
} as const

/** Why what was marked was not written: called off meanwhile, not begun by the server's clock, no longer the reader's. */
export function HallTrouble({ list }: { readonly list: KeptList }) {
  const { t, format } = useText()
  const names = list.unexpected ?? []
  return (
    <>
      {list.trouble && (
        <div className="error-note" role="alert">
          <p>{t(sentences[list.trouble])}</p>
          {list.trouble !== "not-yet" && (
            <Button onClick={() => void dropUnsent(list.activityId)}>{t(hallText.drop)}</Button>
          )}
        </div>
      )}
      {names.length > 0 && (
        <p className="error-note" role="alert">
          {t(hallText.unexpected(format.list(names)))}
        </p>
      )}
    </>
  )
}
