import { useState } from "react"
import { Button } from "../../../src/web/design/Button.tsx"
import { Checkbox } from "../../../src/web/design/Checkbox.tsx"
import { ChipSet, Chips } from "../../../src/web/design/Chips.tsx"
import { Combobox, type Found } from "../../../src/web/design/Combobox.tsx"
import { DateInput } from "../../../src/web/design/DateInput.tsx"
import { Dialog } from "../../../src/web/design/Dialog.tsx"
import { NumberInput } from "../../../src/web/design/NumberInput.tsx"
import { RadioGroup } from "../../../src/web/design/RadioGroup.tsx"
import { SearchInput } from "../../../src/web/design/SearchInput.tsx"
import { Select } from "../../../src/web/design/Select.tsx"
import { Sheet } from "../../../src/web/design/Sheet.tsx"
import { Tabs } from "../../../src/web/design/Tabs.tsx"
import { TextArea } from "../../../src/web/design/TextArea.tsx"
import { TextInput } from "../../../src/web/design/TextInput.tsx"
import { TimeInput } from "../../../src/web/design/TimeInput.tsx"

const people: readonly Found[] = [
  { value: "1", label: "王建国", detail: "书记" },
  { value: "2", label: "王桂兰", detail: "第一党小组" },
  { value: "3", label: "李秀英", detail: "第二党小组" },
]

export function Forms() {
  const [topic, setTopic] = useState("秋收互助安排")
  const [hours, setHours] = useState("1.5")
  const [on, setOn] = useState("2010-08-06")
  const [at, setAt] = useState("14:30")
  const [lecturer, setLecturer] = useState<Found | null>(null)
  return (
    <Sheet title="记一次活动">
      <div className="form">
        <TextInput label="主题" required value={topic} onChange={setTopic} />
        <div className="form-row">
          <DateInput label="日期" required value={on} onChange={setOn} />
          <TimeInput label="开始" required value={at} onChange={setAt} />
          <NumberInput
            label="学时"
            required
            value={hours}
            onChange={setHours}
            error="学时最多两位小数，比如 1.5。"
          />
        </div>
        <Combobox
          label="主讲人"
          hint="输入姓名、拼音或首字母"
          value={lecturer}
          onChange={setLecturer}
          search={async (typed) => people.filter(({ label }) => label.includes(typed))}
        />
        <Search />
        <TextArea label="记录" value="" onChange={() => undefined} hint="可以从 WPS 或 Word 里粘贴。" />
        <Choices />
        <Opening />
      </div>
    </Sheet>
  )
}

/** An address takes a while to say what is asked for, as it does on a slow phone. */
function Search() {
  const [asked, setAsked] = useState("")
  const ask = (typed: string) => void setTimeout(() => setAsked(typed.trim()), 300)
  return <SearchInput label="找人" placeholder="姓名" maxLength={80} value={asked} onChange={ask} />
}

function Choices() {
  const [kind, setKind] = useState("group-meeting")
  const [status, setStatus] = useState("present")
  const [circumstances, setCircumstances] = useState<string[]>(["frail"])
  const [way, setWay] = useState("one")
  const [told, setTold] = useState(true)
  const [tab, setTab] = useState("content")
  return (
    <>
      <Select
        label="类型"
        required
        value={kind}
        onChange={setKind}
        options={[
          { value: "group-meeting", label: "党小组会" },
          { value: "committee-meeting", label: "支委会" },
        ]}
      />
      <Chips
        label="李秀英"
        value={status}
        onChange={setStatus}
        options={[
          { value: "present", label: "出席" },
          { value: "late", label: "迟到" },
          { value: "on-leave", label: "请假" },
          { value: "absent", label: "缺席" },
        ]}
      />
      <ChipSet
        label="特殊情况"
        values={circumstances}
        onChange={setCircumstances}
        options={[
          { value: "frail", label: "年老体弱" },
          { value: "away", label: "外出流动" },
        ]}
      />
      <RadioGroup
        label="怎样补课"
        value={way}
        onChange={setWay}
        options={[
          { value: "one", label: "一对一", hint: "由负责人上门或约时间" },
          { value: "self", label: "自学", hint: "之后由负责人确认" },
        ]}
      />
      <Checkbox label="通知已发给每个人" hint="发过的不再发" checked={told} onChange={setTold} />
      <Tabs
        label="活动的各面"
        value={tab}
        onChange={setTab}
        tabs={[
          { key: "content", title: "内容" },
          { key: "people", title: "人员" },
        ]}
      >
        <p>{tab === "content" ? "学习内容写在这里。" : "到会的人列在这里。"}</p>
      </Tabs>
    </>
  )
}

function Opening() {
  const [open, setOpen] = useState(false)
  return (
    <div className="actions">
      <Button kind="primary">记下</Button>
      <Button busy>正在存</Button>
      <Button kind="danger" onClick={() => setOpen(true)}>
        撤销支部
      </Button>
      <Button kind="quiet">先存着</Button>
      {open && (
        <Dialog
          title="撤销青石村党支部"
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>先不撤</Button>
              <Button kind="danger" onClick={() => setOpen(false)}>
                撤销支部
              </Button>
            </>
          }
        >
          <p>支部里还有 25 名党员。撤销前请先把他们转到别的支部。</p>
        </Dialog>
      )}
    </div>
  )
}
