/** One answer, whole, before a fault may spoil it. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

const JSON_TYPE = { "content-type": "application/json;charset=UTF-8" };

export const jsonText = (status: number, body: string | Buffer): Answer => ({
  status,
  headers: JSON_TYPE,
  body,
});

export const json = (status: number, body: unknown): Answer => jsonText(status, JSON.stringify(body));

const REASONS: Readonly<Record<number, string>> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_ALLOWED",
  406: "NOT_ACCEPTABLE",
  409: "CONFLICT",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
};

/** The error shape of the resource endpoints (UPSTREAM 2); `now` in milliseconds since 1970. */
export const refusal = (status: number, message: string, now: number): Answer =>
  json(status, {
    status: REASONS[status] ?? String(status),
    timestamp: new Date(now).toISOString(),
    message,
    printableMessage: false,
  });

/** Spring's OAuth error shape (UPSTREAM 1 and 4). */
export const oauthRefusal = (status: number, error: string, description: string): Answer =>
  json(status, { error, error_description: description });

/** A page of the proxy in front. */
export const htmlPage = (status: number, title: string): Answer => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
});
