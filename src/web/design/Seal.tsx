/** The seal in the corner: the one place where cinnabar means nothing but the name. */
export function Seal() {
  return (
    <span className="seal" aria-hidden="true">
      学
      <br />而
    </span>
  )
}
