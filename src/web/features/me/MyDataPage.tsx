import { useQuery } from "@tanstack/react-query"
import { Button } from "../../design/Button.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { printAll } from "../../design/print-all.ts"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { DataLists } from "./DataLists.tsx"
import { type MyData, myDataQuery } from "./my-data.ts"
import { saveAsFile } from "./save-as-file.ts"
import { text } from "./text.ts"

/** Everything the system keeps about the reader: to read, to print, and to take away. */
export function MyDataPage() {
  const { t, format } = useText()
  const data = useQuery(myDataQuery)
  const actions = data.data && (
    <>
      <Button onClick={printAll}>{t(text.print)}</Button>
      <Button kind="primary" onClick={() => saveAsFile(`${t(text.fileName)}.json`, data.data)}>
        {t(text.download)}
      </Button>
    </>
  )
  return (
    <div className="stack">
      <PageHead
        title={t(text.myDataTitle)}
        note={t(text.dataNote)}
        crumbs={[{ title: t(text.meTitle), href: to.me() }, { title: t(text.myDataTitle) }]}
        action={actions}
      />
      <Loaded query={data} lines={12}>
        {(all) => (
          <>
            <p className="small">{t(text.madeAt(format.instant(all.madeAt)))}</p>
            <AccountSheet account={all.account} />
            {all.member && <MemberSheet member={all.member} />}
            <DataLists data={all} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function AccountSheet({ account }: { readonly account: MyData["account"] }) {
  const { t, format } = useText()
  const { login, name, createdAt, passwordSetAt, hasSecondFactor, mail } = account
  return (
    <Sheet title={t(text.account)}>
      <Lines
        items={[
          { name: t(text.login), value: login },
          { name: t(text.name), value: name },
          { name: t(text.createdAt), value: format.instant(createdAt) },
          { name: t(text.passwordSetAt), value: passwordSetAt && format.instant(passwordSetAt) },
          { name: t(text.secondFactor), value: t(hasSecondFactor ? text.yes : text.no) },
          { name: t(text.mail), value: mail?.address ?? null },
        ]}
      />
    </Sheet>
  )
}

function MemberSheet({ member }: { readonly member: NonNullable<MyData["member"]> }) {
  const { t, format, words } = useText()
  const genders: Readonly<Record<string, string>> = words.genders
  const circumstances: Readonly<Record<string, string>> = words.circumstances
  const { gender, status, rank, inService } = member
  return (
    <Sheet title={t(text.member)}>
      <Lines
        items={[
          { name: t(text.code), value: member.code },
          { name: t(text.name), value: member.name },
          { name: t(text.gender), value: gender && (genders[gender] ?? gender) },
          { name: t(text.bornOn), value: member.bornOn && format.fullDay(member.bornOn) },
          { name: t(text.phone), value: member.phone },
          { name: t(text.status), value: status && words.memberStatuses[status] },
          { name: t(text.joinedOn), value: member.joinedOn && format.fullDay(member.joinedOn) },
          { name: t(text.rank), value: rank && words.ranks[rank] },
          { name: t(text.inService), value: inService === null ? null : t(inService ? text.yes : text.no) },
          {
            name: t(text.circumstances),
            value: format.list(member.circumstances.map((one) => circumstances[one] ?? one)),
          },
        ]}
      />
    </Sheet>
  )
}
