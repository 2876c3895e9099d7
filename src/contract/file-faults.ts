import type { Fault } from "./workbook.ts"

/** What reading or writing a workbook file finds: in the file as a whole, in a sheet, in a cell. */
export const fileFaultCodes = [
  // the file as a whole
  "file-missing",
  "file-unreadable",
  "not-a-folder",
  "not-a-file",
  "empty-folder",
  "file-too-large",
  "not-a-workbook",
  "old-xls",
  "password-protected",
  "other-document",
  "too-many-entries",
  "unpacks-too-large",
  "packed-too-tightly",
  "zip-unusual",
  "zip-inconsistent",
  "file-damaged",
  "document-type",
  "shared-text-missing",
  "cell-too-large",
  "too-many-cells",
  "place-out-of-range",
  "cell-too-far",
  "reading-too-long",
  "reading-too-large",
  "unknown-encoding",
  "utf-16",
  "quotes-unbalanced",
  "row-too-long",
  "macros-ignored",
  "links-ignored",
  "file-ignored",
  // writing
  "too-large-for-xlsx",
  "cell-too-long-for-xlsx",
  // a sheet
  "unknown-sheet",
  "empty-sheet",
  "duplicate-sheet",
  "no-header",
  "rows-above-header",
  "unknown-column",
  "column-ignored",
  "duplicate-column",
  "missing-column",
  "cell-without-column",
  "formulas-taken",
  "formulas-without-value",
  "numbers-as-text",
  "midnight-assumed",
  "days-as-meant",
  "names-as-kept",
  "lines-joined",
  "total-row",
  // a cell
  "required-empty",
  "control-character",
  "bidirectional-character",
  "zero-width-character",
  "broken-character",
  "marks-heaped",
  "text-too-long",
  "error-value",
  "secrecy-mark",
  "not-text",
  "digits-lost",
  "code-damaged",
  "separator-in-code",
  "number-as-text",
  "not-a-number",
  "negative",
  "too-many-places",
  "number-too-large",
  "not-a-year",
  "not-whole",
  "not-a-day",
  "no-such-day",
  "day-out-of-range",
  "not-a-moment",
  "unknown-word",
  "other-separator",
  "empty-in-list",
  "twice-in-list",
] as const
export type FileFaultCode = (typeof fileFaultCodes)[number]

type Say = (fault: Fault) => string
const detail = (fault: Fault, name: string) => String(fault.details?.[name] ?? "")
/** “应写作…” where the reader could tell what was meant. */
const rather = (fault: Fault) =>
  fault.details?.suggestion ? `，此处应为“${detail(fault, "suggestion")}”` : ""
const instead = (fault: Fault) => (fault.details?.suggestion ? `, here "${detail(fault, "suggestion")}"` : "")
const place: Say = (f) => `第${detail(f, "position")}个字符（${detail(f, "character")}）`
const placed: Say = (f) => `character ${detail(f, "position")} (${detail(f, "character")})`

