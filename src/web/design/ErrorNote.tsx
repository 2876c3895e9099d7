import { ApiProblem } from "../api/problem.ts"
import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { text } from "./text.ts"

interface Props {
  readonly error: unknown
  readonly retry?: () => void
  /** Its heading; left out next to a form's button. */
  readonly title?: string
}

/** What happened, in a sentence. */
export function useSentenceOf(): (error: unknown) => string {
  const { t } = useText()
  return (error) =>
    error instanceof ApiProblem
      ? error.detail || t(text.unknown)
      : t(error instanceof TypeError ? text.noAnswer : text.unknown)
}

/** What happened, and what to do. */
export function ErrorNote({ error, retry, title }: Props) {
  const { t } = useText()
  const sentence = useSentenceOf()(error)
  const others = error instanceof ApiProblem ? error.errors : []
  return (
    <div className="error-note" role="alert">
      {title && <p className="error-title">{title}</p>}
      <p>{sentence}</p>
      {others.length > 0 && (
        <ul>
          {others.map(({ pointer, message }) => (
            <li key={pointer}>{message}</li>
          ))}
        </ul>
      )}
      {retry && <Button onClick={retry}>{t(text.retry)}</Button>}
    </div>
  )
}
