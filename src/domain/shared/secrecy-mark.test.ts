import { describe, expect, test } from "vitest"
import { secrecyMarkIn, secrecyMarkInName } from "./secrecy-mark.ts"

describe("a text", () => {
  test.each([
    "秘密★1年",
    "机密★",
    "绝密★启用前",
    "机　密★10年",
    "绝 密 ★ 30年",
    "本通知为机密★5年，请妥善保管",
    "秘密☆6个月",
    "机密*3年",
    "机密*长期",
    "机密",
    "绝密",
    "秘密",
    "机 密",
    "机密级",
    "机密文件",
    "【机密】关于召开会议的通知",
    "（秘密）会议纪要",
    "[绝密] 名单",
    "机密：不得外传",
    "绝密 关于某事的报告",
    "秘密 会议纪要",
    "000001\n机密\n特急\n中共某区委文件",
    "000001 机密 特急\n中共某区委文件",
    "密级：秘密\n关于某事的请示",
    "\n\n  绝密\n第一段",
  ])("%j bears a mark", (text) => expect(secrecyMarkIn(text)).toBeDefined())

  test.each([
    "",
    "保守党的秘密",
    "学习了党章：对党忠诚，保守党的秘密，永不叛党",
    "秘密战线上的英雄",
    "秘密、机密、绝密三个密级的区别",
    "绝密、机密、秘密",
    "绝密 机密 秘密三级",
    "国家秘密分为绝密、机密、秘密三级",
    "机密级计算机的管理",
    "机密性与完整性",
    "绝密档案里的故事",
    "不讲涉密内容",
    "严禁上传涉密信息",
    "第一项\n大家谈到保守秘密\n第三项",
    "亲密★★★",
    "2*3",
  ])("%j bears none", (text) => expect(secrecyMarkIn(text)).toBeUndefined())

  test("far below its head a bare word is no mark, one with a star is", () => {
    const long = "一行\n".repeat(40)
    expect(secrecyMarkIn(`${long}机密`)).toBeUndefined()
    expect(secrecyMarkIn(`${long}机密★1年`)).toBe("机密★")
  })

  test("a long text is read in a moment", () => {
    for (const piece of ["密 ", "机 \t", "秘密 ", "（机", "绝\n"]) {
      // What it costs itself, whatever else the machine does: with the square of its length it would be minutes.
      const before = process.cpuUsage()
      secrecyMarkIn(piece.repeat(1_000_000 / piece.length))
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000)
    }
  })
})

describe("the name of a file", () => {
  test.each([
    "秘密★1年 会议纪要.docx",
    "机密.pdf",
    "绝密文件.pdf",
    "机密_名单.xlsx",
    "机密01.jpg",
    "【机密】通知.docx",
    "会议纪要（秘密）.pdf",
    "会议纪要_绝密.pdf",
    "会议纪要-机密-2.docx",
    "机密 会议纪要.docx",
  ])("%j bears a mark", (name) => expect(secrecyMarkInName(name)).toBeDefined())

  test.each([
    "保守党的秘密.docx",
    "保守国家秘密法学习材料.pdf",
    "秘密战线.jpg",
    "机密性说明.txt",
    "会议纪要.docx",
    "绝密档案里的故事.pptx",
  ])("%j bears none", (name) => expect(secrecyMarkInName(name)).toBeUndefined())
})
