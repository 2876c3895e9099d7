/** Holidays of the State Council's lists in English, as far as they have a usual name. */
export const holidays: Readonly<Record<string, string>> = {
  元旦: "New Year",
  春节: "Spring Festival",
  清明: "Qingming",
  清明节: "Qingming",
  劳动节: "Labour Day",
  端午: "Dragon Boat",
  端午节: "Dragon Boat",
  中秋: "Mid-Autumn",
  中秋节: "Mid-Autumn",
  国庆节: "National Day",
}