/** A sentence for each code: what is wrong, and what would be right. */
export const fileFaultSentences: Readonly<Record<FileFaultCode, { readonly zh: Say; readonly en: Say }>> = {
  "file-missing": {
    zh: () => "没有这个文件或文件夹；请核对路径",
    en: () => "there is no such file or folder; check the path",
  },
  "file-unreadable": {
    zh: (f) => `无法读取（${detail(f, "reason")}）；请检查权限，或换一份文件`,
    en: (f) => `cannot be read (${detail(f, "reason")}); check its permissions or take another copy`,
  },
  "not-a-folder": {
    zh: () => "既不是 .xlsx 工作簿，也不是文件夹；请给出 .xlsx 文件，或按表名存放 CSV 文件的文件夹",
    en: () =>
      "is neither an .xlsx workbook nor a folder; give an .xlsx file or a folder of CSV files named after the sheets",
  },
  "not-a-file": {
    zh: () => "名称以 .xlsx 结尾却不是普通文件；请给出 Excel 工作簿，或把文件夹改名",
    en: () => "ends in .xlsx but is not a regular file; give an Excel workbook or rename the folder",
  },
  "empty-folder": {
    zh: (f) => `文件夹中没有可导入的 CSV 文件；文件应以表名命名：${detail(f, "sheets")}`,
    en: (f) =>
      `the folder holds no CSV file to import; they are named after the sheets: ${detail(f, "sheets")}`,
  },
  "file-too-large": {
    zh: (f) =>
      `文件有 ${detail(f, "megabytes")} MB，工作簿最多 ${detail(f, "limit")} MB；请分成几份，在命令行上也可以改用 CSV 文件夹`,
    en: (f) =>
      `the file has ${detail(f, "megabytes")} MB, a workbook at most ${detail(f, "limit")}; divide it, or on the command line use a folder of CSV files`,
  },
  "not-a-workbook": {
    zh: () => "不是 Excel 工作簿；请用 Excel 或 WPS 打开原表，另存为“Excel 工作簿 (.xlsx)”",
    en: () =>
      "is not an Excel workbook; open the table in Excel or WPS and save it as an Excel workbook (.xlsx)",
  },
  "old-xls": {
    zh: () => "是旧版 Excel 文件 (.xls)；请另存为“Excel 工作簿 (.xlsx)”",
    en: () => "is a file of the old Excel format (.xls); save it as an Excel workbook (.xlsx)",
  },
  "password-protected": {
    zh: () => "工作簿设有打开密码；请取消密码后重新保存",
    en: () => "the workbook is protected by a password; remove the password and save it again",
  },
  "other-document": {
    zh: (f) => `是${detail(f, "kind")}，不是 Excel 工作簿；请提供 .xlsx 文件`,
    en: (f) => `is a ${detail(f, "kindEn")}, not an Excel workbook; give an .xlsx file`,
  },
  "too-many-entries": {
    zh: (f) =>
      `文件内部有 ${detail(f, "entries")} 个部分，最多 ${detail(f, "limit")} 个；请把数据复制到新工作簿再保存`,
    en: (f) =>
      `holds ${detail(f, "entries")} parts, at most ${detail(f, "limit")} are taken; copy the data into a new workbook`,
  },
  "unpacks-too-large": {
    zh: (f) =>
      `解压后有 ${detail(f, "megabytes")} MB，最多 ${detail(f, "limit")} MB，未予解压；请分成几份，在命令行上也可以改用 CSV 文件夹`,
    en: (f) =>
      `would unpack to ${detail(f, "megabytes")} MB, at most ${detail(f, "limit")} are taken, so it was not unpacked; divide it, or on the command line use a folder of CSV files`,
  },
  "packed-too-tightly": {
    zh: (f) =>
      `内部文件“${detail(f, "entry")}”的压缩比为 ${detail(f, "ratio")}，超过 ${detail(f, "limit")}，疑似压缩炸弹，未予解压；请在 Excel 中重新保存`,
    en: (f) =>
      `the part "${detail(f, "entry")}" is packed ${detail(f, "ratio")} to 1, more than ${detail(f, "limit")}, like a zip bomb; it was not unpacked. Save the workbook again in Excel`,
  },
  "zip-unusual": {
    zh: (f) => `压缩格式不受支持（${detail(f, "what")}）；请在 Excel 或 WPS 中重新保存为 .xlsx`,
    en: (f) =>
      `is packed in a way that is not supported (${detail(f, "what")}); save it again as .xlsx in Excel or WPS`,
  },
  "zip-inconsistent": {
    zh: (f) => `内部目录与内容不符（${detail(f, "what")}），未予读取；请在 Excel 或 WPS 中重新保存为 .xlsx`,
    en: (f) =>
      `its directory contradicts its contents (${detail(f, "what")}), so it was not read; save it again as .xlsx in Excel or WPS`,
  },
  "file-damaged": {
    zh: (f) => `文件不完整或已损坏（${detail(f, "what")}）；请重新复制，或在 Excel 中打开后另存为 .xlsx`,
    en: (f) =>
      `is incomplete or damaged (${detail(f, "what")}); copy it again, or open it in Excel and save it as .xlsx`,
  },
  "document-type": {
    zh: (f) =>
      `内部文件“${detail(f, "entry")}”含有文档类型声明，正常的工作簿没有；请在 Excel 中重新保存为 .xlsx`,
    en: (f) =>
      `the part "${detail(f, "entry")}" declares a document type, which no workbook does; save it again as .xlsx in Excel`,
  },
  "shared-text-missing": {
    zh: (f) =>
      `单元格 ${detail(f, "cell")} 指向第 ${detail(f, "index")} 条共用文字，文件里只有 ${detail(f, "texts")} 条；请在 Excel 或 WPS 中重新保存为 .xlsx`,
    en: (f) =>
      `the cell ${detail(f, "cell")} points to shared text number ${detail(f, "index")}, and the file has ${detail(f, "texts")}; save it again as .xlsx in Excel or WPS`,
  },
  "cell-too-large": {
    zh: (f) => `有一个单元格超过 ${detail(f, "limit")} 个字符；请缩短`,
    en: (f) => `one cell has more than ${detail(f, "limit")} characters; shorten it`,
  },
  "too-many-cells": {
    zh: () => "工作簿中的行或单元格太多；请分成几份，在命令行上也可以改用 CSV 文件夹",
    en: () =>
      "the workbook holds too many rows or cells; divide it, or on the command line use a folder of CSV files",
  },
  "place-out-of-range": {
    zh: (f) =>
      `“${detail(f, "place")}”不是表格里的位置（最多 1048576 行、16384 列）；请在 Excel 或 WPS 中重新保存为 .xlsx`,
    en: (f) =>
      `"${detail(f, "place")}" is no place in a sheet (at most 1048576 rows and 16384 columns); save it again as .xlsx in Excel or WPS`,
  },
  "cell-too-far": {
    zh: (f) => `单元格 ${detail(f, "cell")} 里有内容，导入只读前 ${detail(f, "limit")} 列；请删去或移到表内`,
    en: (f) =>
      `the cell ${detail(f, "cell")} holds something, and only the first ${detail(f, "limit")} columns are read; delete it or move it into the table`,
  },
  "reading-too-long": {
    zh: (f) => `读了 ${detail(f, "limit")} 秒还没有读完，已停止；请在 Excel 或 WPS 中重新保存，或分成几份`,
    en: (f) =>
      `was not read within ${detail(f, "limit")} seconds and was given up; save it again in Excel or WPS, or divide it`,
  },
  "reading-too-large": {
    zh: (f) =>
      `读取时占用的内存超过 ${detail(f, "limit")} MB，已停止；请在 Excel 或 WPS 中重新保存，或分成几份`,
    en: (f) =>
      `took more than ${detail(f, "limit")} MB of memory to read and was given up; save it again in Excel or WPS, or divide it`,
  },
  "unknown-encoding": {
    zh: (f) =>
      `无法识别文字编码：既不是 UTF-8（第 ${detail(f, "utf8Byte")} 字节），也不是 GB18030（第 ${detail(f, "gbByte")} 字节）；请另存为“CSV UTF-8”`,
    en: (f) =>
      `unknown encoding: neither UTF-8 (byte ${detail(f, "utf8Byte")}) nor GB18030 (byte ${detail(f, "gbByte")}); save it as CSV UTF-8`,
  },
  "utf-16": {
    zh: (f) => `无法识别文字编码：第 ${detail(f, "byte")} 字节像是 UTF-16 或二进制内容；请另存为“CSV UTF-8”`,
    en: (f) =>
      `unknown encoding: byte ${detail(f, "byte")} looks like UTF-16 or binary content; save it as CSV UTF-8`,
  },
  "quotes-unbalanced": {
    zh: () => "双引号不成对；含逗号或换行的内容应以双引号括起，其中的双引号写两个",
    en: () =>
      "the quotation marks do not match; quote text with commas or line breaks and double the quotation marks in it",
  },
  "row-too-long": {
    zh: (f) => `这一行超过 ${detail(f, "limit")} 个字符；请缩短，或检查此前是否有未闭合的双引号`,
    en: (f) =>
      `the row has more than ${detail(f, "limit")} characters; shorten it, or look for a quotation mark left open`,
  },
  "macros-ignored": {
    zh: () => "工作簿含有宏；宏不会运行，只读取数据",
    en: () => "the workbook holds macros; they are ignored and only the data is read",
  },
  "links-ignored": {
    zh: () => "工作簿含有外部链接；链接不会更新，只读取已保存的值",
    en: () => "the workbook holds external links; they are ignored and the stored values are read",
  },
  "file-ignored": {
    zh: () => "不是 CSV 文件，未读取",
    en: () => "is not a CSV file and was not read",
  },
  "too-large-for-xlsx": {
    zh: () => "数据太多，装不进一个可再导入的 .xlsx 工作簿；请导出为 CSV 文件夹（路径不以 .xlsx 结尾）",
    en: () =>
      "there is too much data for an .xlsx workbook that can be imported again; export to a folder of CSV files (a path that does not end in .xlsx)",
  },
  "cell-too-long-for-xlsx": {
    zh: (f) =>
      `有 ${detail(f, "length")} 个字符，.xlsx 的单元格最多 ${detail(f, "limit")} 个；请导出为 CSV 文件夹`,
    en: (f) =>
      `has ${detail(f, "length")} characters, a cell of an .xlsx at most ${detail(f, "limit")}; export to a folder of CSV files`,
  },
  "unknown-sheet": {
    zh: (f) => `没有名为“${f.sheet}”的表；应为下列之一：${detail(f, "sheets")}。请改名或删除`,
    en: (f) =>
      `there is no sheet called "${f.sheet}"; rename it to one of these or remove it: ${detail(f, "sheets")}`,
  },
  "empty-sheet": {
    zh: () => "空的工作表，未读取",
    en: () => "an empty sheet; it was not read",
  },
  "duplicate-sheet": {
    zh: () => "同名的表出现了两次；请合并为一个",
    en: () => "the sheet is there twice; join the two into one",
  },
  "no-header": {
    zh: (f) => `表中没有表头；第一行应为列名：${detail(f, "columns")}`,
    en: (f) => `the sheet has no header; its first row names the columns: ${detail(f, "columns")}`,
  },
  "unknown-column": {
    zh: (f) => `没有名为“${f.value}”的列；应为下列之一：${detail(f, "columns")}。请改名或删除`,
    en: (f) =>
      `there is no column called "${f.value}"; rename it to one of these or remove it: ${detail(f, "columns")}`,
  },
  "rows-above-header": {
    zh: (f) => `表头在第 ${detail(f, "header")} 行；它上面的内容是标题，未读取`,
    en: (f) => `the header is row ${detail(f, "header")}; what stands above it is a title and was not read`,
  },
  "column-ignored": {
    zh: () => "这一列不导入，未读取",
    en: () => "the column is not imported and was not read",
  },
  "duplicate-column": {
    zh: () => "同名的列出现了两次；请只保留一列",
    en: () => "the column is there twice; keep one",
  },
  "missing-column": {
    zh: (f) => `缺少必填的“${f.column}”列；请在表头中补上并填写`,
    en: (f) => `the column ${f.column} is missing; it must be there and filled in`,
  },
  "cell-without-column": {
    zh: (f) => `第${detail(f, "position")}列有内容，但表头没有列名；请补上列名，或清空单元格`,
    en: (f) =>
      `column ${detail(f, "position")} has a value but no name in the header; name the column or clear the cell`,
  },
  "formulas-taken": {
    zh: (f) => `这一列有 ${detail(f, "count")} 个公式（首个在 ${detail(f, "cell")}）；按已保存的计算结果读取`,
    en: (f) =>
      `the column holds ${detail(f, "count")} formulas (the first in ${detail(f, "cell")}); their stored values were taken`,
  },
  "formulas-without-value": {
    zh: (f) =>
      `这一列有 ${detail(f, "count")} 个公式没有计算结果（首个在 ${detail(f, "cell")}）；请在 Excel 中打开并保存，或粘贴为数值`,
    en: (f) =>
      `the column holds ${detail(f, "count")} formulas without a stored value (the first in ${detail(f, "cell")}); open and save the workbook in Excel, or paste the values`,
  },
  "numbers-as-text": {
    zh: (f) =>
      `这一列有 ${detail(f, "count")} 个单元格存成了数字或日期（首个在 ${detail(f, "cell")}）；已按文字读取`,
    en: (f) =>
      `${detail(f, "count")} cells of the column are stored as numbers or dates (the first in ${detail(f, "cell")}); they were taken as text`,
  },
  "midnight-assumed": {
    zh: (f) =>
      `这一列有 ${detail(f, "count")} 个日期没有时刻（首个在 ${detail(f, "cell")}）；已按 00:00 读取`,
    en: (f) =>
      `${detail(f, "count")} dates of the column carry no time of day (the first in ${detail(f, "cell")}); 00:00 was taken`,
  },
  "days-as-meant": {
    zh: (f) =>
      `这一列有 ${detail(f, "count")} 个日期不是 YYYY-MM-DD 的写法（首个在 ${detail(f, "cell")}）；已按所指的日子读取`,
    en: (f) =>
      `${detail(f, "count")} dates of the column are not written YYYY-MM-DD (the first in ${detail(f, "cell")}); they were taken for the days they mean`,
  },
  "names-as-kept": {
    zh: (f) =>
      `这一列有 ${detail(f, "count")} 个姓名去掉了多余的空格或统一了间隔号（首个在 ${detail(f, "cell")}）`,
    en: (f) =>
      `in ${detail(f, "count")} names of the column spaces were left out or dots made alike (the first in ${detail(f, "cell")})`,
  },
  "lines-joined": {
    zh: (f) => `这一列有 ${detail(f, "count")} 个单元格里有换行（首个在 ${detail(f, "cell")}）；已接成一行`,
    en: (f) =>
      `${detail(f, "count")} cells of the column hold line breaks (the first in ${detail(f, "cell")}); they were made one line`,
  },
  "total-row": {
    zh: (f) => `这一行是“${f.value}”，不是一条记录，未读取`,
    en: (f) => `the row is a total ("${f.value}"), not a record, and was not read`,
  },
  "required-empty": {
    zh: (f) => `“${f.column}”不能为空；请填写`,
    en: (f) => `${f.column} must not be empty; fill it in`,
  },
  "control-character": {
    zh: (f) => `${place(f)}是控制字符；请删去`,
    en: (f) => `${placed(f)} is a control character; remove it`,
  },
  "bidirectional-character": {
    zh: (f) => `${place(f)}是看不见的文字方向控制符；请删去`,
    en: (f) => `${placed(f)} is an invisible mark for the direction of writing; remove it`,
  },
  "zero-width-character": {
    zh: (f) => `${place(f)}是看不见的零宽字符；请删去`,
    en: (f) => `${placed(f)} is an invisible character without width; remove it`,
  },
  "broken-character": {
    zh: (f) => `${place(f)}不是完整的字符；请重新输入`,
    en: (f) => `${placed(f)} is half a character; type it again`,
  },
  "marks-heaped": {
    zh: (f) => `${place(f)}起，一个字上叠加的符号太多；请删去`,
    en: (f) => `from ${placed(f)} on too many marks are heaped on one letter; delete them`,
  },
  "text-too-long": {
    zh: (f) => `有 ${detail(f, "length")} 个字符，最多 ${detail(f, "limit")} 个；请缩短`,
    en: (f) => `has ${detail(f, "length")} characters, at most ${detail(f, "limit")} are taken; shorten it`,
  },
  "error-value": {
    zh: (f) => `单元格是公式错误“${f.value}”；请改正公式，或填写实际的值`,
    en: (f) => `the cell holds the error "${f.value}"; mend the formula or fill in the value`,
  },
  "secrecy-mark": {
    zh: (f) => `带有国家秘密的密级标志“${detail(f, "mark")}”；严禁导入涉密信息，请删去`,
    en: (f) =>
      `bears the mark of a state secret (${detail(f, "mark")}); nothing secret may be imported: take it out`,
  },
  "not-text": {
    zh: () => "编码存成了数字或日期，可能丢失前面的 0；请把这一列设为“文本”格式后重新填写",
    en: () =>
      "a number is stored where text is needed; leading zeros may be lost. Format the column as text and fill it in again",
  },
  "digits-lost": {
    zh: () => "存成了超过 15 位的数字，末尾的数字已丢失；请把这一列设为“文本”格式后重新填写",
    en: () =>
      "is stored as a number of more than 15 digits, so the last ones are lost; format the column as text and fill it in again",
  },
  "code-damaged": {
    zh: () => "是被表格改写成科学计数法的数字，后面的数字已经丢失；请把这一列设为“文本”格式，照原件重新填写",
    en: () =>
      "is a long number that a spreadsheet has shortened, so its last digits are lost; format the column as text and fill it in again from the original",
  },
  "separator-in-code": {
    zh: () => "编码中不能有顿号、逗号或分号；每格只填一个编码",
    en: () => "a code holds no 、 comma or semicolon; fill in one code in each cell",
  },
  "number-as-text": {
    zh: (f) => `数字存成了文字；请把单元格设为“数值”格式后重新填写${rather(f)}`,
    en: (f) => `the number is stored as text; format the cell as a number and fill it in again${instead(f)}`,
  },
  "not-a-number": {
    zh: () => "不是数字；应为小时数，最多两位小数，例如 4 或 1.5",
    en: () => "is not a number; hours are written with at most two places, such as 4 or 1.5",
  },
  negative: {
    zh: () => "学时不能为负；应为 0 或更大",
    en: () => "hours must not be negative; 0 or more is right",
  },
  "too-many-places": {
    zh: () => "小数超过两位；学时最多保留两位小数，例如 1.25",
    en: () => "has more than two places; hours have at most two, such as 1.25",
  },
  "number-too-large": {
    zh: (f) => `数字太大；最多 ${detail(f, "limit")}`,
    en: (f) => `is too large; at most ${detail(f, "limit")}`,
  },
  "not-a-year": {
    zh: (f) => `不是年度；应为四位数字，${detail(f, "first")} 至 ${detail(f, "last")}，例如 2010`,
    en: (f) => `is not a year; four digits from ${detail(f, "first")} to ${detail(f, "last")}, such as 2010`,
  },
  "not-whole": {
    zh: (f) => `应为 ${detail(f, "least")} 至 ${detail(f, "most")} 的整数`,
    en: (f) => `a whole number from ${detail(f, "least")} to ${detail(f, "most")} is right`,
  },
  "not-a-day": {
    zh: (f) => `不是规定的日期写法；应为 YYYY-MM-DD${rather(f) || "，例如 2010-01-05"}`,
    en: (f) => `is not written as a date; YYYY-MM-DD is right${instead(f) || ", such as 2010-01-05"}`,
  },
  "no-such-day": {
    zh: (f) =>
      `日历上没有这一天；请改正${f.details?.last ? `，该月到 ${detail(f, "last")} 为止` : "月份或日期"}`,
    en: (f) =>
      `the calendar has no such day; correct it${f.details?.last ? `, the month ends on ${detail(f, "last")}` : ""}`,
  },
  "day-out-of-range": {
    zh: (f) => `日期超出范围；应在 ${detail(f, "first")} 至 ${detail(f, "last")} 之间`,
    en: (f) => `is out of range; dates lie between ${detail(f, "first")} and ${detail(f, "last")}`,
  },
  "not-a-moment": {
    zh: (f) => `不是规定的时间写法；应为 YYYY-MM-DD HH:mm${rather(f) || "，例如 2010-01-05 09:00"}`,
    en: (f) =>
      `is not written as a time; YYYY-MM-DD HH:mm is right${instead(f) || ", such as 2010-01-05 09:00"}`,
  },
  "unknown-word": {
    zh: (f) => `没有“${detail(f, "word")}”这个选项；应为：${detail(f, "options")}`,
    en: (f) => `"${detail(f, "word")}" is not one of the words; right are: ${detail(f, "options")}`,
  },
  "other-separator": {
    zh: (f) => `多项之间用了“${detail(f, "separator")}”；应以顿号“、”隔开`,
    en: (f) => `the items are separated by "${detail(f, "separator")}"; 、 is right`,
  },
  "empty-in-list": {
    zh: () => "顿号之间有空项；请删去多余的顿号",
    en: () => "an item of the list is empty; remove the 、 that is too many",
  },
  "twice-in-list": {
    zh: (f) => `“${detail(f, "word")}”写了两次；每项只写一次`,
    en: (f) => `"${detail(f, "word")}" is there twice; write each item once`,
  },
}
