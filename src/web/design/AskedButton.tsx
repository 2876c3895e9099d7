import { type ReactNode, useState } from "react"
import { type ActionHeaders, useAction } from "../api/use-action.ts"
import { Button } from "./Button.tsx"
import { FormDialog } from "./FormDialog.tsx"

interface Props<Result> {
  readonly label: string
  /** What it is done to, where several stand on a page. */
  readonly about?: string | undefined
  readonly quiet?: boolean
  readonly title: string
  /** What is lost by it. */
  readonly says: ReactNode
  readonly run: (action: ActionHeaders) => Promise<Result>
  readonly onDone?: (result: Result) => void
}

/** A button for what cannot be taken back, so that it asks once before it does it. */
export function AskedButton<Result>(props: Props<Result>) {
  const { label, about, quiet = false, title, says, run, onDone } = props
  const [asking, setAsking] = useState(false)
  const action = useAction<void, Result>({
    run: (_, headers) => run(headers),
    onDone: (result) => {
      setAsking(false)
      onDone?.(result)
    },
  })
  return (
    <>
      <Button
        {...(quiet ? { kind: "quiet" } : {})}
        className="no-print"
        aria-label={about === undefined ? undefined : `${label}: ${about}`}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      {asking && (
        <FormDialog
          title={title}
          action={label}
          danger
          busy={action.isPending}
          error={action.error}
          onDo={() => action.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{says}</p>
        </FormDialog>
      )}
    </>
  )
}
