/** An answer that S3 gives instead of what was asked for. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;

  constructor(status: number, code: string, details: Readonly<Record<string, string>> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  /** The body, as Amazon S3's "Error responses" page describes it. */
  toXml(requestId: string): string {
    const fields = { Code: this.code, Message: `This server says ${this.code}.`, ...this.details, RequestId: requestId };
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${Object.entries(fields)
      .map(([name, value]) => element(name, value))
      .join('')}</Error>`;
  }
}

export function element(name: string, text: string): string {
  const escaped = text.replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<${name}>${escaped}</${name}>`;
}
