import { Band } from "../../../src/web/design/Band.tsx"
import { Chart } from "../../../src/web/design/Chart.tsx"
import { Sheet } from "../../../src/web/design/Sheet.tsx"
import { State } from "../../../src/web/design/State.tsx"

const months = Array.from({ length: 12 }, (_, index) => `${index + 1}月`)

export function Figures() {
  return (
    <div className="columns">
      <Sheet title="王建国的学时">
        <Chart
          label="王建国全年学时与应到的位置"
          places={months}
          unit="学时"
          series={[
            { name: "累计学时", kind: "line", values: [2, 5, 9, 11, 13, 18, 22, 25, null, null, null, null] },
            {
              name: "应到",
              kind: "pace",
              values: months.map((_, index) => Math.round((40 / 12) * (index + 1) * 10) / 10),
            },
          ]}
        />
      </Sheet>
      <div className="stack">
        <Sheet title="依据">
          <blockquote className="quote">
            处级干部平均每年培训不少于18天，其他干部培训不少于12天，<mark>村支部书记培训不少于40学时</mark>……
          </blockquote>
          <p className="small">二（三）三 · 类别：村支部书记 · 规则版本 1.0.0</p>
        </Sheet>
        <Sheet title="村支部书记培训不少于 40 学时" action={<State is="at-risk">还差 9.5 学时</State>}>
          <p className="figure">
            <span className="figure-value">30.5</span> / 40 学时
          </p>
          <Band legend counts={{ met: 14, open: 9, "at-risk": 2, short: 1 }} label="党员培训达标" />
        </Sheet>
      </div>
    </div>
  )
}
