import {
  type PlatformField,
  platformFields,
  platformHeadings,
} from "../../../contract/platform-record-words.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt } from "../../api/problem.ts"
import { Button } from "../../design/Button.tsx"
import { Checkbox } from "../../design/Checkbox.tsx"
import { Lines } from "../../design/Lines.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import { platformFieldNames as fieldNames, platformText as text } from "./platform-text.ts"
import "./platform.css"
import { SettingForm } from "./SettingForm.tsx"
import { SettingSheet } from "./SettingSheet.tsx"
import type { Platform } from "./settings.ts"
import { useSetting } from "./use-setting.ts"

interface Props {
  readonly saved: Platform
  readonly may: boolean
}

/** In which order, and under which headings, the provincial platform wants a record. */
export function PlatformSheet({ saved, may }: Props) {
  const { t } = useText()
  return (
    <SettingSheet
      title={t(text.title)}
      what={t(text.what)}
      may={may}
      form={<PlatformForm saved={saved} />}
      shown={<Lines items={[{ name: t(text.order), value: <InOrder columns={saved.columns} /> }]} />}
    />
  )
}

const inOrder = (columns: Platform["columns"]) => columns.map(({ heading }) => heading).join(" · ")

/** The headings are the platform's, which is Chinese. */
function InOrder({ columns }: Pick<Platform, "columns">) {
  return <span lang="zh-CN">{inOrder(columns)}</span>
}

/** A field as it is typed: all are there, those that the platform has first. */
interface Row {
  readonly field: PlatformField
  readonly heading: string
  readonly used: boolean
}

function PlatformForm({ saved }: { readonly saved: Platform }) {
  const { t } = useText()
  const setting = useSetting({
    name: "settings platform-record",
    saved,
    fieldsOf: ({ columns }): { readonly rows: readonly Row[] } => ({ rows: rowsOf(columns) }),
    write: ({ rows }, version, action) =>
      ask(
        api.PUT("/api/settings/platform-record", {
          params: { header: { "If-Match": version } },
          body: { columns: columnsIn(rows) },
          ...action,
        }),
      ),
  })
  const { rows } = setting.mine
  const change = (field: PlatformField, next: Partial<Row>) =>
    setting.type({ rows: rows.map((row) => (row.field === field ? { ...row, ...next } : row)) })
  return (
    <SettingForm
      setting={setting}
      ready={rows.some(({ used }) => used)}
      shown={(mine) => [{ name: t(text.order), value: inOrder(columnsIn(mine.rows)) }]}
    >
      <ol className="platform-columns">
        {rows.map((row, place) => (
          <li key={row.field}>
            <Checkbox
              label={t(fieldNames[row.field])}
              checked={row.used}
              onChange={(used) => change(row.field, { used })}
            />
            <TextInput
              bare
              label={t(text.heading(t(fieldNames[row.field])))}
              maxLength={40}
              value={row.heading}
              onChange={(heading) => change(row.field, { heading })}
              error={faultAt(setting.error, `/columns/${place}/heading`)}
            />
            {place > 0 && (
              <Button
                kind="quiet"
                aria-label={t(text.up(t(fieldNames[row.field])))}
                onClick={() => setting.type({ rows: movedUp(rows, place) })}
              >
                ↑
              </Button>
            )}
          </li>
        ))}
      </ol>
    </SettingForm>
  )
}

function rowsOf(columns: Platform["columns"]): Row[] {
  const others = platformFields.filter((field) => !columns.some((one) => one.field === field))
  return [
    ...columns.map((one) => ({ ...one, used: true })),
    ...others.map((field) => ({ field, heading: platformHeadings[field], used: false })),
  ]
}

function columnsIn(rows: readonly Row[]): Platform["columns"] {
  return rows.filter(({ used }) => used).map(({ field, heading }) => ({ field, heading: heading.trim() }))
}

function movedUp(rows: readonly Row[], place: number): Row[] {
  return rows.flatMap((row, index) => {
    if (index === place - 1) return [rows[place] ?? row, row]
    return index === place ? [] : [row]
  })
}
