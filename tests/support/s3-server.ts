import { createHash, createHmac } from "node:crypto"
import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** A bucket of S3 on this machine: it believes signatures of version 4 and nothing else. */
export interface S3Server {
  /** What the program is told, as variables. */
  readonly env: Readonly<Record<string, string>>
  readonly objects: Map<string, { bytes: Buffer; at: Date }>
  /** What happens to the next requests of a method, in turn; afterwards they are answered as usual. */
  failNext(method: string, ...failures: readonly Failure[]): void
  /** How many requests were refused for their signature or checksum. */
  refused(): number
  close(): Promise<void>
}

/** `500`: an answer that says so; `cut`: the connection ends in the middle; `kept`: it ends when the work was done. */
export type Failure = "500" | "cut" | "kept"

const accessKey = "AKIDTEST"
const secret = "a secret for tests"
const region = "cn-test-1"
const bucket = "papers"

export async function startS3Server(prefix = "xueer/one"): Promise<S3Server> {
  const objects = new Map<string, { bytes: Buffer; at: Date }>()
  const failures: { readonly method: string; readonly how: Failure }[] = []
  let refused = 0
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`)
    const at = failures.findIndex(({ method }) => method === request.method)
    const how = at < 0 ? undefined : failures.splice(at, 1)[0]?.how
    if (how === "cut") return request.socket.destroy()
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const body = Buffer.concat(pieces)
    if (how === "500") return fail(response, 500, "InternalError")
    if (!isSigned(request, url) || !isWhole(request, body)) {
      refused += 1
      return fail(response, 403, "SignatureDoesNotMatch")
    }
    const key = decodeURIComponent(url.pathname.slice(bucket.length + 2))
    if (!url.pathname.startsWith(`/${bucket}`)) return fail(response, 404, "NoSuchBucket")
    if (request.method === "PUT") objects.set(key, { bytes: body, at: new Date() })
    if (request.method === "DELETE") objects.delete(key)
    if (how === "kept") return request.socket.destroy()
    if (request.method === "PUT") return response.writeHead(200, { ETag: '"x"' }).end()
    if (request.method === "DELETE") return response.writeHead(204).end()
    if (key === "") return list(response, url, objects)
    const object = objects.get(key)
    if (!object) return fail(response, 404, "NoSuchKey")
    response.writeHead(200, { "Content-Length": object.bytes.length, ETag: '"x"' })
    return response.end(request.method === "HEAD" ? undefined : object.bytes)
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  return {
    env: {
      FILES_URL: `s3://${bucket}${prefix === "" ? "" : `/${prefix}`}`,
      AWS_ACCESS_KEY_ID: accessKey,
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_REGION: region,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    },
    objects,
    failNext: (method, ...hows) => {
      failures.push(...hows.map((how) => ({ method, how })))
    },
    refused: () => refused,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    },
  }
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "Content-Type": "application/xml" })
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`)
}

/** Three keys a page, so that there is always another. */
function list(response: ServerResponse, url: URL, objects: S3Server["objects"]): void {
  const prefix = url.searchParams.get("prefix") ?? ""
  const after = url.searchParams.get("continuation-token") ?? ""
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort()
  const page = keys.slice(0, 3)
  const more = keys.length > page.length
  const contents = page.map((key) => {
    const object = objects.get(key)
    return `<Contents><Key>${key}</Key><LastModified>${object?.at.toISOString()}</LastModified><ETag>&quot;x&quot;</ETag><Size>${object?.bytes.length}</Size></Contents>`
  })
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ""
  response.writeHead(200, { "Content-Type": "application/xml" })
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join("")}</ListBucketResult>`,
  )
}

/** AWS Signature Version 4, worked out from what came. */
function isSigned({ method = "", headers }: IncomingMessage, url: URL): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? "",
    )
  if (!given) return false
  const [, key, day = "", place = "", signed = "", signature] = given
  const time = String(headers["x-amz-date"])
  const lateBy = Math.abs(
    Date.now() - Date.parse(time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z")),
  )
  if (key !== accessKey || place !== region || !time.startsWith(day) || !(lateBy < 900_000)) return false
  const names = signed.split(";")
  if (!["host", "x-amz-content-sha256", "x-amz-date"].every((name) => names.includes(name))) return false
  const query = [...url.searchParams]
    .map(([name, value]) => [encodeURIComponent(name), encodeURIComponent(value)])
    .sort(([one = ""], [other = ""]) => (one < other ? -1 : 1))
    .map((pair) => pair.join("="))
    .join("&")
  const canonical = [
    method,
    url.pathname,
    query,
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    "",
    signed,
    headers["x-amz-content-sha256"],
  ].join("\n")
  const toSign = [
    "AWS4-HMAC-SHA256",
    time,
    `${day}/${region}/s3/aws4_request`,
    createHash("sha256").update(canonical).digest("hex"),
  ].join("\n")
  const hmac = (with_: string | Buffer, text: string) => createHmac("sha256", with_).update(text).digest()
  const signingKey = [region, "s3", "aws4_request"].reduce(hmac, hmac(`AWS4${secret}`, day))
  return hmac(signingKey, toSign).toString("hex") === signature
}

/** A body that names its digest is that body. */
function isWhole({ headers }: IncomingMessage, body: Buffer): boolean {
  const checksum = headers["x-amz-checksum-sha256"]
  return checksum === undefined || checksum === createHash("sha256").update(body).digest("base64")
}
