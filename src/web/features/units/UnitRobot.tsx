import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { digestHours, type RobotBrand } from "../../../contract/notice-words.ts"
import { api, ask } from "../../api/client.ts"
import { faultAt, isProblem } from "../../api/problem.ts"
import { useAction } from "../../api/use-action.ts"
import { AskedButton } from "../../design/AskedButton.tsx"
import { BothVersions } from "../../design/BothVersions.tsx"
import { Button } from "../../design/Button.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { RadioGroup } from "../../design/RadioGroup.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useToast } from "../../design/Toast.tsx"
import { useText } from "../../text/use-text.ts"
import { robotText as text } from "./robot-text.ts"

const fetchRobot = (unitId: number) =>
  ask(api.GET("/api/units/{unitId}/robot", { params: { path: { unitId: String(unitId) } } }))
type Found = Awaited<ReturnType<typeof fetchRobot>>
type Robot = NonNullable<Found["robot"]>

/** The robot of the group where a unit talks. */
export function UnitRobot({ unitId, ended }: { readonly unitId: number; readonly ended: boolean }) {
  const { t } = useText()
  const found = useQuery({ queryKey: ["unit", "robot", unitId], queryFn: () => fetchRobot(unitId) })
  // What has ended talks nowhere: what was set can be taken out, and nothing be set.
  if (ended && !found.data?.robot) return null
  return (
    <Sheet title={t(text.title)} className="no-print">
      <p className="small">{t(text.what)}</p>
      <Loaded query={found} lines={2}>
        {(now) => <Shown unitId={unitId} found={now} ended={ended} />}
      </Loaded>
    </Sheet>
  )
}

interface ShownProps {
  readonly unitId: number
  readonly found: Found
  readonly ended: boolean
}

function Shown({ unitId, found, ended }: ShownProps) {
  const { t } = useText()
  const tell = useToast()
  const [setting, setSetting] = useState(false)
  const params = { path: { unitId: String(unitId) } }
  const { robot } = found
  const hosts = ended ? [] : found.hosts
  return (
    <>
      {robot && <About robot={robot} />}
      {hosts.length === 0 && !ended && <p>{t(text.noHosts)}</p>}
      <div className="actions">
        {hosts.length > 0 && (
          <Button onClick={() => setSetting(true)}>{t(robot ? text.change : text.set)}</Button>
        )}
        {robot && (
          <AskedButton
            quiet
            label={t(text.remove)}
            title={t(text.removeTitle)}
            says={t(text.removeSays)}
            run={(action) => ask(api.DELETE("/api/units/{unitId}/robot", { params, ...action }))}
            onDone={() => tell({ text: t(text.removed) })}
          />
        )}
      </div>
      {setting && <SetRobot unitId={unitId} found={found} onClose={() => setSetting(false)} />}
    </>
  )
}

function About({ robot }: { readonly robot: Robot }) {
  const { t, format } = useText()
  const { brand, shownAddress, digestAt, last } = robot
  return (
    <Lines
      items={[
        { name: t(text.brand), value: t(text[brand]) },
        { name: t(text.address), value: shownAddress },
        { name: t(text.hour), value: digestAt ?? t(text.never) },
        {
          name: t(text.last),
          value: last
            ? [t(text[last.state]), last.trouble, format.instant(last.at)].filter(Boolean).join(" · ")
            : t(text.notYet),
        },
      ]}
    />
  )
}

interface Props {
  readonly unitId: number
  readonly found: Found
  readonly onClose: () => void
}

/** A robot as it is set, over the version that was seen. */
interface Sent {
  readonly brand: RobotBrand
  readonly url: string
  readonly secret: string | null
  readonly digestAt: string | null
  readonly version: number
}

/** What is typed here is secret, and is not kept while it is typed. */
function SetRobot({ unitId, found, onClose }: Props) {
  const { t, format } = useText()
  const tell = useToast()
  const queries = useQueryClient()
  const [{ robot, hosts, version }] = useState(found)
  const [brand, setBrand] = useState<RobotBrand>(robot?.brand ?? "wecom")
  const [address, setAddress] = useState("")
  const [secret, setSecret] = useState("")
  const [digestAt, setDigestAt] = useState<string | null>(robot ? robot.digestAt : "08:30")
  const set = useAction({
    run: ({ version, ...body }: Sent, action) =>
      ask(
        api.PUT("/api/units/{unitId}/robot", {
          params: { path: { unitId: String(unitId) }, header: { "If-Match": `"${version}"` } },
          body,
          ...action,
        }),
      ),
    onDone: () => {
      tell({ text: t(text.done) })
      onClose()
    },
  })
  const signed = brand === "dingtalk" && secret.trim() !== ""
  const mine = { brand, url: address.trim(), secret: signed ? secret.trim() : null, digestAt }
  const stale = isProblem(set.error, "stale") ? (set.error.current as Found) : undefined
  if (stale) {
    const theirs = stale.robot
    const over = theirs && digestAt === robot?.digestAt ? { ...mine, digestAt: theirs.digestAt } : mine
    return (
      <BothVersions
        fields={[
          { name: t(text.brand), mine: t(text[brand]), theirs: theirs ? t(text[theirs.brand]) : "–" },
          { name: t(text.address), mine: mine.url, theirs: theirs?.shownAddress ?? "–" },
          {
            name: t(text.hour),
            mine: over.digestAt ?? t(text.never),
            theirs: theirs ? (theirs.digestAt ?? t(text.never)) : "–",
          },
        ].filter((field) => field.mine !== field.theirs)}
        onKeepMine={() => set.mutate({ ...over, version: stale.version })}
        onTakeTheirs={() => {
          void queries.invalidateQueries({ queryKey: ["unit", "robot"] })
          onClose()
        }}
        onClose={() => set.reset()}
      />
    )
  }
  return (
    <FormDialog
      title={t(text.title)}
      action={t(text.set)}
      busy={set.isPending}
      error={set.error}
      onDo={() => set.mutate({ ...mine, version })}
      onClose={onClose}
    >
      <RadioGroup
        label={t(text.brand)}
        value={brand}
        onChange={setBrand}
        options={[
          { value: "wecom", label: t(text.wecom) },
          { value: "dingtalk", label: t(text.dingtalk) },
        ]}
      />
      <TextInput
        label={t(text.address)}
        hint={`${t(text.addressHint)} ${t(text.allowed(format.list(hosts)))}`}
        type="url"
        autoComplete="off"
        required
        maxLength={500}
        value={address}
        onChange={setAddress}
        error={faultAt(set.error, "/url")}
      />
      {brand === "dingtalk" && (
        <TextInput
          label={t(text.secret)}
          hint={t(text.secretHint)}
          type="password"
          autoComplete="off"
          maxLength={200}
          value={secret}
          onChange={setSecret}
        />
      )}
      <Select
        label={t(text.hour)}
        required
        value={digestAt ?? "never"}
        onChange={(chosen) => setDigestAt(chosen === "never" ? null : chosen)}
        options={[
          ...digestHours.map((hour) => ({ value: hour, label: hour })),
          { value: "never", label: t(text.never) },
        ]}
      />
    </FormDialog>
  )
}
