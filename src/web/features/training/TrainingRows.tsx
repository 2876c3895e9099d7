import type { Training } from "../../../contract/training.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { State, type StateKind } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { TrainingDeeds } from "./TrainingDeeds.tsx"
import { text } from "./text.ts"

interface Props {
  readonly trainings: readonly Training[]
  /** Whose it is goes without saying. */
  readonly own?: boolean
}

/** Trainings, each with what may be done with it. */
export function TrainingRows({ trainings, own = false }: Props) {
  return (
    <ul className="owe-list">
      {trainings.map((training) => (
        <li key={training.trainingId}>
          <Line training={training} own={own} />
          <TrainingDeeds training={training} />
        </li>
      ))}
    </ul>
  )
}

function Line({ training, own }: { readonly training: Training; readonly own: boolean }) {
  const { t, format, words } = useText()
  const { trainingId, member, unit, name, kind, first, last, hours } = training
  return (
    <div>
      <Anchor href={to.training(trainingId)}>{own ? name : `${member.name} · ${name}`}</Anchor>{" "}
      <TrainingStateShown state={training.state} />
      <p className="small">
        {[
          own ? "" : unit?.name,
          words.trainingKinds[kind],
          t(text.span(format.day(first), format.day(last))),
          t(text.hours(format.number(hours))),
          ...useStory(training),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  )
}

const shapes: Readonly<Record<Training["state"], StateKind>> = {
  pending: "open",
  recognised: "met",
  returned: "at-risk",
}

/** How a training stands. */
export function TrainingStateShown({ state }: Pick<Training, "state">) {
  const { words } = useText()
  return <State is={shapes[state]}>{words.trainingStates[state]}</State>
}

/** What became of a training: who entered and decided it, and what was said. */
export function useStory(training: Training): string[] {
  const { t, words } = useText()
  const { enteredBy, decidedBy, state, word, question, answer, evidence } = training
  return [
    evidence === null ? "" : t(text.proof(evidence)),
    enteredBy === null ? "" : t(text.enteredBy(enteredBy)),
    decidedBy === null ? "" : t(text.decidedBy(decidedBy, words.trainingStates[state])),
    word === null ? "" : t(text.said(word)),
    question === null ? "" : t(text.asked(question)),
    answer === null ? "" : t(text.answered(answer)),
  ].filter(Boolean)
}
