import { type Refusal, type Result, ok, refuse } from '#kernel';

export interface UrlRules {
  /** Plain http to other machines; without it only to this one. */
  readonly allowHttp: boolean;
  /** The input it came from, such as `s3-endpoint`. */
  readonly input: string;
}

/** The URL in `text`, when a request may be sent there: http(s) without credentials, plain http only to this machine. */
export function parseServerUrl(text: string, rules: UrlRules): Result<URL> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return refuse(mistake(rules, 'it is not a URL', 'Write it as https://host or https://host:port.'));
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return refuse(mistake(rules, `it begins with ${url.protocol}//`, 'Use an https:// URL.'));
  }
  if (url.username !== '' || url.password !== '') {
    return refuse(mistake(rules, 'it carries a user name or a password', 'Take them out of the URL; credentials come from the environment.'));
  }
  if (url.protocol === 'http:' && !rules.allowHttp && !isLoopback(url.hostname)) {
    return refuse(mistake(rules, `plain http to ${url.hostname} can be read and changed on the way`, 'Use https, or allow plain http explicitly.'));
  }
  return ok(url);
}

/** Whether `hostname` is this machine. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

// The text itself is left out of the message: what is wrong with it may be a password in it.
function mistake(rules: UrlRules, why: string, next: string): Refusal {
  return { kind: 'usage', code: 'url-invalid', what: `The URL given as ${rules.input} cannot be used`, why, next };
}
