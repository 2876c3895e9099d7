/** Names of a district that is nowhere. */

import type { OrgField } from "../../domain/shared/words.ts"
import type { Random } from "./random.ts"

export const districts = [
  "清河区",
  "云山区",
  "东湖区",
  "南泉区",
  "长陵区",
  "新安区",
  "凤台区",
  "临川区",
] as const

/** Roots of the names of streets and towns. */
export const townRoots = (
  "东风 山河 龙泉 凤鸣 柳埠 仲家 清泉 全福 洪楼 彩石 港沟 唐官 遥墙 郭店 孙村 董家 西营 华岳 荷塘 石桥 " +
  "北辛 南渡 双溪 白云 青龙 黄台 柏林 银河 桃源 玉函 紫荆 梅岭 大王 小营 甘露 平陵 鹊华 济源 锦绣 章灵"
).split(" ")

/** Bureaus and offices of the district, the leading ones first; the second word is the kind. */
export const offices = (
  "区委办公室:党组 区政府办公室:党组 教育局:党委 财政局:党组 卫生局:党委 公安分局:党委 人力资源和社会保障局:党组 农业局:党委 " +
  "水务局:党组 林业局:党组 民政局:党组 司法局:党组 审计局:党组 统计局:党组 环境保护局:党组 城乡建设委员会:党委 交通运输局:党委 " +
  "文化局:党组 体育局:党组 商务局:党组 发展和改革委员会:党组 经济和信息化局:党委 科学技术局:党组 人口和计划生育局:党组 " +
  "安全生产监督管理局:党组 城市管理行政执法局:党委 市政公用事业局:党委 旅游局:党组 信访局:党组 人民法院:党组 人民检察院:党组 " +
  "国土资源分局:党组 规划分局:党组 工商行政管理分局:党委 质量技术监督分局:党组 食品药品监督管理分局:党组 国家税务局:党组 " +
  "地方税务局:党组 气象局:党组 档案局:党组 粮食局:党委 畜牧兽医局:党组 农业机械管理局:党组 供销合作社联合社:党委 房产管理局:党组 " +
  "园林管理局:党组 总工会:党组 妇女联合会:党组 残疾人联合会:党组 工商业联合会:党组 广播电视局:党组 史志办公室:党组 " +
  "机关事务管理局:党组 投资促进局:党组 招标投标管理办公室:党组 民族宗教事务局:党组"
).split(" ")

/** Committees outside the streets, towns and offices. */
export const otherCommittees = [
  "国有资产运营公司党委",
  "非公有制经济组织党委",
  "社会组织党委",
  "清源集团公司党委",
  "建筑工程总公司党委",
  "个体私营企业党委",
  "律师行业党委",
  "自来水公司党委",
] as const

const clans = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马梁宋郑韩唐冯于董程曹袁许傅吕苏蒋蔡贾丁魏薛潘杜范石姚孔崔秦史侯邵孟段尹武乔",
]
const villageTails = "家庄 家村 官庄 家峪 家屯 家沟 家店 家寨 家坡 家埠 家洼 家桥".split(" ")
const landforms = "东 西 南 北 前 后 上 下 大 小".split(" ")
const villageRoots = "河头 山前 柳行 石门 枣林 杏园 龙洞 泉头 岭后 沙沟 桑园 潘庄 大涧 石岭 藕池 芦南".split(
  " ",
)
const roads =
  "和平 文化 解放 建设 光明 东环 花园 七里 祝甸 甸新 友谊 朝阳 育才 益寿 明德 泉城 洪源 永大 幸福 新苑 康虹 丁香".split(
    " ",
  )
const communityTails = "路社区 东路社区 西路社区 南区社区 北区社区 新村社区 花园社区 苑社区".split(" ")
const schoolTails = "中学 小学 实验小学 第二中学 中心小学 职业中专 幼儿园 初级中学".split(" ")
const trades =
  "机械制造 食品 纺织 包装印刷 电子科技 建材 物流 化工 医药 商贸 环保设备 服装 钢结构 汽车配件 农产品加工 软件".split(
    " ",
  )
const companyRoots =
  "鑫源 恒泰 永盛 华瑞 金鼎 天岳 宏达 同力 明湖 齐鲁星 康达 博远 盛泉 鸿运 力诺通 佳禾 三合 兴业".split(" ")
const companyTails = "有限公司 有限责任公司 股份有限公司 厂 集团公司".split(" ")
const sections =
  "机关第一 机关第二 机关第三 办公室 执法大队 服务中心 信息中心 监察大队 离退休干部 财务结算中心 业务科 综合科".split(
    " ",
  )
const others =
  "中心医院 人民医院 社区卫生服务中心 敬老院 文化馆 图书馆 农技推广站 汽车运输队 消防中队 老年大学".split(" ")

const names: Readonly<Record<OrgField, (random: Random) => string>> = {
  village: (random) =>
    random.chance(0.7)
      ? `${random.chance(0.25) ? random.pick(landforms) : ""}${random.pick(clans)}${random.pick(villageTails)}`
      : `${random.pick(landforms)}${random.pick(villageRoots)}村`,
  community: (random) => `${random.pick(roads)}${random.pick(communityTails)}`,
  school: (random) => `${random.pick([...townRoots, ...roads])}${random.pick(schoolTails)}`,
  enterprise: (random) => `${random.pick(companyRoots)}${random.pick(trades)}${random.pick(companyTails)}`,
  office: (random) => random.pick(sections),
  other: (random) => random.pick(others),
}

/** A name for a branch's home that `taken` does not hold yet; it is added there. */
export function placeName(field: OrgField, taken: Set<string>, random: Random): string {
  let name = names[field](random)
  for (let tries = 0; taken.has(name) && tries < 20; tries += 1) name = names[field](random)
  const plain = name
  for (let number = 2; taken.has(name); number += 1) name = `${plain}第${number}`
  taken.add(name)
  return name
}
