import { encode } from "uqr"
import "./scan-picture.css"

interface Props {
  /** What whoever scans it reads. */
  readonly says: string
  /** What it is, for those who do not see it. */
  readonly label: string
  readonly className?: string
}

/** A text as a picture that a telephone scans: black on white whatever the page looks like. */
export function ScanPicture({ says, label, className = "" }: Props) {
  const { data, size } = encode(says, { border: 2 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("")
  return (
    <svg
      className={`scan-picture ${className}`}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
    >
      <path className="scan-paper" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="scan-ink" d={path} />
    </svg>
  )
}
