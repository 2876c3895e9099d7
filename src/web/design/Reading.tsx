/** How a clause is read, each line a paragraph; like the clause it is there in Chinese alone. */
export function Reading({ said }: { readonly said: string }) {
  return said
    .trim()
    .split("\n")
    .map((line) => (
      <p key={line} className="small" lang="zh-CN">
        {line}
      </p>
    ))
}
