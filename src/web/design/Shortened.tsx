interface Props {
  readonly children: string
}

/** Characters that stand in two lines on a phone. */
const inTwoLines = 36

/**
 * Words that somebody wrote, such as a topic, in a list: two lines at most. The whole of it stands where it is pointed
 * at, behind its link, and on paper.
 */
export function Shortened({ children }: Props) {
  if (children.length <= inTwoLines) return children
  return (
    <span className="shortened" title={children}>
      {children}
    </span>
  )
}
