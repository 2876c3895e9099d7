import { State } from "./State.tsx"

/** What the shapes stand for where figures stand beside them without a word. */
export function BandWords() {
  return (
    <span className="row small">
      <State is="met" />
      <State is="open" />
      <State is="at-risk" />
      <State is="short" />
    </span>
  )
}
