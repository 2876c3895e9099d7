import type { Gender } from "../../domain/shared/words.ts"
import type { Random } from "./random.ts"

/** Surnames with their share among a thousand people, roughly as they are found. */
const surnames: readonly (readonly [string, number])[] = (
  "王72 李72 张68 刘54 陈45 杨31 赵27 黄20 周19 吴19 徐17 孙19 胡12 朱13 高14 林10 何9 郭12 马13 罗7 梁7 宋9 郑9 谢6 韩10 " +
  "唐6 冯8 于9 董8 萧3 程5 曹7 袁5 邓5 许6 傅3 沈4 曾4 彭4 吕6 苏4 卢4 蒋4 蔡4 贾5 丁5 魏6 薛4 叶4 阎3 余3 潘3 杜5 戴3 夏3 " +
  "钟2 汪2 田4 任4 姜5 范4 方3 石3 姚3 谭2 廖2 邹3 熊2 金3 陆3 郝3 孔4 白2 崔5 康2 毛2 邱2 秦4 江2 史3 顾2 侯3 邵3 孟4 龙1 万2 段3 " +
  "雷2 钱2 汤2 尹3 黎1 易1 常2 武2 乔2 贺2 赖1 龚2 文2 毕2 亓1 逄1 仝1 展1 欧阳1 诸葛1 司马1 上官1"
)
  .split(" ")
  .map((entry) => {
    const [name = "", share = "1"] = entry.match(/\p{Script=Han}+|\d+/gu) ?? []
    return [name, Number(share)] as const
  })

interface GivenNames {
  readonly whole: readonly string[]
  readonly first: readonly string[]
  readonly last: readonly string[]
}

function given(whole: string, first: string, last: string): GivenNames {
  return { whole: whole.split(" "), first: [...first], last: [...last] }
}

const fashions: Readonly<Record<Gender, readonly { before: number; names: GivenNames }[]>> = {
  male: [
    {
      before: 1950,
      names: given(
        "德胜 长贵 福来 守信 兆祥 玉田 金山 连生",
        "德长福守兆玉金连振广传宝",
        "胜贵才信祥田山生海林堂义",
      ),
    },
    {
      before: 1968,
      names: given(
        "建国 国庆 卫东 志强 建军 爱民 援朝 红星",
        "建国卫志爱立新永光明学庆",
        "国庆东强军民华平兵生文忠",
      ),
    },
    {
      before: 1982,
      names: given("伟 勇 军 涛 磊 刚 斌 强", "志文海晓永建新立俊世宏庆", "伟勇军涛磊刚斌强峰波辉鹏"),
    },
    {
      before: 9999,
      names: given("帅 浩 鑫 凯 宇轩 子豪 俊杰 浩然", "子浩俊宇嘉明天文泽晨博家", "轩豪杰然宇鑫凯航阳睿涛霖"),
    },
  ],
  female: [
    {
      before: 1950,
      names: given(
        "桂英 秀兰 玉兰 桂芳 凤英 秀英 淑珍 兰英",
        "桂秀玉凤淑兰素月春金翠爱",
        "英兰芳珍荣华香云花莲梅芝",
      ),
    },
    {
      before: 1968,
      names: given(
        "秀云 红梅 爱华 玉梅 建华 淑华 新华 春霞",
        "秀红爱玉建淑新春丽桂金美",
        "云梅华霞萍英玲琴荣芬凤珍",
      ),
    },
    {
      before: 1982,
      names: given("丽 敏 静 艳 娟 霞 燕 芳", "晓丽海红雪春文玉秀美艳慧", "丽敏静艳娟霞燕芳玲红梅云"),
    },
    {
      before: 9999,
      names: given("婷 悦 雪 倩 欣怡 梦琪 雨涵 佳怡", "欣梦雨佳思诗晓静雅梓慧若", "怡琪涵婷悦雪倩然瑶萱宁蕾"),
    },
  ],
}

/** Characters that small fonts and old code pages lack; the last two lie outside the first 65,536. */
const rareCharacters = ["喆", "堃", "翀", "赟", "昇", "淼", "䶮", "镕", "𬭎", "𬱖"]

const minorityNames: readonly string[] = [
  "阿依古丽·买买提",
  "艾力·吐尔逊",
  "古丽娜尔·艾合买提",
  "才让·多杰",
  "卓玛·央金",
  "巴特尔·孟和",
  "阿卜杜拉·玉素甫",
  "哈斯·其木格",
]

/** A made-up name in the fashion of the year somebody was born in. */
export function personName(gender: Gender, birthYear: number, random: Random): string {
  if (random.chance(0.002)) return random.pick(minorityNames)
  const surname = random.weighted(surnames)
  const fashion = fashions[gender].find((one) => birthYear < one.before) ?? fashions[gender][0]
  if (!fashion) throw new Error("no given names")
  if (random.chance(0.006)) {
    const rare = random.pick(rareCharacters)
    return random.chance(0.5) ? surname + rare : surname + random.pick(fashion.names.first) + rare
  }
  if (random.chance(0.22)) return surname + random.pick(fashion.names.whole)
  const first = random.pick(fashion.names.first)
  let last = random.pick(fashion.names.last)
  while (last === first) last = random.pick(fashion.names.last)
  return surname + first + last
}
