import { ApiProblem, mayPass } from "../api/problem.ts"
import { to } from "../paths.ts"
import { useText } from "../text/use-text.ts"
import { Button } from "./Button.tsx"
import { LinkButton } from "./LinkButton.tsx"
import { text } from "./text.ts"

interface Props {
  readonly error: unknown
  /** Asks again; where that cannot help, the way home stands instead. */
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
      {retry &&
        (mayPass(error) ? (
          <Button onClick={retry}>{t(text.retry)}</Button>
        ) : (
          <LinkButton href={to.home()}>{t(text.goHome)}</LinkButton>
        ))}
    </div>
  )
}
