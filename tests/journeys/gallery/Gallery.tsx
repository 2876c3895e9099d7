import { Anchor } from "../../../src/web/design/Anchor.tsx"
import { Button } from "../../../src/web/design/Button.tsx"
import { LinkButton } from "../../../src/web/design/LinkButton.tsx"
import { PaceBar } from "../../../src/web/design/PaceBar.tsx"
import { PageHead } from "../../../src/web/design/PageHead.tsx"
import { PrintHead } from "../../../src/web/design/PrintHead.tsx"
import { Sheet } from "../../../src/web/design/Sheet.tsx"
import { State } from "../../../src/web/design/State.tsx"
import { useToast } from "../../../src/web/design/Toast.tsx"
import { YearGrid } from "../../../src/web/design/YearGrid.tsx"
import { useText } from "../../../src/web/text/use-text.ts"
import { Figures } from "./Figures.tsx"
import { Forms } from "./Forms.tsx"
import { Lists } from "./Lists.tsx"
import { yearRows } from "./year-rows.tsx"

export function Gallery() {
  const { language, t } = useText()
  return (
    <>
      <PrintHead unit="青石村党支部" day="2010-08-20" />
      <PageHead
        title={t({ zh: "青石村党支部", en: "Qingshi Village Branch" })}
        crumbs={[
          { title: t({ zh: "青石镇党委", en: "Qingshi Town" }), href: "/units/3" },
          { title: t({ zh: "青石村党支部", en: "Qingshi Village Branch" }) },
        ]}
        note={t({
          zh: "2010年8月20日 星期五 · 固定学习日：周三下午",
          en: "Friday, 20 August 2010 · study on Wednesday afternoons",
        })}
        action={
          <LinkButton kind="primary" href="/events/new">
            {t({ zh: "记一次活动", en: "Record an activity" })}
          </LinkButton>
        }
      />
      <div className="columns">
        <Owed />
        <Sheet
          title={t({ zh: "这一年", en: "This year" })}
          action={
            <Anchor className="small" href="/units/7/year">
              {t({ zh: "每格都能点开", en: "Every cell opens" })}
            </Anchor>
          }
        >
          <div className="stack">
            <YearGrid
              label={t({ zh: "全年十二个月各项制度完成情况", en: "The duties over the twelve months" })}
              year={2010}
              month={8}
              rows={yearRows(language)}
            />
            <PaceBar
              label={t({ zh: "集中学习", en: "Collective study" })}
              value={31}
              target={40}
              expected={33.3}
              unit={t({ zh: "学时", en: "hours" })}
            />
            <div className="row between">
              <span>{t({ zh: "党员培训达标", en: "Training of members" })}</span>
              <span className="row">
                <State is="met">{t({ zh: "14 人", en: "14" })}</State>
                <State is="open">{t({ zh: "9 人", en: "9" })}</State>
                <State is="at-risk">{t({ zh: "2 人", en: "2" })}</State>
              </span>
            </div>
          </div>
        </Sheet>
      </div>
      <Lists />
      <Forms />
      <Figures />
    </>
  )
}

function Owed() {
  const { t } = useText()
  const tell = useToast()
  return (
    <Sheet title={t({ zh: "八月还差三件事", en: "Three things are still owed in August" })}>
      <ul className="owe-list">
        <li>
          <div>
            {t({ zh: "支委会", en: "Branch committee meeting" })}{" "}
            <State is="at-risk">{t({ zh: "还剩 11 天", en: "11 days left" })}</State>
            <p className="small">
              {t({ zh: "每月召开一次，七月是 7 月 9 日开的", en: "Once a month; in July it was on the 9th" })}
            </p>
          </div>
          <LinkButton href="/events/new">{t({ zh: "安排", en: "Arrange" })}</LinkButton>
        </li>
        <li>
          <div>
            {t({ zh: "本周集中学习", en: "This week's study" })}{" "}
            <State is="open">{t({ zh: "周三未记", en: "Wednesday not recorded" })}</State>
            <p className="small">
              {t({
                zh: "上周 25 人到 23 人，照上次填只要改例外",
                en: "Last week 23 of 25 came; only exceptions need changing",
              })}
            </p>
          </div>
          <Button
            onClick={() =>
              tell({
                text: t({ zh: "已照上次填好", en: "Filled as last time" }),
                undo: () => tell({ text: t({ zh: "已撤销", en: "Taken back" }) }),
              })
            }
          >
            {t({ zh: "照上次填", en: "Fill as last time" })}
          </Button>
        </li>
        <li>
          <div>
            {t({ zh: "李秀英、赵国庆的补课", en: "Make-up of Li Xiuying and Zhao Guoqing" })}{" "}
            <State is="short">{t({ zh: "逾期 2 天", en: "2 days late" })}</State>
            <p className="small">
              {t({
                zh: "负责人：王建国 · 缺的是 7 月 21 日集中学习",
                en: "Tutor: Wang Jianguo · for the study of 21 July",
              })}
            </p>
          </div>
          <Button>{t({ zh: "登记补课", en: "Record it" })}</Button>
        </li>
      </ul>
    </Sheet>
  )
}
