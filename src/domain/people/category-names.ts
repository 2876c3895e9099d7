/** What the training categories of our documents are called in English; the documents themselves are Chinese. */
const inEnglish: Readonly<Record<string, string>> = {
  处级干部: "division-level cadres",
  科级及以下干部: "cadres up to section level",
  其他干部: "other cadres",
  村支部书记: "secretaries of village branches",
  领导班子成员: "members of leading groups",
  书记和班子成员: "secretaries and committee members",
  其他党员: "other members",
  党员: "members",
  "机关、学校班子成员": "committee members of offices and schools",
  "机关、学校党员": "members in offices and schools",
  企业班子成员: "committee members of enterprises",
  企业党员: "members in enterprises",
  其他领域党员: "members in other fields",
}

/** A category's name in both languages; one of a pack of one's own is called in English as the pack calls it. */
export function categoryInWords(name: string): { readonly zh: string; readonly en: string } {
  return { zh: name, en: inEnglish[name] ?? name }
}
