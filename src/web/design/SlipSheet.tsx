import { Sheet } from "./Sheet.tsx"
import "./slip.css"

interface Props {
  /** What is said of it, and what it is; empty where somebody writes on the paper. */
  readonly lines: readonly (readonly [head: string, value: string])[]
}

/** A slip of one thing (a leave, a make-up, a training): line by line, on the screen and on paper. */
export function SlipSheet({ lines }: Props) {
  return (
    <Sheet>
      <table className="slip">
        <tbody>
          {lines.map(([head, value]) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
