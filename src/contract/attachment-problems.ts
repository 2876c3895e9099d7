import type { ProblemTable } from "./problems.ts"

const megabytes = (bytes: string | number | undefined) => `${Math.floor(Number(bytes) / 1_048_576)} MB`

/** What sending, adding and taking out attachments can be refused for. */
export const attachmentProblems = {
  "file-too-large": {
    status: 413,
    zh: ({ most }) => `文件太大，最多 ${megabytes(most)}。`,
    en: ({ most }) => `The file is too large: at most ${megabytes(most)}.`,
  },
  "too-many-files": {
    status: 409,
    zh: ({ most }) => `这一场已有 ${most} 个附件，不能再加。`,
    en: ({ most }) => `This sitting has ${most} attachments already; no more can be added.`,
  },
  "no-room-left": {
    status: 409,
    zh: ({ year, left }) => `本组织 ${year} 年的附件空间只剩 ${megabytes(left)}，放不下这个文件。`,
    en: ({ year, left }) =>
      `The unit has only ${megabytes(left)} left for attachments of ${year}; this file does not fit.`,
  },
  "marked-secret": {
    status: 422,
    zh: ({ mark }) => `文件带有国家秘密的密级标志“${mark}”，没有收下，也没有留存。严禁上传涉密信息。`,
    en: ({ mark }) =>
      `The file bears the mark of a state secret (${mark}). It was not taken, and nothing of it is kept: nothing secret may be uploaded.`,
  },
  "kind-not-taken": {
    status: 422,
    zh: "不收这种文件。可以上传照片（JPG、PNG、WebP）、PDF、Word、Excel、PowerPoint、WPS 和纯文本。",
    en: "Files of this kind are not taken: photographs (JPG, PNG, WebP), PDF, Word, Excel, PowerPoint, WPS and plain text are.",
  },
  "heic-not-taken": {
    status: 422,
    zh: "HEIC 照片读不了。请在手机的相机设置里改为“兼容性最佳”，或另存为 JPG 再上传。",
    en: "HEIC photographs cannot be read. Set the phone's camera to “Most Compatible”, or save it as JPG.",
  },
  "file-protected": {
    status: 422,
    zh: "文件设了密码或限制，看不到里面有没有密级标志。请另存为不加密的再上传。",
    en: "The file is behind a password, so nobody can see whether it bears a mark. Save it without one.",
  },
  "file-damaged": {
    status: 422,
    zh: "文件损坏，或者太复杂，读不了。请打开看看，另存一份再上传。",
    en: "The file is damaged or too intricate to be read. Open it, save it anew, and upload that.",
  },
  "too-many-points": {
    status: 422,
    zh: "照片的像素太多（最多 1 亿），请缩小再上传。",
    en: "The picture has too many points (100 million at most): make it smaller.",
  },
  "upload-not-yours": {
    status: 409,
    zh: "这次上传是别人开始的，请从头上传。",
    en: "Somebody else began this upload: please start your own.",
  },
  "upload-elsewhere": {
    status: 409,
    zh: ({ received }) => `已经收到 ${received} 字节，请从那里接着传。`,
    en: ({ received }) => `${received} bytes have come: go on from there.`,
  },
  "chunk-damaged": {
    status: 409,
    zh: "这一段在路上损坏了，请重传。",
    en: "This chunk was damaged on its way: send it again.",
  },
  "upload-incomplete": {
    status: 409,
    zh: ({ received }) => `还没有传完，已收到 ${received} 字节。`,
    en: ({ received }) => `It is not all there yet: ${received} bytes have come.`,
  },
} as const satisfies ProblemTable
