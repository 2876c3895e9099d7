/** The beginning of a request that ends its connection. */
const ours = "Host: 127.0.0.1\r\nConnection: close\r\n"

/** A sign-in with more in its head. */
export const wirePost = (head: string, body = "") =>
  `POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nContent-Type: application/json\r\n${head}\r\n${body}`

/** Bytes that are no request, or two in one: what they are, and what the server begins its one answer with. */
export const wireCases: readonly (readonly [string, string, RegExp])[] = [
  ["no host", "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", /^HTTP\/1.1 400/],
  [
    "a host that is none",
    "GET /healthz HTTP/1.1\r\nHost: a b/\r\nConnection: close\r\n\r\n",
    /^HTTP\/1.1 400/,
  ],
  ["two lengths", wirePost("Content-Length: 2\r\nContent-Length: 30\r\n", "{}"), /^HTTP\/1.1 400/],
  [
    "a length and pieces",
    wirePost("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET / HTTP/1.1\r\n\r\n"),
    /^HTTP\/1.1 400/,
  ],
  ["a length below none", wirePost("Content-Length: -2\r\n", "{}"), /^HTTP\/1.1 400/],
  ["pieces of another kind", wirePost("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), /^HTTP\/1.1 400/],
  [
    "pieces of no length",
    wirePost("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"),
    /^HTTP\/1.1 400/,
  ],
  ["a space before a colon", `GET /healthz HTTP/1.1\r\n${ours}X-A : 1\r\n\r\n`, /^HTTP\/1.1 400/],
  ["a header over two lines", `GET /healthz HTTP/1.1\r\n${ours}X-A: 1\r\n 2\r\n\r\n`, /^HTTP\/1.1 400/],
  ["a NUL in a header", `GET /healthz HTTP/1.1\r\n${ours}X-A: a\0b\r\n\r\n`, /^HTTP\/1.1 400/],
  [
    "a cookie of 20 kB",
    `GET /healthz HTTP/1.1\r\n${ours}Cookie: a=${"x".repeat(20_000)}\r\n\r\n`,
    /^HTTP\/1.1 431/,
  ],
  ["an address of 20 kB", `GET /${"x".repeat(20_000)} HTTP/1.1\r\n${ours}\r\n`, /^HTTP\/1.1 431/],
  ["a method in small letters", `get /healthz HTTP/1.1\r\n${ours}\r\n`, /^HTTP\/1.1 400/],
  ["a version to come", `GET /healthz HTTP/9.9\r\n${ours}\r\n`, /^HTTP\/1.1 400/],
  ["the greeting of TLS", "\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03", /^HTTP\/1.1 400/],
  ["TRACE", `TRACE /healthz HTTP/1.1\r\n${ours}\r\n`, /^HTTP\/1.1 405/],
  [
    "an address of another host",
    `GET http://evil.example/healthz HTTP/1.1\r\n${ours}\r\n`,
    /^HTTP\/1.1 (200|400)/,
  ],
  ["two slashes and a host", `GET //evil.example/x.js HTTP/1.1\r\n${ours}\r\n`, /^HTTP\/1.1 404/],
  ["bytes in an address", `GET /\xff\xfe.js HTTP/1.1\r\n${ours}\r\n`, /^HTTP\/1.1 40[04]/],
  ["steps above the root", `GET /../../../../etc/passwd HTTP/1.1\r\n${ours}\r\n`, /^HTTP\/1.1 (200|404)/],
]
