import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { normalPassword, passwordFault } from "./password.ts"

const about = ["m2010007", "王伟", "wangwei", "13800138000", "历下区第三党支部"]
const modern = (text: string) => passwordFault(text, about, "modern")
const mlps3 = (text: string) => passwordFault(text, about, "mlps3")

describe("a password", () => {
  test("has 8 to 128 characters, counted as people count them", () => {
    expect(modern("kV9.tq2")).toBe("password-too-short")
    expect(modern("kV9.tq2x")).toBeUndefined()
    expect(modern("春眠不觉晓处处闻")).toBeUndefined()
    expect(modern("春眠不觉晓处处")).toBe("password-too-short")
    expect(modern("𠮷野家的牛肉")).toBe("password-too-short")
    expect(modern(`${"zpf7".repeat(3)}${"纸".repeat(2)}${"qk".repeat(57)}`)).toBeUndefined()
    expect(modern("k".repeat(129))).toBe("password-too-long")
  })

  test("may be a sentence, with spaces and in any script", () => {
    expect(modern("correct horse battery staple")).toBeUndefined()
    expect(modern("有朋自远方来不亦乐乎")).toBeUndefined()
    expect(modern("学而时习之，不亦说乎")).toBeUndefined()
  })

  test("is the same in full-width letters", () => {
    expect(normalPassword("ｋＶ９．ｔｑ２ｘ")).toBe("kV9.tq2x")
    expect(modern("ｐａｓｓｗｏｒｄ１")).toBe("password-common")
  })

  test.each(
    `password Password1 P@ssw0rd p@$$w0rd! 12345678 123456789 87654321 1234567890 qwertyui qwerty123 1qaz2wsx
     1q2w3e4r abc12345 a1234567 aa123456 11111111 00000000 88888888 66666666 12341234 abababab abcabcabc
     iloveyou5 woaini1314 woaini520 5201314520 admin123 admin888 Admin@123 administrator root1234 test1234
     welcome1 Welcome2026 changeme letmein1 19491001 19900101 1990-01-01 20261125 zhangsan1 lisi1234 zxcvbnm1
     asdfghjkl !QAZ2wsx Huawei@123 dangyuan1921 zhonggong1921 xuexi2026 qiangguo2026 weirenminfuwu gongxifacai88
     147258369 7758521a caonima123 好好学习天天向上 为人民服务 学习强国2026 中国共产党1921 password123456
     passwordpassword dragon123! football2020 monkey12 iloveyou520 P@ssw0rd2026 Adm1n2026! 2026@dmin`.split(
      /\s+/,
    ),
  )("that is tried first is refused: %s", (text) => {
    expect(["password-common", "password-too-short"]).toContain(modern(text))
    expect(modern(text.toUpperCase())).toBeDefined()
  })

  test("that anybody who knows its owner could think of is refused", () => {
    for (const text of [
      "m2010007!!",
      "WangWei88",
      "王伟王伟王伟123",
      "13800138000x",
      "xueer-kv7q",
      "学而学而kv7qp",
    ]) {
      expect(modern(text), text).toBe("password-about-you")
    }
    expect(modern("wangwei rides a zebra")).toBeUndefined()
  })

  test("needs nothing more in the profile modern, and three of four kinds in mlps3", () => {
    for (const text of ["kvptqzxmd", "kvpt73829q", "KVPTQ73829"]) {
      expect(modern(text), text).toBeUndefined()
      expect(mlps3(text), text).toBe("password-too-plain")
    }
    for (const text of ["kvptQ73829", "kvpt-73829", "KVpt-kvqz", "春眠不觉晓kv7"]) {
      expect(mlps3(text), text).toBeUndefined()
    }
  })

  test("of twelve letters and figures at random is taken", () => {
    const character = fc.constantFrom(..."bcdfghjkmnpqrtvwxyz2346789BCDFGHJKMNPQRTVWXYZ")
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 12, maxLength: 12 }), (text) => {
        fc.pre(new Set(text.toLowerCase()).size > 8)
        expect(passwordFault(text, [], "modern")).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  test("of any text whatever is judged, quickly", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const started = performance.now()
        passwordFault(text, about, "mlps3")
        expect(performance.now() - started).toBeLessThan(250)
      }),
    )
  })
})
