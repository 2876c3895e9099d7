import { Band, type Counts } from "../../../src/web/design/Band.tsx"
import { Button } from "../../../src/web/design/Button.tsx"
import { DataTable } from "../../../src/web/design/DataTable.tsx"
import { EmptyState } from "../../../src/web/design/EmptyState.tsx"
import { ErrorNote } from "../../../src/web/design/ErrorNote.tsx"
import { Lamps } from "../../../src/web/design/Lamps.tsx"
import { Lines } from "../../../src/web/design/Lines.tsx"
import { More } from "../../../src/web/design/More.tsx"
import { Sheet } from "../../../src/web/design/Sheet.tsx"
import { Skeleton } from "../../../src/web/design/Skeleton.tsx"
import { State, type StateKind } from "../../../src/web/design/State.tsx"

interface Unit {
  readonly id: number
  readonly name: string
  readonly branches: number
  readonly counts: Counts
  readonly lecture: StateKind
}

const units: readonly Unit[] = [
  {
    id: 1,
    name: "青石镇党委",
    branches: 146,
    counts: { met: 76, open: 52, "at-risk": 12, short: 6 },
    lecture: "met",
  },
  {
    id: 2,
    name: "东河街道党工委",
    branches: 118,
    counts: { met: 72, open: 40, "at-risk": 6, short: 0 },
    lecture: "open",
  },
  {
    id: 3,
    name: "区教育局党委",
    branches: 74,
    counts: { met: 29, open: 28, "at-risk": 9, short: 8 },
    lecture: "at-risk",
  },
]

const events = [
  {
    id: 1,
    on: "8月11日",
    topic: "集中学习 · 十七届四中全会《决定》第三部分",
    present: "23 / 25",
    effect: true,
  },
  { id: 2, on: "8月6日", topic: "第一党小组会 · 秋收互助安排", present: "9 / 9", effect: false },
  {
    id: 3,
    on: "8月4日",
    topic: "集中学习 · 科学致富：设施蔬菜病虫害防治（区农业局 刘技师）",
    present: "25 / 25",
    effect: true,
  },
]

export function Lists() {
  return (
    <>
      <Sheet title="街镇与区直部门">
        <DataTable
          caption="街镇与区直部门"
          rows={units}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => `/board/${id}`}
          columns={[
            { key: "name", title: "单位", cell: ({ name }) => name, phone: "title" },
            { key: "branches", title: "支部", cell: ({ branches }) => branches, numeric: true },
            {
              key: "counts",
              title: "三会一课",
              cell: ({ name, counts }) => <Band counts={counts} label={`${name}三会一课`} />,
              phone: "below",
            },
            {
              key: "lecture",
              title: "书记党课",
              cell: ({ lecture }) => <State is={lecture} />,
              phone: "side",
            },
          ]}
        />
        <More shown={3} hasMore onMore={() => undefined} />
      </Sheet>
      <Sheet title="最近">
        <DataTable
          caption="最近的活动"
          rows={events}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => `/events/${id}`}
          columns={[
            { key: "on", title: "日期", cell: ({ on }) => on, phone: "plain", tight: true },
            { key: "topic", title: "内容", cell: ({ topic }) => topic, phone: "title" },
            { key: "present", title: "到", cell: ({ present }) => present, tight: true },
            {
              key: "lamps",
              title: "四落实",
              cell: ({ effect }) => (
                <Lamps compact states={{ time: true, people: true, content: true, effect }} />
              ),
              phone: "side",
            },
          ]}
        />
      </Sheet>
      <div className="columns">
        <Sheet title="还没有记录">
          <EmptyState title="这里会列出本支部的每一次活动" action={<Button>记第一次活动</Button>}>
            一次活动可以有几项内容，比如下午先开支委会，再上党课。
          </EmptyState>
        </Sheet>
        <Sheet title="四落实">
          <Lamps states={{ time: true, people: true, content: true, effect: false }} />
          <Lines
            items={[
              { name: "时间", value: "2010年8月6日 14:30" },
              { name: "地点", value: "村委会二楼会议室" },
              { name: "主持人", value: "王建国" },
            ]}
          />
        </Sheet>
        <ErrorNote title="这里没有取到" error={new TypeError("failed to fetch")} retry={() => undefined} />
        <Sheet title="正在取来">
          <Skeleton lines={3} />
        </Sheet>
      </div>
    </>
  )
}
